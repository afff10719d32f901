package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code spectrum} and {@code descriptors}. */
class SpectrumCommandTest {
    private static final int N = 12;

    @TempDir
    private Path folder;

    private Path square;

    @BeforeEach
    void makeSquare() throws IOException {
        square = SmallMeshes.square(folder, N);
    }

    /** With free boundary the square of side n has the eigenvalues (π/n)² (i² + j²): 0, 1, 1, 2, 4, 4, ... */
    @Test
    void theSquareSoundsLikeASquare() {
        Path file = folder.resolve("spectrum.npz");
        Run run = Run.of("spectrum", square, "--k", 6, "--out", file, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.get("k").asInt()).isEqualTo(6);
        assertThat(json.get("factor_ms").asDouble()).isPositive();
        assertThat(json.get("solve_ms").asDouble()).isPositive();
        double unit = Math.PI * Math.PI / (N * N);
        double[] wanted = {0, 1, 1, 2, 4, 4};
        for (int k = 0; k < 6; k++) {
            assertThat(json.get("eigenvalues").get(k).asDouble() / unit).isCloseTo(wanted[k], within(0.1));
        }
        Map<String, NpyArray> arrays = Npz.read(file);
        assertThat(arrays.get("eigenvalues").shape()).containsExactly(6);
        double[] phi = arrays.get("eigenvectors").doubles();
        double[] mass = arrays.get("mass").doubles();
        double norm = 0;
        for (int v = 0; v < mass.length; v++) {
            norm += mass[v] * phi[6 * v + 3] * phi[6 * v + 3];
        }
        assertThat(norm).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFlatSquareHasNoCurvatureAndASignatureForEachTime() {
        Path npy = folder.resolve("curvature.npy");
        assertThat(Run.of("descriptors", square, "--kind", "curvature", "--out", npy)
                        .status())
                .isZero();
        assertThat(Npy.read(npy).shape()).containsExactly((N + 1) * (N + 1), 4);
        assertThat(Npy.read(npy).doubles()).containsOnly(0.0);

        Path ply = folder.resolve("hks.ply");
        Run hks = Run.of("descriptors", square, "--kind", "hks", "--count", 3, "--k", 20, "--out", ply, "--json");
        assertThat(hks.status()).as(hks.err()).isZero();
        assertThat(hks.json().get("times")).hasSize(3);
        MeshFile file = MeshFiles.load(ply);
        assertThat(file.values()).extracting(value -> value.name()).contains("hks0", "hks1", "hks2");
        TriangleMesh mesh = MeshFiles.read(square);
        assertThat(file.mesh().positions()).isEqualTo(mesh.positions());

        Path npz = folder.resolve("wks.npz");
        assertThat(Run.of("descriptors", square, "--kind", "wks", "--k", 20, "--out", npz)
                        .status())
                .isZero();
        assertThat(Npz.read(npz).get("values").shape()).containsExactly((N + 1) * (N + 1), 16);
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        Run.refused(2, "--k is 0", "spectrum", square, "--k", 0);
        Run.refused(
                1, "tetrahedron.off: 4 eigenpairs want more", "spectrum", SmallMeshes.tetrahedron(folder), "--k", 4);
        Run.refused(2, "--kind", "descriptors", square);
        Run.refused(2, "'colour'", "descriptors", square, "--kind", "colour");
        Run.refused(2, ".npy, .npz or .ply", "descriptors", square, "--kind", "hks", "--out", folder.resolve("a.txt"));
        Run.refused(2, "--count is -1", "descriptors", square, "--kind", "hks", "--count", -1);
        Run.refused(1, "eigenvalues are zero", "descriptors", square, "--kind", "hks", "--k", 1);
    }
}
