package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathTest {
    @TempDir
    private Path folder;

    @Test
    void anExistingFileWantsForce() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npz"), "old");
        refused(file, false, "exists already; --force");
        assertThat(OutputPath.file(file, true)).isEqualTo(file);
        assertThat(file).hasContent("old");
    }

    @Test
    void anInputIsNeverTheOutputWhateverItIsCalled() throws IOException {
        Path input = Files.writeString(folder.resolve("in.off"), "OFF");
        Path link = Files.createSymbolicLink(folder.resolve("link.off"), input);
        for (Path output : new Path[] {input, link, folder.resolve("../" + folder.getFileName() + "/in.off")}) {
            assertThatThrownBy(() -> OutputPath.file(output, true, input)).hasMessageContaining("also an input");
        }
    }

    @Test
    void theFolderMustBeThereAndBeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "");
        refused(folder.resolve("missing/a.npz"), true, "missing: no such folder");
        refused(file.resolve("a.npz"), true, "plain: not a folder");
        refused(folder, true, "is a folder, wanted the name of a file");
        refused(Path.of("/dev/null"), true, "no regular file");
        assertThatThrownBy(() -> OutputPath.folder(folder.resolve("a/b"))).hasMessageContaining("a: no such folder");
        assertThatThrownBy(() -> OutputPath.folder(file)).hasMessageContaining("plain: not a folder");
        assertThat(OutputPath.folder(folder.resolve("new"))).isEmptyDirectory();
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private static void refused(Path file, boolean force, String reason) {
        assertThatThrownBy(() -> OutputPath.file(file, force))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }
}
