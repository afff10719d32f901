package dev.holonomy.mesh.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real meshes outside of the project; tests that need them are skipped, and say so, where they are not there. */
final class Corpus {
    private Corpus() {}

    static Path path(String relative) {
        String root = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(root != null, "HOLONOMY_DATA is not set, real meshes are not read");
        Path path = Path.of(root).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), path + " is missing");
        return path;
    }
}
