package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Paint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorTest {
    /** A square of side 1 at a height over a small triangle that says where the ground is. */
    private static SurfaceGeometry table(Pose.Up up, double height) {
        double[][] points = {
            {-0.5, -0.5, height},
            {0.5, -0.5, height},
            {0.5, 0.5, height},
            {-0.5, 0.5, height},
            {-0.01, -0.01, 0},
            {0.01, -0.01, 0},
            {0, 0.01, 0}
        };
        double[] flat = new double[21];
        for (int v = 0; v < 7; v++) {
            flat[3 * v] = points[v][up == Pose.Up.Z ? 0 : 1];
            flat[3 * v + 1] = points[v][up == Pose.Up.Z ? 1 : 2];
            flat[3 * v + 2] = points[v][up == Pose.Up.Z ? 2 : 0];
        }
        return new SurfaceGeometry(TriangleMesh.of(flat, new int[] {0, 1, 2, 0, 2, 3, 4, 5, 6}));
    }

    /** Opacity of the shadow nearest to a place, in units of the mesh. */
    private static int alpha(Floor floor, SurfaceGeometry surface, Pose.Up up, double x, double y) {
        double[] place = up == Pose.Up.Z ? new double[] {x, y, 0} : new double[] {y, 0, x};
        var at = surface.inBall(place);
        float[] positions = floor.geometry().positions();
        int best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        int height = up == Pose.Up.Z ? 2 : 1;
        for (int i = 0; i < positions.length / 3; i++) {
            double square = 0;
            for (int c = 0; c < 3; c++) {
                double apart = c == height ? 0 : positions[3 * i + c] - at.get(c);
                square += apart * apart;
            }
            if (square < nearest) {
                nearest = square;
                best = i;
            }
        }
        return ((Paint.Veil) floor.paint()).argb()[best] >>> 24;
    }

    @ParameterizedTest
    @EnumSource(Pose.Up.class)
    void theShadowLiesUnderTheMeshAndIsSofterUnderWhatIsHigher(Pose.Up up) {
        SurfaceGeometry low = table(up, 0.02);
        SurfaceGeometry high = table(up, 0.5);
        Floor lowFloor = Floor.of(low, up, -1);
        Floor highFloor = Floor.of(high, up, -1);
        assertThat(alpha(lowFloor, low, up, 0.2, 0.2)).isGreaterThan(90);
        assertThat(alpha(lowFloor, low, up, 0.3, 0.1)).isGreaterThan(alpha(highFloor, high, up, 0.3, 0.1));
        assertThat(alpha(lowFloor, low, up, 0.75, 0)).as("sharp").isLessThan(10);
        assertThat(alpha(highFloor, high, up, 0.65, 0)).as("soft").isGreaterThan(5);
        float[] positions = lowFloor.geometry().positions();
        float ground = low.inBall(new double[3]).get(up == Pose.Up.Z ? 2 : 1);
        for (int i = up == Pose.Up.Z ? 2 : 1; i < positions.length; i += 3) {
            assertThat(positions[i]).isCloseTo(ground, within(0.01f)).isLessThan(ground);
        }
    }

    @ParameterizedTest
    @EnumSource(Pose.Up.class)
    void squaresAreSeenFromAboveAndLinesStandAtRoundDistances(Pose.Up up) {
        SurfaceGeometry surface = table(up, 0.5);
        Floor floor = Floor.of(surface, up, 0x808080);
        assertThat(Math.log10(floor.spacing() / 2) % 1).isZero();
        assertThat(floor.spacing()).isCloseTo(0.2, within(1e-12));
        float[] p = floor.geometry().positions();
        int height = up == Pose.Up.Z ? 2 : 1;
        int a = (height + 1) % 3;
        int b = (height + 2) % 3;
        for (int t = 0; t < p.length; t += 9) {
            double turn = (p[t + 3 + a] - p[t + a]) * (p[t + 6 + b] - p[t + b])
                    - (p[t + 3 + b] - p[t + b]) * (p[t + 6 + a] - p[t + a]);
            assertThat(turn).isPositive();
        }
        assertThat(Floor.of(surface, up, -1).spacing()).isZero();
    }
}
