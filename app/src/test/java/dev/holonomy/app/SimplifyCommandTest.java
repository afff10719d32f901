package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimplifyCommandTest {
    private static final int N = 12;

    @TempDir
    private Path folder;

    private Path square;
    private Path out;

    @BeforeEach
    void makeSquare() throws IOException {
        square = SmallMeshes.square(folder, N);
        out = folder.resolve("small.ply");
    }

    /** The square stays the square: its area, its boundary, its plane; the map says where each vertex went. */
    @Test
    void theMeshIsSmallerAndTheMapIsBesideIt() {
        JsonNode json = Run.done("simplify", square, out, "--vertices", 40);
        TriangleMesh mesh = MeshFiles.read(out);
        assertThat(mesh.vertexCount()).isEqualTo(40);
        assertThat(MeshChecks.of(mesh).area()).isCloseTo(N * N, within(1e-9));
        int old = (N + 1) * (N + 1);
        assertThat(json.get("vertices").asInt()).isEqualTo(40);
        assertThat(json.get("faces").asInt()).isEqualTo(mesh.faceCount());
        assertThat(json.get("changes").get("vertices_merged").asInt()).isEqualTo(old - 40);
        assertThat(json.get("changes").get("faces_removed").asInt()).isEqualTo(2 * N * N - mesh.faceCount());
        Path map = folder.resolve("small.map.npz");
        assertThat(json.get("map").asText()).isEqualTo(map.toString());
        Map<String, NpyArray> arrays = Npz.read(map);
        assertThat(arrays.get("clusters").shape()).containsExactly(old);
        int[] clusters = arrays.get("clusters").ints();
        int[] sources = arrays.get("sources").ints();
        for (int c = 0; c < 40; c++) {
            assertThat(clusters[sources[c]]).isEqualTo(c);
        }
        assertThat(arrays.get("face_sources").shape()).containsExactly(mesh.faceCount());
    }

    /** Values inside the file and beside it arrive in the result. */
    @Test
    void valuesGoAlong() throws IOException {
        TriangleMesh mesh = MeshFiles.read(square);
        int[] halves = IntStream.range(0, mesh.vertexCount())
                .map(v -> mesh.coordinate(v, 0) < N / 2.0 ? 0 : 1)
                .toArray();
        Path labelled = folder.resolve("labelled.ply");
        MeshFiles.write(labelled, mesh, List.of(new VertexLabels("half", halves, List.of("left", "right"))));
        Path ones = Files.writeString(
                folder.resolve("ones.txt"),
                IntStream.range(0, mesh.vertexCount()).mapToObj(v -> "1.5").collect(Collectors.joining("\n")));
        JsonNode json = Run.done("simplify", labelled, out, "--vertices", 40, "--values", ones);
        assertThat(json.get("values")).hasSize(2);
        MeshFile result = MeshFiles.load(out);
        VertexLabels labels = (VertexLabels) result.values().stream()
                .filter(v -> v.name().equals("half"))
                .findFirst()
                .orElseThrow();
        assertThat(labels.classNames()).containsExactly("left", "right");
        for (int v = 0; v < 40; v++) {
            double x = result.mesh().coordinate(v, 0);
            if (Math.abs(x - N / 2.0) > 2) {
                assertThat(labels.labels()[v]).isEqualTo(x < N / 2.0 ? 0 : 1);
            }
        }
        VertexScalars scalars = (VertexScalars) result.values().stream()
                .filter(v -> v.name().equals("ones"))
                .findFirst()
                .orElseThrow();
        for (double value : scalars.values()) {
            assertThat(value).isCloseTo(1.5, within(1e-12));
        }
    }

    @Test
    void whatCannotBeDoneIsRefused() throws IOException {
        Run.refused(2, "--vertices", "simplify", square, out);
        Run.refused(2, "--vertices is 0", "simplify", square, out, "--vertices", 0);
        Run.refused(2, "'some'", "simplify", square, out, "--vertices", "some");
        Run.refused(1, "non-manifold", "simplify", SmallMeshes.fin(folder), out, "--vertices", 4);
        Run.refused(1, "fewer than 4 vertices", "simplify", SmallMeshes.tetrahedron(folder), out, "--vertices", 3);
        assertThat(out).doesNotExist();
    }
}
