package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code distance} and {@code logmap} on a flat square, where both are known. */
class DistanceCommandTest {
    private static final int N = 8;

    @TempDir
    private Path folder;

    private Path square;

    @BeforeEach
    void makeSquare() throws IOException {
        square = SmallMeshes.square(folder, N);
    }

    @ParameterizedTest
    @EnumSource(DistanceMethod.class)
    void everyMethodMeasuresTheSquareAsWellAsItCan(DistanceMethod method) {
        Path file = folder.resolve("d.npz");
        Run run = Run.of("distance", square, "--from", 0, "--method", method, "--out", file, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        double[] distance = Npz.read(file).get("distance").doubles();
        double tolerance =
                switch (method) {
                    case EXACT, DGPC -> 1e-9;
                    case HEAT -> 0.1;
                    case DIJKSTRA -> 0.42; // times the distance: the worst of edges is sqrt 2
                };
        for (int v = 0; v < distance.length; v++) {
            int row = v / (N + 1);
            double flat = Math.hypot(v % (N + 1), row);
            assertThat(distance[v]).isCloseTo(flat, within(tolerance * Math.max(1, flat)));
        }
        JsonNode json = run.json();
        assertThat(json.get("method").asText()).isEqualTo(method.toString());
        assertThat(json.get("max").asDouble()).isCloseTo(N * Math.sqrt(2), within(tolerance * N * 2));
        assertThat(json.get("unreached").asInt()).isZero();
        assertThat(json.get("setup_ms").asDouble()).isPositive();
        assertThat(json.get("solve_ms").asDouble()).isPositive();
    }

    @Test
    void heatOnRefinedTrianglesIsNearerAndOtherMethodsHaveNone() {
        double robust = meanError("robust");
        assertThat(meanError("refined")).isLessThan(robust);
        assertThat(robust).isLessThan(0.05);
        assertThat(Run.of("distance", square, "--from", 0, "--triangles", "robust")
                        .err())
                .contains("--triangles is for --method heat");
    }

    private double meanError(String triangles) {
        Path file = folder.resolve(triangles + ".npy");
        Run run = Run.of(
                "distance", square, "--from", 0, "--method", "heat", "--triangles", triangles, "--out", file, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        double[] distance = Npy.read(file).doubles();
        double sum = 0;
        for (int v = 1; v < distance.length; v++) {
            int row = v / (N + 1);
            sum += Math.abs(distance[v] / Math.hypot(v % (N + 1), row) - 1);
        }
        return sum / (distance.length - 1);
    }

    @Test
    void severalSourcesGiveTheNearestAndThePathIsStraight() {
        int last = (N + 1) * (N + 1) - 1;
        Run run = Run.of("distance", square, "--from", "0," + last, "--to", last - 2, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("path_length").asDouble()).isCloseTo(2, within(1e-12));
        JsonNode path = run.json().get("path");
        assertThat(path.get(0).get(0).asDouble()).isEqualTo(N);
        assertThat(path.get(path.size() - 1).get(0).asDouble()).isEqualTo(N - 2);
        assertThat(run.json().get("max").asDouble()).isCloseTo(N, within(1e-9));
    }

    @Test
    void whatIsNotConnectedIsCounted() throws IOException {
        Path two = Files.writeString(
                folder.resolve("two.off"), "OFF\n6 2 0\n0 0 0\n1 0 0\n0 1 0\n5 0 0\n6 0 0\n5 1 0\n3 0 1 2\n3 3 4 5\n");
        Run run = Run.of("distance", two, "--from", 0, "--to", 4, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("unreached").asInt()).isEqualTo(3);
        assertThat(run.json().get("path").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LogMapMethod.class)
    void theLogMapOfTheSquareIsItsCoordinates(LogMapMethod method) {
        Path file = folder.resolve("log.npz");
        int centre = (N / 2) * (N + 1) + N / 2;
        Run run =
                Run.of("logmap", square, "--at", centre, "--radius", 3.05, "--method", method, "--out", file, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, NpyArray> arrays = Npz.read(file);
        double[] r = arrays.get("r").doubles();
        double[] theta = arrays.get("theta").doubles();
        double tolerance = method == LogMapMethod.VECTOR_HEAT ? 0.25 : 1e-8;
        int reached = 0;
        double turn = Double.NaN;
        for (int v = 0; v < r.length; v++) {
            int x = v % (N + 1) - N / 2;
            int y = v / (N + 1) - N / 2;
            reached += Double.isFinite(r[v]) ? 1 : 0;
            if (Math.hypot(x, y) > 3) {
                assertThat(r[v]).isGreaterThan(3 - tolerance);
                continue;
            }
            if (method == LogMapMethod.VECTOR_HEAT && !Double.isFinite(r[v])) {
                continue; // just beyond
            }
            assertThat(r[v]).isCloseTo(Math.hypot(x, y), within(tolerance));
            if (r[v] > 0) {
                double angle = theta[v] - Math.atan2(y, x);
                turn = Double.isNaN(turn) ? angle : turn;
                assertThat(Math.sin(0.5 * (angle - turn))).isCloseTo(0, within(tolerance));
            }
        }
        assertThat(run.json().get("reached").asInt()).isEqualTo(reached);
    }

    @Test
    void whatCannotBeRightIsWrongUsage() {
        assertThat(Run.of("distance", square, "--from", 81).err())
                .contains("--from is 81, the mesh has the vertices 0..80");
        assertThat(Run.of("distance", square, "--from", -1).status()).isEqualTo(2);
        assertThat(Run.of("distance", square, "--from", 0, "--out", folder.resolve("d.xyz"))
                        .status())
                .isEqualTo(2);
        assertThat(Run.of("logmap", square, "--at", 0, "--radius", -1).status()).isEqualTo(2);
        assertThat(Run.of("logmap", square, "--at", 99).status()).isEqualTo(2);
    }
}
