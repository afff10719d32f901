package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows 1 to 75 of the list of bad input, each at least once: the file is refused in one line that says where, what was found and
 * what was wanted, or read as the mesh it is. Further cases of single formats are in their own tests.
 */
class BadInputTest {
    private static final int ROWS = 75;

    @TempDir
    private Path folder;

    private static List<BadInputCase> cases() throws IOException {
        return Stream.of(BadText.cases(), BadBinary.cases(), BadGltf.cases(), BadValues.cases())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(BadInputCase::row))
                .toList();
    }

    @Test
    void everyRowHasACase() throws IOException {
        assertThat(cases().stream().map(BadInputCase::row).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @TestFactory
    Stream<DynamicTest> isReadOrRefusedInOneLine() throws IOException {
        return cases().stream()
                .map(test -> DynamicTest.dynamicTest(test.row() + " " + test.what(), () -> test.check()
                        .in(Files.createTempDirectory(folder, "row"))));
    }
}
