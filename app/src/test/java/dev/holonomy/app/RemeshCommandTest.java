package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemeshCommandTest {
    private static final int N = 12;

    @TempDir
    private Path folder;

    private Path square;
    private Path out;

    @BeforeEach
    void makeSquare() throws IOException {
        square = SmallMeshes.square(folder, N);
        out = folder.resolve("new.ply");
    }

    /** The square stays the square; the map says where each new vertex and face lies on the old one. */
    @Test
    void theMeshHasTheVerticesThatWereAskedForAndTheMapSaysWhere() {
        Run run = Run.of("remesh", square, out, "--vertices", 300, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        TriangleMesh mesh = MeshFiles.read(out);
        TriangleMesh old = MeshFiles.read(square);
        assertThat(mesh.vertexCount()).isEqualTo(300);
        assertThat(MeshChecks.of(mesh).area()).isCloseTo(N * N, within(1e-9));
        JsonNode json = run.json();
        assertThat(json.get("vertices").asInt()).isEqualTo(300);
        assertThat(json.get("faces").asInt()).isEqualTo(mesh.faceCount());
        JsonNode changes = json.get("changes");
        int more = changes.get("edges_split").asInt()
                - changes.get("edges_collapsed").asInt();
        assertThat(more).isEqualTo(300 - old.vertexCount());
        assertThat(changes.get("edges_flipped").asInt()).isPositive();
        assertThat(changes.get("isolated_vertices_dropped").asInt()).isZero();
        Map<String, NpyArray> arrays = Npz.read(Path.of(json.get("map").asText()));
        int[] faces = arrays.get("faces").ints();
        double[] weights = arrays.get("weights").doubles();
        assertThat(arrays.get("weights").shape()).containsExactly(300, 3);
        assertThat(arrays.get("face_sources").shape()).containsExactly(mesh.faceCount());
        for (int v = 0; v < 300; v++) {
            double x = 0;
            for (int c = 0; c < 3; c++) {
                x += weights[3 * v + c] * old.coordinate(old.vertex(faces[v], c), 0);
            }
            assertThat(x).isCloseTo(mesh.coordinate(v, 0), within(1e-9));
        }
    }

    @Test
    void valuesGoAlongWhereTheFormatHoldsThem() throws IOException {
        TriangleMesh mesh = MeshFiles.read(square);
        int[] halves = IntStream.range(0, mesh.vertexCount())
                .map(v -> mesh.coordinate(v, 0) < N / 2.0 ? 0 : 1)
                .toArray();
        Path labelled = folder.resolve("labelled.ply");
        MeshFiles.write(labelled, mesh, List.of(new VertexLabels("half", halves, List.of("left", "right"))));
        Run run = Run.of("remesh", labelled, out, "--vertices", 80, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("values")).hasSize(1);
        MeshFile result = MeshFiles.load(out);
        VertexLabels labels = (VertexLabels) result.values().get(0);
        assertThat(labels.classNames()).containsExactly("left", "right");
        for (int v = 0; v < 80; v++) {
            double x = result.mesh().coordinate(v, 0);
            if (Math.abs(x - N / 2.0) > 1) {
                assertThat(labels.labels()[v]).isEqualTo(x < N / 2.0 ? 0 : 1);
            }
        }
        Run asOff = Run.of("remesh", labelled, folder.resolve("plain.off"), "--vertices", 80, "--json");
        assertThat(asOff.status()).isZero();
        assertThat(asOff.err()).contains("warning", "cannot hold 1 of 1 values");
        assertThat(asOff.json().get("changes").get("values_left_out").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "off", "stl", "glb", "vtu"})
    void everyFormatIsWritten(String extension) {
        Path file = folder.resolve("a." + extension);
        Run run = Run.of("remesh", square, file, "--vertices", 50);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(MeshFiles.read(file).vertexCount()).isEqualTo(50);
    }

    @Test
    void whatCannotBeRightIsWrongUsage() {
        ended(2, "--vertices", square, out);
        ended(2, "number of vertices is 0, wanted 3 or more", square, out, "--vertices", 0);
        ended(2, "--feature-angle is 200", square, out, "--vertices", 9, "--feature-angle", 200);
        ended(2, "--feature-angle is NaN", square, out, "--vertices", 9, "--feature-angle", "NaN");
    }

    @Test
    void filesAreLookedAtBeforeTheWorkAndNothingIsLeftOfARefusal() throws IOException {
        ended(1, "also an input", square, square, "--vertices", 9, "--force");
        ended(1, "no such folder", square, folder.resolve("nowhere/a.ply"), "--vertices", 9);
        ended(1, ".xyz", square, folder.resolve("a.xyz"), "--vertices", 9);
        ended(1, "non-manifold", SmallMeshes.fin(folder), out, "--vertices", 4);
        Path flat = Files.writeString(folder.resolve("flat.off"), "OFF\n3 1 0\n0 0 0\n1 0 0\n2 0 0\n3 0 1 2\n");
        ended(1, "no area", flat, out, "--vertices", 4);
        Files.writeString(folder.resolve("new.map.npz"), "old");
        ended(1, "new.map.npz: exists already; --force", square, out, "--vertices", 9);
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("new.map.npz")).hasContent("old");
    }

    private static void ended(int status, String named, Object... words) {
        Object[] line = new Object[words.length + 1];
        line[0] = "remesh";
        System.arraycopy(words, 0, line, 1, words.length);
        Run run = Run.of(line);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).startsWith("holonomy: ").contains(named).hasLineCount(1);
    }
}
