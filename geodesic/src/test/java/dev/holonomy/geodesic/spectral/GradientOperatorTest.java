package dev.holonomy.geodesic.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientOperatorTest {
    private static final int SIDE = 9;

    /** Points of a jittered grid in a plane that is turned in space by the axes a and b. */
    private static TriangleMesh plane(double[] a, double[] b, double[] xy) {
        double[] positions = new double[3 * SIDE * SIDE];
        for (int v = 0; v < SIDE * SIDE; v++) {
            for (int c = 0; c < 3; c++) {
                positions[3 * v + c] = xy[2 * v] * a[c] + xy[2 * v + 1] * b[c];
            }
        }
        int[] triangles = new int[6 * (SIDE - 1) * (SIDE - 1)];
        int t = 0;
        for (int i = 0; i + 1 < SIDE; i++) {
            for (int j = 0; j + 1 < SIDE; j++) {
                int v = i * SIDE + j;
                for (int corner : new int[] {v, v + 1, v + SIDE, v + 1, v + SIDE + 1, v + SIDE}) {
                    triangles[t++] = corner;
                }
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    private static double[] repeated(double[] axis) {
        double[] all = new double[3 * SIDE * SIDE];
        for (int i = 0; i < all.length; i++) {
            all[i] = axis[i % 3];
        }
        return all;
    }

    /** The gradient of a linear function on a plane is its slope, at the border too; that of a constant is 0; both turn with the frame. */
    @Test
    void aLinearFunctionHasItsSlope() {
        Random random = new Random(3);
        double[] xy = new double[2 * SIDE * SIDE];
        for (int v = 0; v < SIDE * SIDE; v++) {
            int row = v / SIDE;
            xy[2 * v] = row + 0.4 * random.nextDouble();
            xy[2 * v + 1] = v % SIDE + 0.4 * random.nextDouble();
        }
        double[] a = {0.6, 0, 0.8};
        double[] b = {0, 1, 0};
        TriangleMesh mesh = plane(a, b, xy);
        GradientOperator g = GradientOperator.of(mesh, repeated(a), repeated(b), 1e-12);
        double turn = 0.7;
        double[] alpha = new double[SIDE * SIDE];
        java.util.Arrays.fill(alpha, turn);
        GradientOperator turned = g.rotatedGauge(alpha);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        for (int p = 0; p < SIDE * SIDE; p++) {
            double[] sum = new double[6];
            for (int e = g.offsets()[p]; e < g.offsets()[p + 1]; e++) {
                int q = g.columns()[e];
                double f = 3 * xy[2 * q] - 2 * xy[2 * q + 1] + 5;
                sum[0] += g.real()[e] * f;
                sum[1] += g.imaginary()[e] * f;
                sum[2] += g.real()[e];
                sum[3] += g.imaginary()[e];
                sum[4] += turned.real()[e] * f;
                sum[5] += turned.imaginary()[e] * f;
            }
            double[] expected = {3, -2, 0, 0, 3 * cos + 2 * sin, 3 * sin - 2 * cos};
            assertThat(sum).containsExactly(expected, within(1e-9));
        }
    }

    /** A ring on a line has a gradient along it and none across, because of the ridge; a vertex without faces has an empty row. */
    @Test
    void degenerateRingsStayFinite() {
        TriangleMesh mesh = TriangleMesh.of(new double[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 9, 9, 9}, new int[] {0, 1, 2});
        double[] e1 = {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
        double[] e2 = {0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
        GradientOperator g = GradientOperator.of(mesh, e1, e2, 1e-9);
        assertThat(g.offsets()).containsExactly(0, 3, 6, 9, 9);
        double along = 0;
        for (int e = 3; e < 6; e++) {
            along += g.real()[e] * g.columns()[e];
            assertThat(g.imaginary()[e]).isZero();
        }
        assertThat(along).isCloseTo(1, within(1e-8));
    }
}
