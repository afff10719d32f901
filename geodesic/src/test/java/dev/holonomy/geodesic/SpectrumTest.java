package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SpectrumTest {
    /** ‖L φ − λ M φ‖ in the norm of M⁻¹ and the departure of Φᵀ M Φ from the identity. */
    private static void checkPairs(Laplacian laplacian, Spectrum spectrum, int count) {
        int size = laplacian.mass().length;
        double area = Arrays.stream(laplacian.mass()).sum();
        double[] x = new double[size];
        double[] y = new double[size];
        for (int k = 0; k < count; k++) {
            double lambda = spectrum.values()[k];
            for (int v = 0; v < size; v++) {
                x[v] = spectrum.vectors()[v * count + k];
            }
            laplacian.stiffness().multiply(x, y);
            double residual = 0;
            for (int v = 0; v < size; v++) {
                double d = y[v] - lambda * laplacian.mass()[v] * x[v];
                residual += d * d / laplacian.mass()[v];
            }
            assertThat(Math.sqrt(residual)).as("pair %d", k).isLessThan(1e-8 * (1 / area + lambda));
            for (int j = 0; j <= k; j++) {
                double inner = 0;
                for (int v = 0; v < size; v++) {
                    inner += laplacian.mass()[v] * x[v] * spectrum.vectors()[v * count + j];
                }
                assertThat(inner).isCloseTo(j == k ? 1 : 0, within(1e-8));
            }
        }
    }

    /** l (l + 1), each 2l + 1 times; the error falls about fourfold with each refinement. */
    @Test
    void sphereHasItsEigenvaluesWithTheirMultiplicities() {
        double[] errors = new double[2];
        for (int level = 3; level <= 4; level++) {
            Laplacian laplacian = Laplacian.of(TestMeshes.icosphere(level));
            Spectrum spectrum = Spectrum.of(laplacian, 25);
            checkPairs(laplacian, spectrum, 25);
            int k = 0;
            for (int l = 0; l < 5; l++) {
                for (int m = -l; m <= l; m++, k++) {
                    double error = Math.abs(spectrum.values()[k] - l * (l + 1));
                    assertThat(error).as("l = %d", l).isLessThan(0.04 * l * (l + 1) + 1e-9);
                    errors[level - 3] = Math.max(errors[level - 3], error);
                }
            }
        }
        assertThat(errors[1]).isLessThan(0.35 * errors[0]);
    }

    /** l (l + 1) up to l = 8 within 1 %, every multiplet whole, on ten thousand vertices. */
    @Test
    void multipletsOfTheSphereAreWhole() {
        Laplacian laplacian = Laplacian.of(TestMeshes.icosphere(5));
        Spectrum spectrum = Spectrum.of(laplacian, 81);
        for (int l = 0, k = 0; l <= 8; l++) {
            for (int m = -l; m <= l; m++, k++) {
                assertThat(spectrum.values()[k]).isCloseTo(l * (l + 1), within(0.01 * l * (l + 1) + 1e-8));
            }
        }
    }

    /** Twelve equal spheres have every eigenvalue twelve times as often, more than a block of Lanczos holds. */
    @Test
    void eigenvaluesOfManyEqualComponentsAreAllFound() {
        TriangleMesh sphere = TestMeshes.icosphere(2);
        Laplacian one = Laplacian.of(sphere);
        Laplacian twelve = Laplacian.of(copies(sphere, 12));
        double[] single = Spectrum.of(one, 9).values();
        Spectrum spectrum = Spectrum.of(twelve, 9 * 12);
        checkPairs(twelve, spectrum, 9 * 12);
        for (int k = 0; k < 9 * 12; k++) {
            assertThat(spectrum.values()[k]).as("eigenvalue %d", k).isCloseTo(single[k / 12], within(1e-6));
        }
    }

    @Test
    void theSameBitsOnOneThreadAndOnSeveral() {
        Laplacian laplacian = Laplacian.of(TestMeshes.irregularSphere(4, 0.3, 1));
        double[] many = Spectrum.of(laplacian, 10).vectors();
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            assertThat(pool.submit(() -> Spectrum.of(laplacian, 10).vectors()).join())
                    .isEqualTo(many);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void lengthsScaleEigenvaluesByTheInverseSquare() {
        TriangleMesh torus = TestMeshes.torus(20, 10, 1, 0.4);
        double[] one = Spectrum.of(Laplacian.of(torus), 12).values();
        double[] three =
                Spectrum.of(Laplacian.of(TestMeshes.moved(torus, 1, 3, 5)), 12).values();
        for (int k = 0; k < one.length; k++) {
            assertThat(three[k] * 9).isCloseTo(one[k], within(1e-6));
        }
        assertThat(one[0]).isCloseTo(0, within(1e-8));
        assertThat(one[1]).isPositive();
    }

    @Test
    void everyComponentHasAConstantAndIsolatedVerticesHaveNone() {
        TriangleMesh three = copies(TestMeshes.icosphere(1), 3);
        double[] positions = Arrays.copyOf(three.positions(), 3 * three.vertexCount() + 3);
        int[] triangles = three.triangles();
        Spectrum spectrum = Spectrum.of(Laplacian.of(TriangleMesh.of(positions, triangles)), 8);
        for (int k = 0; k < 8; k++) {
            assertThat(spectrum.values()[k] < 1e-7).as("eigenvalue %d", k).isEqualTo(k < 3);
        }
    }

    private static TriangleMesh copies(TriangleMesh mesh, int count) {
        int vertices = mesh.vertexCount();
        double[] positions = new double[3 * vertices * count];
        int[] triangles = new int[3 * mesh.faceCount() * count];
        for (int copy = 0; copy < count; copy++) {
            for (int i = 0; i < 3 * vertices; i++) {
                positions[3 * vertices * copy + i] = mesh.positions()[i] + 5 * copy;
            }
            for (int i = 0; i < 3 * mesh.faceCount(); i++) {
                triangles[3 * mesh.faceCount() * copy + i] = mesh.triangles()[i] + vertices * copy;
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    @Test
    void degenerateFacesGiveFiniteEigenpairs() {
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0.5, 0, 0};
        TriangleMesh flat = TriangleMesh.of(p, new int[] {0, 1, 2, 1, 3, 2, 0, 4, 1});
        Spectrum spectrum = Spectrum.of(Laplacian.of(flat), 3);
        assertThat(Arrays.stream(spectrum.values()).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(spectrum.vectors()).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void theSameMeshGivesTheSameBits() {
        Laplacian laplacian = Laplacian.of(TestMeshes.irregularSphere(3, 0.3, 1));
        assertThat(Spectrum.of(laplacian, 20).vectors())
                .isEqualTo(Spectrum.of(laplacian, 20).vectors());
        assertThatThrownBy(() -> Spectrum.of(laplacian, laplacian.mass().length))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
