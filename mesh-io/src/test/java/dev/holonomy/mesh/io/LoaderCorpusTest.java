package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.TriangleMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of a corpus that loaders meet is read or refused in one line that names the file. */
class LoaderCorpusTest {
    private static final List<String> READ = List.of("obj", "off", "ply", "stl", "gltf", "glb");

    /** No scene or only points and lines, a missing or compressed buffer, a circle of nodes, indices that do not fit. */
    private static final Pattern BAD_GLTF = Pattern.compile("glTF2/(TestNoRootNode|draco|MissingBin|RecursiveNodes"
            + "|SchemaFailures|IncorrectVertexArrays|IndexOutOfRange|BoxWithInfinites)|badArray"
            + "|Mode_(00|01|02|03|07|08|09|10)");

    @TestFactory
    Stream<DynamicTest> everyFileIsReadOrRefused() throws IOException {
        Path root = Corpus.path("loader-corpus");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean ours = READ.contains(name.substring(name.lastIndexOf('.') + 1));
        boolean bad = file.toString().contains("invalid")
                || BAD_GLTF.matcher(file.toString()).find()
                || name.equals("number_formats.obj") // has the number 3.1+e2
                || name.equals("issue623.ply") // a list that no line holds
                || (name.equals("wuson.ply") && file.toString().contains("assimp")); // a header line of free text
        try {
            MeshFile read = MeshFiles.load(file);
            assertThat(ours).as("a mesh of a format that is read").isTrue();
            assertThat(bad).as("a file known to be broken").isFalse();
            TriangleMesh mesh = read.mesh();
            assertThat(mesh.vertexCount()).isPositive();
            assertThat(read.warnings()).allSatisfy(w -> assertThat(w).doesNotContain("\n"));
            if (read.polygonOfFace().length > 0) {
                assertThat(read.polygonOfFace()).hasSize(mesh.faceCount()).isSorted();
            }
        } catch (MeshFormatException e) {
            assertThat(!ours || bad).as(String.valueOf(e.getMessage())).isTrue();
            assertThat(e)
                    .hasMessageContaining(String.valueOf(file.getFileName()))
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void byteOrdersAndTextHoldTheSameMesh() {
        TriangleMesh little = MeshFiles.read(Corpus.path("loader-corpus/happly/platonic_shelf.ply"));
        TriangleMesh big = MeshFiles.read(Corpus.path("loader-corpus/happly/platonic_shelf_big_endian.ply"));
        assertThat(big.positions()).isEqualTo(little.positions());
        assertThat(big.triangles()).isEqualTo(little.triangles());
        TriangleMesh text = MeshFiles.read(Corpus.path("loader-corpus/happly/platonic_shelf_ascii.ply"));
        assertThat(text.triangles()).isEqualTo(little.triangles());
    }

    @Test
    void headerEndsDoNotShiftTheBody() {
        TriangleMesh plain = MeshFiles.read(Corpus.path("loader-corpus/assimp/PLY/cube_binary.ply"));
        TriangleMesh windows =
                MeshFiles.read(Corpus.path("loader-corpus/assimp/PLY/cube_binary_header_with_RN_newline.ply"));
        assertThat(windows.positions()).isEqualTo(plain.positions());
        TriangleMesh lineFeed = MeshFiles.read(Corpus.path("loader-corpus/assimp/PLY/cube_binary_starts_with_nl.ply"));
        assertThat(lineFeed.vertexCount()).isEqualTo(8);
        assertThat(lineFeed.faceCount()).isEqualTo(12);
    }

    @Test
    void stlBoxIsOneClosedSurface() {
        for (String form : List.of("ascii", "binary")) {
            TriangleMesh box = MeshFiles.read(Corpus.path("loader-corpus/geometry-central/stl_box_" + form + ".stl"));
            assertThat(MeshChecks.of(box).euler()).isEqualTo(2);
            assertThat(box.vertexCount()).isEqualTo(8);
        }
    }

    @Test
    void utf16TextIsRead() {
        TriangleMesh wide = MeshFiles.read(Corpus.path("loader-corpus/assimp/OBJ/box_UTF16BE.obj"));
        TriangleMesh plain = MeshFiles.read(Corpus.path("loader-corpus/assimp/OBJ/box.obj"));
        assertThat(wide.positions()).isEqualTo(plain.positions());
    }
}
