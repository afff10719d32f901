package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.ShippedSet;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.Vts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code match}: a creature and its copy in another order, a hundred times as large. */
class MatchCommandTest {
    @TempDir
    private Path folder;

    private LabelledMesh creature = new ShippedSet().item(0);
    private int[] place = new int[0];
    private Path source = Path.of("");
    private Path target = Path.of("");
    private Path truth = Path.of("");

    @BeforeEach
    void writeBoth() throws IOException {
        TriangleMesh mesh = creature.mesh();
        int count = mesh.vertexCount();
        place = IntStream.range(0, count)
                .map(v -> (int) ((v * 11L + 3) % count))
                .toArray();
        assertThat(IntStream.of(place).distinct().count()).isEqualTo(count);
        double[] moved = new double[3 * count];
        for (int i = 0; i < 3 * count; i++) {
            moved[3 * place[i / 3] + i % 3] = 100 * mesh.coordinate(i / 3, i % 3);
        }
        int[] faces = IntStream.of(mesh.triangles()).map(v -> place[v]).toArray();
        source = folder.resolve("a.ply");
        target = folder.resolve("b.off");
        MeshFiles.write(source, mesh, List.of(creature.labels()));
        MeshFiles.write(target, TriangleMesh.of(moved, faces), List.of());
        Files.createDirectory(folder.resolve("corres"));
        truth = folder.resolve("corres").resolve("b.vts");
        Vts.write(truth, place);
        Vts.write(
                folder.resolve("corres").resolve("a.vts"),
                IntStream.range(0, count).toArray());
    }

    @Test
    void aCopyIsMatchedExactlyAndTakesTheLabels() {
        Path out = folder.resolve("map.vts");
        Run run = Run.of(
                "match", source, target, "--modes", 60, "--truth", truth, "--transfer", source, "--out", out, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.get("method").asText()).isEqualTo("axiomatic+zoomout");
        assertThat(json.get("mean_geodesic_error").asDouble()).isZero();
        assertThat(json.get("auc").asDouble()).isEqualTo(1);
        assertThat(json.get("coverage").asDouble()).isEqualTo(1);
        assertThat(Vts.read(out)).isEqualTo(place);
        int[] back = Vts.read(folder.resolve("map.back.vts"));
        for (int v = 0; v < place.length; v++) {
            assertThat(back[place[v]]).isEqualTo(v);
        }
        assertThat(Npy.read(folder.resolve("map.error.npy")).doubles())
                .hasSize(place.length)
                .containsOnly(0.0);
        MeshFile transferred = MeshFiles.load(folder.resolve("map.transfer.ply"));
        VertexLabels parts = (VertexLabels) creature.labels();
        VertexLabels labels = (VertexLabels) transferred.values().stream()
                .filter(v -> v instanceof VertexLabels)
                .findFirst()
                .orElseThrow();
        for (int v = 0; v < place.length; v++) {
            assertThat(labels.labels()[place[v]]).isEqualTo(parts.labels()[v]);
        }
        assertThat(json.get("files")).hasSize(6).allSatisfy(f -> assertThat(Path.of(f.asText()))
                .isNotEmptyFile());
    }

    @Test
    void pairsOfAFolderAreMatchedAndCounted() throws IOException {
        Path list = Files.writeString(folder.resolve("pairs.txt"), "# one\na b\n");
        Path out = folder.resolve("errors.csv");
        Run run = Run.of("match", "--pairs", list, "--data", folder, "--modes", 40, "--out", out, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("pairs").asInt()).isEqualTo(1);
        assertThat(run.json().get("mean_geodesic_error").asDouble()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(2).last().asString().startsWith("a,b,0.000000,1.00000,");
        assertThat(folder.resolve("errors.curve.png")).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("errors.curve.csv"))).hasSize(102);
        refused(1, "line 1: no mesh c.off", "match", "--data", folder, "--pairs", write("c.txt", "c b\n"));
        refused(1, "no meshes a..c, it has 2 from a to b", "match", "--data", folder, "--pairs", "a..c");
        refused(1, "line 2: 1 names", "match", "--data", folder, "--pairs", write("d.txt", "a b\na\n"));
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        Path two = write("two.off", twice());
        refused(1, "two.off: several components", "match", two, source, "--modes", 20);
        refused(1, "tetrahedron.off: 4 vertices", "match", SmallMeshes.tetrahedron(folder), target);
        String text = SmallMeshes.TETRAHEDRON.replace("4 4 0", "5 4 0").replace("3 0 2 1", "9 9 9\n3 0 2 1");
        refused(
                1,
                "lonely.off: 1 vertices without a face (the first is 4)",
                "match",
                write("lonely.off", text),
                target);
        refused(2, "1 meshes, wanted a source and a target", "match", source);
        refused(2, "ends in .vts", "match", source, target, "--out", folder.resolve("a.txt"));
        refused(2, "--transfer wants --out", "match", source, target, "--transfer", source);
        refused(2, "--pairs wants --data", "match", "--pairs", "a..b");
        refused(2, "--modes is 3", "match", source, target, "--modes", 3);
        refused(
                1,
                "out.vts: vertex 0 maps to",
                "match",
                source,
                target,
                "--truth",
                write("out.vts", "99999\n".repeat(place.length)));
    }

    /** Two strips of 22 triangles. */
    private static String twice() {
        StringBuilder points = new StringBuilder();
        StringBuilder faces = new StringBuilder();
        for (int copy = 0; copy < 2; copy++) {
            for (int v = 0; v < 24; v++) {
                points.append(v % 12 + 30 * copy).append(' ').append(v / 12).append(" 0\n");
            }
            for (int a = 24 * copy; a < 24 * copy + 11; a++) {
                faces.append("3 " + a + " " + (a + 1) + " " + (a + 13) + "\n3 " + a + " " + (a + 13) + " " + (a + 12)
                        + "\n");
            }
        }
        return "OFF\n48 44 0\n" + points + faces;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refused(int status, String named, Object... words) {
        Run run = Run.of(words);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("holonomy: ").contains(named).hasLineCount(1);
    }
}
