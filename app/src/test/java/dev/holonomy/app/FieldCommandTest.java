package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code field}. */
class FieldCommandTest {
    private static final int N = 6;

    @TempDir
    private Path folder;

    /** Poincaré and Hopf: on a sphere the indices of a field of order n sum to 2 n. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void indicesSumToTheTopology(int order) throws IOException {
        Run run = Run.of("field", SmallMeshes.tetrahedron(folder), "--order", order, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.get("index_sum").asInt()).isEqualTo(2 * order);
        assertThat(json.get("singular")).isNotEmpty();
        assertThat(json.get("energy").asDouble()).isPositive();
    }

    /** The gradient of a linear function is its slope everywhere; it is all gradient, and a square has no harmonic fields. */
    @Test
    void slopesComeBackAndAreAllGradient() throws IOException {
        Path square = SmallMeshes.square(folder, N);
        TriangleMesh mesh = MeshFiles.read(square);
        double[] height = new double[mesh.vertexCount()];
        for (int v = 0; v < height.length; v++) {
            height[v] = 3 * mesh.coordinate(v, 0) - 2 * mesh.coordinate(v, 1);
        }
        Path heights = folder.resolve("height.npy");
        Npy.write(heights, NpyArray.of(height, height.length));
        Path slopes = folder.resolve("slope.npy");
        Run run = Run.of("field", square, "--kind", "gradient", "--of", heights, "--out", slopes, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("mean_length").asDouble()).isCloseTo(Math.sqrt(13), within(1e-9));
        double[] slope = Npy.read(slopes).doubles();
        for (int v = 0; v < height.length; v++) {
            assertThat(slope[3 * v]).isCloseTo(3, within(1e-9));
            assertThat(slope[3 * v + 1]).isCloseTo(-2, within(1e-9));
            assertThat(slope[3 * v + 2]).isCloseTo(0, within(1e-9));
        }
        Path parts = folder.resolve("parts.npz");
        Run hodge = Run.of("field", square, "--kind", "hodge", "--of", slopes, "--out", parts, "--json");
        assertThat(hodge.status()).as(hodge.err()).isZero();
        assertThat(hodge.json().get("exact_share").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(hodge.json().get("harmonic_dimension").asInt()).isZero();
        Map<String, NpyArray> arrays = Npz.read(parts);
        assertThat(arrays).containsOnlyKeys("exact", "coexact", "harmonic", "potential");
        double[] potential = arrays.get("potential").doubles();
        for (int v = 1; v < height.length; v++) {
            assertThat(potential[v] - potential[0]).isCloseTo(height[v] - height[0], within(1e-6));
        }
    }

    @Test
    void whatDoesNotFitIsSaid() throws IOException {
        Path square = SmallMeshes.square(folder, N);
        assertThat(Run.of("field", square, "--kind", "gradient").status()).isEqualTo(2);
        assertThat(Run.of("field", square, "--of", square).status()).isEqualTo(2);
        Path few = folder.resolve("few.npy");
        Npy.write(few, NpyArray.of(new double[] {1, 2, 3}, 3));
        Run run = Run.of("field", square, "--kind", "gradient", "--of", few);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("few.npy").doesNotContain("\tat ");
        Run vectors = Run.of("field", square, "--kind", "hodge", "--of", scalars(square));
        assertThat(vectors.status()).isEqualTo(1);
        assertThat(vectors.err()).contains("wanted three numbers for each of the");
    }

    private Path scalars(Path square) {
        Path file = folder.resolve("scalars.npy");
        int vertices = MeshFiles.read(square).vertexCount();
        Npy.write(file, NpyArray.of(new double[vertices], vertices));
        return file;
    }
}
