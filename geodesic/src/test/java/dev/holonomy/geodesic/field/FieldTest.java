package dev.holonomy.geodesic.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTest {
    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @Test
    void linearFunctionsHaveTheirGradient() {
        TriangleMesh mesh = TestMeshes.irregularGrid(9, 7, 0.2, 3);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 2));
        double[] values = new double[mesh.vertexCount()];
        Arrays.setAll(values, v -> 3 * mesh.coordinate(v, 0) - 2 * mesh.coordinate(v, 1));
        VectorCalculus calculus = new VectorCalculus(surface);
        double[] gradient = calculus.gradient(values);
        assertThat(calculus.inner(gradient, gradient)).isCloseTo(13 * 63, within(1e-9));
        double[] at = calculus.atVertices(gradient);
        for (int v = 0; v < values.length; v++) {
            for (int c = 0; c < 3; c++) {
                double inSpace = at[2 * v] * surface.frames().e1()[3 * v + c]
                        + at[2 * v + 1] * surface.frames().e2()[3 * v + c];
                assertThat(inSpace).isCloseTo(c == 0 ? 3 : c == 1 ? -2 : 0, within(1e-9));
            }
        }
    }

    @Test
    void curlOfAGradientIsZeroAndDivergenceOfItTheLaplacian() {
        TriangleMesh mesh = TestMeshes.irregularSphere(3, 0.2, 5);
        VectorCalculus calculus = new VectorCalculus(Surface.of(mesh));
        double[] values = random(mesh.vertexCount(), 1);
        double[] gradient = calculus.gradient(values);
        assertThat(greatest(calculus.curl(gradient))).isLessThan(1e-12);
        assertThat(greatest(calculus.divergence(VectorCalculus.turned(gradient))))
                .isLessThan(1e-12);
        double[] laplacian = new double[values.length];
        Laplacian.of(mesh).stiffness().multiply(values, laplacian);
        double[] divergence = calculus.divergence(gradient);
        for (int v = 0; v < values.length; v++) {
            assertThat(divergence[v]).isCloseTo(-laplacian[v], within(1e-10));
        }
    }

    @Test
    void curlIsCounterClockwise() {
        TriangleMesh mesh = TestMeshes.grid(8, 8);
        VectorCalculus calculus = new VectorCalculus(Surface.of(mesh));
        double[] turning = new double[2 * mesh.faceCount()]; // (−y, x) about a point: curl 2
        for (int f = 0; f < mesh.faceCount(); f++) {
            double x = 0;
            double y = 0;
            for (int c = 0; c < 3; c++) {
                x += mesh.coordinate(mesh.vertex(f, c), 0) / 3;
                y += mesh.coordinate(mesh.vertex(f, c), 1) / 3;
            }
            double ax = mesh.coordinate(mesh.vertex(f, 1), 0) - mesh.coordinate(mesh.vertex(f, 0), 0);
            double ay = mesh.coordinate(mesh.vertex(f, 1), 1) - mesh.coordinate(mesh.vertex(f, 0), 1);
            double norm = Math.hypot(ax, ay);
            turning[2 * f] = (-y * ax + x * ay) / norm;
            turning[2 * f + 1] = (y * ay + x * ax) / norm;
        }
        double[] curl = calculus.curl(turning);
        assertThat(curl[4 * 9 + 4]).isCloseTo(2, within(1e-9));
        assertThat(calculus.divergence(turning)[4 * 9 + 4]).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sphere", "torus", "plane", "cylinder"})
    void hodgePartsAreOrthogonalAndTheRestHasTheDimensionOfTheTopology(String name) {
        TriangleMesh mesh =
                switch (name) {
                    case "sphere" -> TestMeshes.irregularSphere(2, 0.2, 5);
                    case "torus" -> TestMeshes.noisy(TestMeshes.torus(16, 9, 2, 0.8), 0.03, 4);
                    case "plane" -> TestMeshes.irregularGrid(7, 6, 0.2, 3);
                    default -> TestMeshes.cylinder(12, 5, 1, 2);
                };
        int expected = name.equals("torus") ? 2 : name.equals("cylinder") ? 1 : 0;
        Surface surface = Surface.of(mesh);
        VectorCalculus calculus = new VectorCalculus(surface);
        HodgeDecomposition hodge = new HodgeDecomposition(surface);
        assertThat(hodge.harmonicDimension()).isEqualTo(expected);
        double[][] basis = new double[expected + 1][];
        for (int i = 0; i <= expected; i++) {
            double[] field = random(2 * mesh.faceCount(), i + 1);
            double whole = calculus.inner(field, field);
            HodgeDecomposition.Parts parts = hodge.parts(field);
            assertThat(calculus.inner(parts.exact(), parts.coexact()) / whole).isCloseTo(0, within(1e-9));
            assertThat(calculus.inner(parts.exact(), parts.harmonic()) / whole).isCloseTo(0, within(1e-9));
            assertThat(calculus.inner(parts.coexact(), parts.harmonic()) / whole)
                    .isCloseTo(0, within(1e-9));
            assertThat(greatest(calculus.divergence(parts.harmonic()))).isLessThan(1e-8);
            assertThat(calculus.inner(parts.exact(), parts.exact())).isGreaterThan(0.1 * whole);
            assertThat(calculus.inner(parts.coexact(), parts.coexact())).isGreaterThan(0.1 * whole);
            basis[i] = parts.harmonic();
            for (int j = 0; j < i; j++) {
                double share = calculus.inner(basis[i], basis[j]) / calculus.inner(basis[j], basis[j]);
                for (int k = 0; k < basis[i].length; k++) {
                    basis[i][k] -= share * basis[j][k];
                }
            }
            double left = calculus.inner(basis[i], basis[i]) / whole;
            if (i < expected) {
                assertThat(left).isGreaterThan(1e-5);
            } else {
                assertThat(left).isLessThan(1e-14);
            }
        }
    }

    @Test
    void hodgeOfBadMeshesGivesNumbers() {
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 5, 5, 9, 0, 0, 10, 0, 0, 9, 0, 0};
        Surface surface = Surface.of(TriangleMesh.of(p, new int[] {0, 1, 2, 4, 5, 6, 1, 1, 2}));
        HodgeDecomposition.Parts parts = new HodgeDecomposition(surface).parts(new double[] {1, 2, 3, 4, 5, 6});
        assertThat(parts.exact()[0]).isCloseTo(1, within(1e-12));
        assertThat(parts.exact()[1]).isCloseTo(2, within(1e-12));
        assertThat(greatest(parts.harmonic())).isLessThan(1e-12);
        assertThat(greatest(parts.potential())).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"sphere, 1", "sphere, 2", "sphere, 4", "torus, 1", "torus, 4"})
    void indicesSumToTheOrderTimesEuler(String name, int order) {
        boolean torus = name.equals("torus");
        Surface surface = Surface.of(
                torus
                        ? TestMeshes.torus(20, 10, 2, 0.8)
                        : TestMeshes.moved(TestMeshes.irregularSphere(3, 0.2, 5), 1, 3, 1));
        SmoothestField field = SmoothestField.of(surface, order, new Random(3));
        assertThat(Arrays.stream(field.indices()).sum()).isEqualTo(torus ? 0 : 2 * order);
        int singular = (int) Arrays.stream(field.indices()).filter(i -> i != 0).count();
        assertThat(singular).isGreaterThanOrEqualTo(torus ? 0 : 2 * order);
        if (order == 1) {
            assertThat(singular).isEqualTo(torus ? 0 : 2);
        }
        int[] any = SmoothestField.indices(
                surface.halfEdges(),
                surface.transport(),
                order,
                random(2 * surface.mesh().vertexCount(), 9));
        assertThat(Arrays.stream(any).sum()).isEqualTo(torus ? 0 : 2 * order);
        assertThat(Arrays.stream(any).filter(i -> i != 0).count()).isGreaterThan(singular);
    }

    @Test
    void theSmoothestFieldIsAnEigenvectorBelowAllOthersAndTurnsWithTheGauge() {
        Surface surface = Surface.of(TestMeshes.noisy(TestMeshes.torus(16, 9, 2, 0.8), 0.05, 4));
        double[] alpha = TestMeshes.randomAngles(surface.mesh().vertexCount(), 8);
        SmoothestField field = SmoothestField.of(surface, 2, new Random(3));
        SmoothestField turned = SmoothestField.of(surface.rotatedGauge(alpha), 2, new Random(5));
        assertThat(turned.eigenvalue()).isCloseTo(field.eigenvalue(), within(1e-8));
        ConnectionLaplacian laplacian = ConnectionLaplacian.of(surface, 2);
        double re = 0;
        double im = 0;
        for (int v = 0; v < alpha.length; v++) { // ⟨field, turned back⟩ has the full length
            double cos = Math.cos(2 * alpha[v]);
            double sin = Math.sin(2 * alpha[v]);
            double x = cos * turned.values()[2 * v] + sin * turned.values()[2 * v + 1];
            double y = cos * turned.values()[2 * v + 1] - sin * turned.values()[2 * v];
            re += laplacian.mass()[v] * (field.values()[2 * v] * x + field.values()[2 * v + 1] * y);
            im += laplacian.mass()[v] * (field.values()[2 * v] * y - field.values()[2 * v + 1] * x);
        }
        assertThat(Math.hypot(re, im) / surface.area()).isCloseTo(1, within(1e-6));
        assertThat(laplacian.energy(field.values()) / surface.area()).isCloseTo(field.eigenvalue(), within(1e-8));
        double[] other = random(2 * alpha.length, 3);
        double mass = 0;
        for (int i = 0; i < other.length; i++) {
            mass += laplacian.mass()[i / 2] * other[i] * other[i];
        }
        assertThat(laplacian.energy(other) / mass).isGreaterThan(field.eigenvalue());
    }

    @Test
    void orderZeroIsTheLaplacian() {
        TriangleMesh mesh = TestMeshes.irregularSphere(2, 0.2, 5);
        double[] values = random(mesh.vertexCount(), 1);
        double[] complex = new double[2 * values.length];
        for (int v = 0; v < values.length; v++) {
            complex[2 * v] = values[v];
        }
        double[] image = new double[values.length];
        Laplacian.robust(mesh).stiffness().multiply(values, image);
        double energy = 0;
        for (int v = 0; v < values.length; v++) {
            energy += values[v] * image[v];
        }
        ConnectionLaplacian zero = ConnectionLaplacian.of(Surface.of(mesh), 0);
        assertThat(zero.energy(complex)).isCloseTo(energy, within(1e-8 * energy));
    }

    @Test
    void refusesWhatCannotBe() {
        Surface point = Surface.of(TriangleMesh.of(new double[9], new int[] {0, 1, 2}));
        assertThatThrownBy(() -> SmoothestField.of(point, 1, new Random(1))).isInstanceOf(MeshException.class);
        Surface sphere = Surface.of(TestMeshes.icosphere(1));
        assertThatThrownBy(() -> SmoothestField.of(sphere, 0, new Random(1))).hasMessageContaining("got 0");
        assertThatThrownBy(() -> new VectorCalculus(sphere).gradient(new double[3]))
                .hasMessage("wanted 42 numbers, got 3");
    }
}
