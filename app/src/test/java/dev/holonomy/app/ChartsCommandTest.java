package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsCommandTest {
    private static final int N = 8;

    @TempDir
    private Path folder;

    private Path square;

    @BeforeEach
    void makeSquare() throws IOException {
        square = SmallMeshes.square(folder, N);
    }

    /** The log map of the plane is its coordinates: e1 cos θ + e2 sin θ, times r, leads from p to q. */
    @Test
    void theFileHoldsTheCoordinatesOfThePlane() {
        Path file = folder.resolve("charts.npz");
        Run run = Run.of("charts", square, "--radius", 2.5, "--out", file, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, NpyArray> arrays = Npz.read(file);
        int[] offsets = arrays.get("offsets").ints();
        int[] neighbours = arrays.get("neighbours").ints();
        double[] r = arrays.get("r").doubles();
        double[] theta = arrays.get("theta").doubles();
        double[] frames = arrays.get("frames").doubles();
        assertThat(arrays.get("frames").shape()).containsExactly((N + 1) * (N + 1), 3, 3);
        for (int p = 0; p + 1 < offsets.length; p++) {
            double weights = 0;
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                int q = neighbours[e];
                for (int axis = 0; axis < 2; axis++) {
                    double way = r[e]
                            * (Math.cos(theta[e]) * frames[9 * p + axis]
                                    + Math.sin(theta[e]) * frames[9 * p + 3 + axis]);
                    double wanted = axis == 0 ? q % (N + 1) - p % (N + 1) : q / (N + 1) - p / (N + 1);
                    assertThat(way).isCloseTo(wanted, within(1e-9));
                }
                weights += arrays.get("weight").doubles()[e];
            }
            assertThat(weights).isCloseTo(1, within(1e-12));
        }
        JsonNode json = run.json();
        assertThat(json.get("pairs").asInt()).isEqualTo(neighbours.length);
        assertThat(json.get("mean_neighbours").asDouble())
                .isCloseTo((double) neighbours.length / (offsets.length - 1), within(1e-9));
        assertThat(json.get("setup_ms").asDouble()).isPositive();
        assertThat(json.get("charts_ms").asDouble()).isPositive();
    }

    @Test
    void theThreeWaysToSayTheRadiusMeanWhatTheySay() {
        double meanEdge = (2 * N * (N + 1) + N * N * Math.sqrt(2)) / (2 * N * (N + 1) + N * N);
        assertThat(radius("--radius", 2.5)).isEqualTo(2.5);
        assertThat(radius("--radius-edges", 3)).isCloseTo(3 * meanEdge, within(1e-12));
        double perVertex = (double) N * N / ((N + 1) * (N + 1));
        assertThat(radius("--nu", 20)).isCloseTo(Math.sqrt(20 * perVertex / Math.PI), within(1e-12));
        assertThat(radius()).isEqualTo(radius("--nu", 16));
        JsonNode capped = Run.of("charts", square, "--radius", 4, "--neighbours", 5, "--json")
                .json();
        assertThat(capped.get("mean_neighbours").asDouble()).isLessThanOrEqualTo(5);
    }

    @Test
    void whatCannotBeRightIsWrongUsage() {
        wrong("mutually exclusive", "--radius", 1, "--nu", 3);
        wrong("-5", "--radius", -5);
        wrong("NaN", "--nu", "NaN");
        wrong("-1", "--neighbours", -1);
        wrong("'nearest'", "--method", "nearest");
        wrong("--out", "--out");
    }

    @Test
    void theOutputIsLookedAtBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("old.npz"), "old");
        refused("old.npz: exists already; --force", "--out", file);
        refused("also an input", "--force", "--out", square);
        refused("nowhere: no such folder", "--out", folder.resolve("nowhere/charts.npz"));
        assertThat(file).hasContent("old");
        assertThat(square).content().startsWith("OFF");
        assertThat(Run.of("charts", square, "--out", file, "--force").status()).isZero();
        assertThat(Npz.read(file)).containsKeys("offsets", "neighbours", "r", "theta", "transport", "weight", "frames");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("square.off", "old.npz");
    }

    @Test
    void aMeshWithoutChartsIsRefusedWithTheEdge() throws IOException {
        Run run = Run.of("charts", SmallMeshes.fin(folder));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("holonomy: ")
                .contains("manifold", "0", "1")
                .hasLineCount(1);
    }

    private double radius(Object... options) {
        return charts(options).json().get("radius").asDouble();
    }

    private void wrong(String named, Object... options) {
        Run run = charts(options);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("holonomy: ").contains(named).hasLineCount(1);
    }

    private void refused(String named, Object... options) {
        Run run = charts(options);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("holonomy: ").contains(named).hasLineCount(1);
    }

    private Run charts(Object... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "charts";
        words[1] = square;
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        return Run.of(words);
    }
}
