package dev.holonomy.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mesh files small enough to know all about them. */
final class SmallMeshes {
    static final String TETRAHEDRON = "OFF\n4 4 0\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n3 0 2 1\n3 0 1 3\n3 1 2 3\n3 2 0 3\n";

    private SmallMeshes() {}

    static Path tetrahedron(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tetrahedron.off"), TETRAHEDRON);
    }

    /** The square [0, n]² in the plane z = 0, cut into unit squares and those into two triangles. */
    static Path square(Path folder, int n) throws IOException {
        StringBuilder text = new StringBuilder("OFF\n" + (n + 1) * (n + 1) + " " + 2 * n * n + " 0\n");
        for (int i = 0; i < (n + 1) * (n + 1); i++) {
            text.append(i % (n + 1)).append(' ').append(i / (n + 1)).append(" 0\n");
        }
        for (int i = 0; i < n * n; i++) {
            int corner = i / n * (n + 1) + i % n;
            text.append("3 " + corner + " " + (corner + 1) + " " + (corner + n + 2) + "\n");
            text.append("3 " + corner + " " + (corner + n + 2) + " " + (corner + n + 1) + "\n");
        }
        return Files.writeString(folder.resolve("square.off"), text.toString());
    }

    /** Three triangles at one edge. */
    static Path fin(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("fin.off"),
                "OFF\n5 3 0\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n0 -1 0\n3 0 1 2\n3 1 0 3\n3 0 1 4\n");
    }
}
