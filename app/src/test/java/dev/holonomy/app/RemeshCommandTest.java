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
        JsonNode json = Run.done("remesh", square, out, "--vertices", 300);
        TriangleMesh mesh = MeshFiles.read(out);
        TriangleMesh old = MeshFiles.read(square);
        assertThat(mesh.vertexCount()).isEqualTo(300);
        assertThat(MeshChecks.of(mesh).area()).isCloseTo(N * N, within(1e-9));
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
        JsonNode json = Run.done("remesh", labelled, out, "--vertices", 80);
        assertThat(json.get("values")).hasSize(1);
        MeshFile result = MeshFiles.load(out);
        VertexLabels labels = (VertexLabels) result.values().get(0);
        assertThat(labels.classNames()).containsExactly("left", "right");
        for (int v = 0; v < 80; v++) {
            double x = result.mesh().coordinate(v, 0);
            if (Math.abs(x - N / 2.0) > 1) {
                assertThat(labels.labels()[v]).isEqualTo(x < N / 2.0 ? 0 : 1);
            }
        }
    }

    @Test
    void whatCannotBeDoneIsRefused() throws IOException {
        Run.refused(2, "--vertices", "remesh", square, out);
        Run.refused(2, "number of vertices is 0, wanted 3 or more", "remesh", square, out, "--vertices", 0);
        Run.refused(2, "--feature-angle is 200", "remesh", square, out, "--vertices", 9, "--feature-angle", 200);
        Run.refused(2, "--feature-angle is NaN", "remesh", square, out, "--vertices", 9, "--feature-angle", "NaN");
        Run.refused(1, "non-manifold", "remesh", SmallMeshes.fin(folder), out, "--vertices", 4);
        Path flat = Files.writeString(folder.resolve("flat.off"), "OFF\n3 1 0\n0 0 0\n1 0 0\n2 0 0\n3 0 1 2\n");
        Run.refused(1, "no area", "remesh", flat, out, "--vertices", 4);
        assertThat(out).doesNotExist();
    }
}
