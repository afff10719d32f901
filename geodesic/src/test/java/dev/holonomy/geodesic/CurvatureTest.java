package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import org.junit.jupiter.api.Test;

final class CurvatureTest {
    @Test
    void sphereIsRoundEverywhere() {
        TriangleMesh mesh = TestMeshes.moved(TestMeshes.irregularSphere(4, 0.3, 1), 0.4, 2.5, 1);
        Curvature curvature = Curvature.of(Surface.of(mesh));
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(curvature.mean()[v]).isCloseTo(1 / 2.5, within(0.02));
            assertThat(curvature.gauss()[v]).isCloseTo(1 / 6.25, within(0.02));
            assertThat(Math.hypot(curvature.halfDifference()[v], curvature.mixed()[v]))
                    .isLessThan(0.03);
        }
    }

    @Test
    void turnedInsideOutTheMeanChangesSignAndTheGaussDoesNot() {
        TriangleMesh mesh = TestMeshes.icosphere(3);
        int[] inside = mesh.triangles();
        for (int i = 0; i < inside.length; i += 3) {
            int swap = inside[i];
            inside[i] = inside[i + 1];
            inside[i + 1] = swap;
        }
        Curvature curvature = Curvature.of(Surface.of(TriangleMesh.of(mesh.positions(), inside)));
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(curvature.mean()[v]).isCloseTo(-1, within(0.01));
            assertThat(curvature.gauss()[v]).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void cylinderBendsAcrossItsAxisOnly() {
        Surface surface =
                Surface.of(TestMeshes.cylinder(40, 12, 2, 4)).rotatedGauge(TestMeshes.randomAngles(40 * 13, 5));
        Curvature curvature = Curvature.of(surface);
        for (int v = 40; v < 40 * 12; v++) {
            assertThat(curvature.mean()[v]).isCloseTo(0.25, within(0.002));
            assertThat(curvature.gauss()[v]).isCloseTo(0, within(1e-4));
            double axis = Math.atan2(
                    surface.frames().e2()[3 * v + 2], surface.frames().e1()[3 * v + 2]);
            double along = curvature.mean()[v]
                    + curvature.halfDifference()[v] * Math.cos(2 * axis)
                    + curvature.mixed()[v] * Math.sin(2 * axis);
            assertThat(along).isCloseTo(0, within(1e-3));
            assertThat(curvature.largest()[v]).isCloseTo(0.5, within(4e-3));
            assertThat(curvature.smallest()[v]).isCloseTo(0, within(4e-3));
            assertThat(Math.cos(curvature.direction()[v] - axis)).isCloseTo(0, within(0.05));
        }
    }

    @Test
    void torusHasItsCurvatureOnTheEquators() {
        int around = 120;
        int across = 60;
        Curvature curvature = Curvature.of(Surface.of(TestMeshes.torus(around, across, 3, 1)));
        for (int i = 0; i < around; i++) {
            int outer = i * across;
            int inner = outer + across / 2;
            assertThat(curvature.gauss()[outer]).isCloseTo(1.0 / 4, within(0.01));
            assertThat(curvature.mean()[outer]).isCloseTo((1 + 1.0 / 4) / 2, within(0.01));
            assertThat(curvature.gauss()[inner]).isCloseTo(-1.0 / 2, within(0.02));
            assertThat(curvature.mean()[inner]).isCloseTo((1 - 1.0 / 2) / 2, within(0.01));
        }
    }

    @Test
    void partOfOrderTwoTurnsTwiceAsFastAsTheFrames() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.torus(30, 14, 2, 0.7), 0.02, 3);
        double[] alpha = TestMeshes.randomAngles(mesh.vertexCount(), 8);
        Curvature before = Curvature.of(Surface.of(mesh));
        Curvature after = Curvature.of(Surface.of(mesh).rotatedGauge(alpha));
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double cos = Math.cos(2 * alpha[v]);
            double sin = Math.sin(2 * alpha[v]);
            assertThat(after.mean()[v]).isCloseTo(before.mean()[v], within(1e-12));
            assertThat(after.halfDifference()[v])
                    .isCloseTo(cos * before.halfDifference()[v] - sin * before.mixed()[v], within(1e-12));
            assertThat(after.mixed()[v])
                    .isCloseTo(sin * before.halfDifference()[v] + cos * before.mixed()[v], within(1e-12));
        }
    }

    @Test
    void staysWithinWhatTheEdgesResolveOnNoise() {
        TriangleMesh mesh = TestMeshes.noisy(TestMeshes.icosphere(3), 0.3, 6);
        Surface surface = Surface.of(mesh);
        Curvature curvature = Curvature.of(surface);
        double shortest = Double.POSITIVE_INFINITY;
        for (int h = 0; h < surface.halfEdges().count(); h++) {
            shortest = Math.min(shortest, surface.lengths().length(h));
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(Math.abs(curvature.mean()[v])).isLessThanOrEqualTo(Math.PI / shortest);
            assertThat(curvature.gauss()[v]).isFinite();
        }
    }
}
