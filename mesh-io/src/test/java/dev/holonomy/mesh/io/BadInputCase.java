package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A row of the list of bad input: a file, and what must come of it.
 *
 * @param row its number
 * @param what the file or what is done with it, for the name of the test
 * @param check makes the file in a folder and looks at what comes out
 */
record BadInputCase(int row, String what, Check check) {
    /** A check that may fail in any way. */
    interface Check {
        void in(Path folder) throws IOException;
    }

    /** What a mesh that was read must be like. */
    interface Wanted {
        void of(MeshFile file);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A mesh file that is refused in one line that names some things. */
    static BadInputCase refused(int row, String name, String content, String... named) {
        return refused(row, name, utf8(content), named);
    }

    static BadInputCase refused(int row, String name, byte[] content, String... named) {
        return new BadInputCase(row, name + " refused: " + String.join(", ", named), folder -> {
            Path file = Files.write(folder.resolve(name), content);
            oneLine(file, () -> MeshFiles.load(file), named);
        });
    }

    /** A mesh file that is read. */
    static BadInputCase read(int row, String name, String content, Wanted wanted) {
        return read(row, name, utf8(content), wanted);
    }

    static BadInputCase read(int row, String name, byte[] content, Wanted wanted) {
        return new BadInputCase(
                row, name + " read", folder -> wanted.of(MeshFiles.load(Files.write(folder.resolve(name), content))));
    }

    /** A file of values of a mesh that is refused in one line. */
    static BadInputCase valuesRefused(int row, TriangleMesh mesh, String name, byte[] content, String... named) {
        return new BadInputCase(row, name + " refused: " + String.join(", ", named), folder -> {
            Path file = Files.write(folder.resolve(name), content);
            oneLine(file, () -> ValueFiles.read(file, mesh), named);
        });
    }

    private static void oneLine(
            Path file, org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String... named) {
        assertThatThrownBy(read)
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContaining("\n")
                .satisfies(e -> assertThat(e.getMessage()).contains(named));
    }

    /** So many vertices and faces, and warnings that contain these words, no others. */
    static Wanted mesh(int vertices, int faces, String... warnings) {
        return file -> {
            assertThat(file.mesh().vertexCount()).isEqualTo(vertices);
            assertThat(file.mesh().faceCount()).isEqualTo(faces);
            assertThat(file.warnings()).hasSize(warnings.length);
            for (int i = 0; i < warnings.length; i++) {
                assertThat(file.warnings().get(i)).contains(warnings[i]);
            }
        };
    }

    /** The same mesh as another file, bit for bit. */
    static Wanted same(byte[] other, String name) {
        TriangleMesh mesh = MeshFiles.read(new FileBytes(Path.of(name), other)).mesh();
        return file -> {
            assertThat(file.mesh().positions()).isEqualTo(mesh.positions());
            assertThat(file.mesh().triangles()).isEqualTo(mesh.triangles());
        };
    }
}
