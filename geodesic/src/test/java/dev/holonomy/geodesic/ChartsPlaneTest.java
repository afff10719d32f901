package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.mesh.TriangleMesh;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a convex plane patch the log map is the coordinates, up to the rim, and transport the difference of the frames. */
final class ChartsPlaneTest {
    static Stream<TriangleMesh> planes() {
        return Stream.of(
                TestMeshes.grid(24, 24),
                TestMeshes.irregularGrid(24, 24, 0.15, 1),
                TestMeshes.irregularGrid(24, 24, 0.3, 2),
                TestMeshes.moved(TestMeshes.irregularGrid(24, 24, 0.3, 3), 1.1, 37, -5));
    }

    @ParameterizedTest
    @MethodSource("planes")
    void logMapIsTheCoordinates(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        Charts charts = Charts.of(surface, ChartOptions.radiusEdges(5));
        double[] e1 = surface.frames().e1();
        double[] e2 = surface.frames().e2();
        double worst = 0;
        int pairs = 0;
        for (int p = 0; p < charts.vertexCount(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                int q = charts.neighbours()[e];
                double x = 0;
                double y = 0;
                double turn = 0;
                double ahead = 0;
                for (int c = 0; c < 3; c++) {
                    double d = mesh.coordinate(q, c) - mesh.coordinate(p, c);
                    x += d * e1[3 * p + c];
                    y += d * e2[3 * p + c];
                    ahead += e1[3 * q + c] * e1[3 * p + c];
                    turn += e1[3 * q + c] * e2[3 * p + c];
                }
                double r = charts.r()[e];
                double theta = charts.theta()[e];
                double error = Math.hypot(x - r * Math.cos(theta), y - r * Math.sin(theta)) / charts.radius();
                double gError = Math.abs(Angles.signed(charts.transport()[e] - Math.atan2(turn, ahead)));
                worst = Math.max(worst, Math.max(error, gError));
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(20000);
        assertThat(worst).isLessThan(1e-9);
    }
}
