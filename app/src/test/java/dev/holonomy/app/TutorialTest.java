package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the tutorials print, run as they stand, with fewer epochs. */
class TutorialTest {
    @TempDir
    private Path folder;

    @Test
    void ownMeshes() throws IOException {
        String text = Files.readString(Path.of("../docs/tutorials/own-meshes.md"));
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(yaml.find()).isTrue();
        Files.writeString(folder.resolve("my.yaml"), inFolder(yaml.group(1)));
        List<String> commands = text.lines()
                .filter(line -> line.startsWith("    ./holonomy "))
                .map(line -> line.strip().substring("./holonomy ".length()))
                .toList();
        assertThat(commands).hasSize(5);
        for (String command : commands) {
            List<String> words = new ArrayList<>(List.of(inFolder(command).split(" ")));
            if (!words.get(0).equals("data")) {
                words.addAll(List.of("--device", "java"));
            }
            if (words.get(0).equals("train")) {
                words.addAll(List.of("--epochs", "1"));
            }
            Run run = Run.of(words.toArray());
            assertThat(run.status()).as(command + ": " + run.err() + run.out()).isZero();
        }
        assertThat(folder.resolve("my-run/confusion.csv")).exists();
        assertThat(folder.resolve("predicted/creature_000.ply")).exists();
    }

    /** The folders and files of a command, in the folder of the test. */
    private String inFolder(String command) {
        return command.replaceAll("(?<![\\w/-])(my-meshes|my-run|my\\.yaml|predicted)(?![\\w-])", folder + "/$1");
    }
}
