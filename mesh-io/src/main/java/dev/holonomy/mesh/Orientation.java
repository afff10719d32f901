package dev.holonomy.mesh;

import java.math.BigDecimal;

/**
 * Signs of determinants of points, exact for any doubles: computed in double, where the bound on the rounding error leaves no
 * doubt (Shewchuk 1997), otherwise with all digits.
 */
final class Orientation {
    private static final double EPSILON = 0x1p-53;
    private static final double BOUND_3 = (7 + 56 * EPSILON) * EPSILON;
    private static final double BOUND_2 = (3 + 16 * EPSILON) * EPSILON;
    private static final double TINY = 0x1p-900; // below, products lose bits that no relative bound knows of

    private Orientation() {}

    /** The side of the plane a, b, c on which d lies: 1 where they run counter-clockwise seen from d, -1 behind, 0 on it. */
    static int of(double[] p, int a, int b, int c, int d) {
        double ax = p[a] - p[d];
        double ay = p[a + 1] - p[d + 1];
        double az = p[a + 2] - p[d + 2];
        double bx = p[b] - p[d];
        double by = p[b + 1] - p[d + 1];
        double bz = p[b + 2] - p[d + 2];
        double cx = p[c] - p[d];
        double cy = p[c + 1] - p[d + 1];
        double cz = p[c + 2] - p[d + 2];
        double det = az * (bx * cy - cx * by) + bz * (cx * ay - ax * cy) + cz * (ax * by - bx * ay);
        double size = Math.abs(az) * (Math.abs(bx * cy) + Math.abs(cx * by))
                + Math.abs(bz) * (Math.abs(cx * ay) + Math.abs(ax * cy))
                + Math.abs(cz) * (Math.abs(ax * by) + Math.abs(bx * ay));
        if (Math.abs(det) > BOUND_3 * size && size > TINY && size < Double.MAX_VALUE) {
            return det > 0 ? -1 : 1;
        }
        BigDecimal[][] m = new BigDecimal[3][3];
        int[] rows = {a, b, c};
        for (int r = 0; r < 3; r++) {
            for (int k = 0; k < 3; k++) {
                m[r][k] = new BigDecimal(p[rows[r] + k]).subtract(new BigDecimal(p[d + k]));
            }
        }
        BigDecimal exact = BigDecimal.ZERO;
        for (int r = 0; r < 3; r++) {
            BigDecimal[] s = m[(r + 1) % 3];
            BigDecimal[] t = m[(r + 2) % 3];
            exact = exact.add(m[r][2].multiply(s[0].multiply(t[1]).subtract(t[0].multiply(s[1]))));
        }
        return -exact.signum();
    }

    /** The sense of the triangle a, b, c in the plane of two axes: 1 counter-clockwise, -1 clockwise, 0 on a line. */
    static int of(double[] p, int a, int b, int c, int u, int v) {
        double left = (p[a + u] - p[c + u]) * (p[b + v] - p[c + v]);
        double right = (p[a + v] - p[c + v]) * (p[b + u] - p[c + u]);
        double det = left - right;
        double size = Math.abs(left) + Math.abs(right);
        if (Math.abs(det) > BOUND_2 * size && size > TINY && size < Double.MAX_VALUE) {
            return det > 0 ? 1 : -1;
        }
        BigDecimal x = difference(p[a + u], p[c + u]).multiply(difference(p[b + v], p[c + v]));
        return x.subtract(difference(p[a + v], p[c + v]).multiply(difference(p[b + u], p[c + u])))
                .signum();
    }

    private static BigDecimal difference(double x, double y) {
        return new BigDecimal(x).subtract(new BigDecimal(y));
    }
}
