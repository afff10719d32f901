package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Errors against the log map and the transport of the round sphere, within five mean edges. */
final class ChartsSphereTest {
    private record Errors(double meanVector, double worstVector, double worstDistance, double worstTransport) {}

    private static Errors errors(TriangleMesh mesh, ChartOptions.Method method) {
        Surface surface = Surface.of(mesh);
        Charts charts = Charts.of(surface, ChartOptions.radiusEdges(5).withMethod(method));
        double sum = 0;
        double worst = 0;
        double worstDistance = 0;
        double worstTransport = 0;
        for (int p = 0; p < charts.vertexCount(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                int q = charts.neighbours()[e];
                double[] there = direction(surface, p, q);
                double angle = Math.atan2(there[1], there[0]);
                double r = charts.r()[e];
                double theta = charts.theta()[e];
                double error = Math.hypot(
                                r * Math.cos(theta) - there[2] * Math.cos(angle),
                                r * Math.sin(theta) - there[2] * Math.sin(angle))
                        / there[2];
                double[] back = direction(surface, q, p);
                double transport = angle + Math.PI - Math.atan2(back[1], back[0]);
                sum += error;
                worst = Math.max(worst, error);
                worstDistance = Math.max(worstDistance, Math.abs(r / there[2] - 1));
                worstTransport = Math.max(worstTransport, Math.abs(Angles.signed(charts.transport()[e] - transport)));
            }
        }
        return new Errors(sum / charts.pairCount(), worst, worstDistance, worstTransport);
    }

    /**
     * The great circle from p to q: its direction (x, y) in the tangent plane of the sphere, where the first half-edge has the
     * angle 0, and its length.
     */
    private static double[] direction(Surface surface, int p, int q) {
        double[] at = point(surface, p);
        double[] to = point(surface, q);
        double[] first =
                point(surface, surface.halfEdges().tip(surface.halfEdges().first(p)));
        double dot = dot(at, to);
        double y = at[0] * (first[1] * to[2] - first[2] * to[1])
                + at[1] * (first[2] * to[0] - first[0] * to[2])
                + at[2] * (first[0] * to[1] - first[1] * to[0]);
        double x = dot(first, to) - dot(first, at) * dot;
        return new double[] {x, y, Math.acos(Math.max(-1, Math.min(1, dot)))};
    }

    private static double[] point(Surface surface, int v) {
        TriangleMesh mesh = surface.mesh();
        return new double[] {mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2)};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    @Test
    void errorsAreSmallAndShrinkWhenEdgesAreHalved() {
        for (double share : new double[] {0, 0.2}) {
            Errors coarse = errors(TestMeshes.irregularSphere(3, share, 1), ChartOptions.Method.DGPC);
            Errors fine = errors(TestMeshes.irregularSphere(4, share, 2), ChartOptions.Method.DGPC);
            assertThat(coarse.meanVector).isLessThan(0.008);
            assertThat(coarse.worstVector).isLessThan(0.045);
            assertThat(coarse.worstDistance).isLessThan(0.01);
            assertThat(coarse.worstTransport).isLessThan(0.08);
            assertThat(fine.meanVector).isLessThan(coarse.meanVector / 3);
            assertThat(fine.worstVector).isLessThan(coarse.worstVector / 2);
            assertThat(fine.worstDistance).isLessThan(coarse.worstDistance / 2);
            assertThat(fine.worstTransport).isLessThan(coarse.worstTransport / 2);
        }
    }

    @Test
    void projectionUnderestimatesDistances() {
        TriangleMesh mesh = TestMeshes.icosphere(3);
        Errors projected = errors(mesh, ChartOptions.Method.PROJECTION);
        Errors geodesic = errors(mesh, ChartOptions.Method.DGPC);
        assertThat(projected.worstDistance).isBetween(2 * geodesic.worstDistance, 0.1);
    }

    /** What each side carries along its own path, there and back: no identity holds by construction here. */
    @Test
    void accumulatedTransportThereAndBackIsNearlyTheIdentity() {
        double[] worst = new double[2];
        for (int i = 0; i < 2; i++) {
            Surface surface = Surface.of(TestMeshes.irregularSphere(3 + i, 0.2, i));
            double radius = 5 * surface.meanEdgeLength();
            SeenPairs seen =
                    SeenPairs.of(surface, radius, ChartOptions.radius(radius).withMethod(ChartOptions.Method.DGPC));
            int[] sources = ChartClosure.sources(seen);
            int both = 0;
            for (int e = 0; e < sources.length; e++) {
                int q = seen.neighbours[e];
                int back = Arrays.binarySearch(seen.neighbours, seen.offsets[q], seen.offsets[q + 1], sources[e]);
                if (back >= 0) {
                    both++;
                    worst[i] = Math.max(worst[i], Math.abs(Angles.signed(seen.transport[e] + seen.transport[back])));
                }
            }
            assertThat(both).isGreaterThan((int) (0.99 * sources.length));
        }
        assertThat(worst[0]).isLessThan(0.05);
        assertThat(worst[1]).isLessThan(worst[0] / 2);
    }
}
