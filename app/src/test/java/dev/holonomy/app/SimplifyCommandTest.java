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
        Run run = Run.of("simplify", square, out, "--vertices", 40, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        TriangleMesh mesh = MeshFiles.read(out);
        assertThat(mesh.vertexCount()).isEqualTo(40);
        assertThat(MeshChecks.of(mesh).area()).isCloseTo(N * N, within(1e-9));
        JsonNode json = run.json();
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
        Run run = Run.of("simplify", labelled, out, "--vertices", 40, "--values", ones, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("values")).hasSize(2);
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
        Run asOff = Run.of("simplify", labelled, folder.resolve("plain.off"), "--vertices", 40);
        assertThat(asOff.status()).isZero();
        assertThat(asOff.err()).contains("warning", "OFF cannot hold the 1 values");
    }

    @Test
    void whatCannotBeRightIsWrongUsage() {
        wrong("--vertices", square, out);
        wrong("--vertices is 0", square, out, "--vertices", 0);
        wrong("'some'", square, out, "--vertices", "some");
        wrong(".ply or .off", square, folder.resolve("small.obj"), "--vertices", 5);
        wrong("OFF cannot hold", square, folder.resolve("a.off"), "--vertices", 5, "--values", square);
        wrong("--map is OUT", square, out, "--vertices", 5, "--map", out);
    }

    @Test
    void filesAreLookedAtBeforeTheWorkAndNothingIsLeftOfARefusal() throws IOException {
        refused("also an input", square, square, "--vertices", 9, "--force");
        refused("no such folder", square, folder.resolve("nowhere/a.ply"), "--vertices", 9);
        Files.writeString(folder.resolve("small.map.npz"), "old");
        refused("small.map.npz: exists already; --force", square, out, "--vertices", 9);
        refused("non-manifold", SmallMeshes.fin(folder), out, "--vertices", 4, "--force");
        refused("fewer than 4 vertices", SmallMeshes.tetrahedron(folder), out, "--vertices", 3, "--force");
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("small.map.npz")).hasContent("old");
    }

    private static void wrong(String named, Object... words) {
        ended(2, named, words);
    }

    private static void refused(String named, Object... words) {
        ended(1, named, words);
    }

    private static void ended(int status, String named, Object... words) {
        Object[] line = new Object[words.length + 1];
        line[0] = "simplify";
        System.arraycopy(words, 0, line, 1, words.length);
        Run run = Run.of(line);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.err()).startsWith("holonomy: ").contains(named).hasLineCount(1);
    }
}
