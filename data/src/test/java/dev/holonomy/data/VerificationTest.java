package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Verification verify() {
        return Verification.of(folder, DataCatalog.layoutOf(folder), "", 0);
    }

    private static List<String> errors(Verification result) {
        return result.findings().stream()
                .filter(f -> f.severity() == Verification.Severity.ERROR)
                .map(Verification.Finding::what)
                .toList();
    }

    @Test
    void aSoundSetHasNoFindings() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(i + ".off", String.format(LayoutsTest.OFF, i));
            write(i + ".txt", "0\n1\n1\n0\n");
        }
        Verification result = verify();
        assertThat(result.findings()).isEmpty();
        assertThat(result.sound()).isTrue();
        assertThat(result.classes())
                .containsExactly(new Verification.ClassCount("0", 6, 2), new Verification.ClassCount("1", 6, 2));
    }

    @Test
    void everyTrapIsFoundAndMended() throws IOException {
        for (int i = 0; i < 5; i++) {
            write("m" + i + ".off", String.format(LayoutsTest.OFF, i));
            write("m" + i + ".txt", "1\n2\n2\n1\n");
        }
        write("split.txt", "train m0\ntrain m1\ntest m2\ntest m3\n");
        // the points of m0 in another order and place, twice as large
        write("m2.off", "OFF\n4 2 0\n9 5 3\n7 7 3\n9 7 3\n7 5 3\n3 3 0 1\n3 0 2 1\n");
        write("m3.txt", "1\n3\n3\n1\n");
        write("m4.txt", "1\n1\n1\n");
        write("m9.txt", "1\n1\n1\n1\n");
        Verification result = verify();
        assertThat(result.sound()).isFalse();
        assertThat(errors(result))
                .hasSize(3)
                .anyMatch(e -> e.contains("m4.txt") && e.contains("3 rows"))
                .anyMatch(e -> e.contains("'3' is in the test part only"))
                .anyMatch(e -> e.contains("the same mesh 2 times: m0 (train), m2 (test)"));
        assertThat(result.findings())
                .allMatch(f -> !f.mend().isBlank())
                .anyMatch(f -> f.what().contains("m9.txt"))
                .anyMatch(f -> f.what().contains("count from 1"));
    }
}
