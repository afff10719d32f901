package dev.holonomy.geodesic.intrinsic;

import java.util.function.IntPredicate;

/**
 * Makes every triangle non-degenerate by adding one length to all edges (Sharp and Crane 2020).
 *
 * <p>δ is the smallest that leaves each triangle inequality a slack of 1e-5 mean edges; on decent meshes it is 0. A mesh without
 * extent keeps its zeros.
 */
final class Mollification {
    /** Slack over the mean edge length: some 1e-11 of an area is then lost to rounding. */
    static final double SLACK = 1e-5;

    private Mollification() {}

    /**
     * Mollifies lengths in place.
     *
     * @param length lengths of the sides of faces, [F, 3]
     * @param skip whether a half-edge belongs to a face that does not count
     * @return δ
     */
    static double apply(double[] length, IntPredicate skip) {
        double sum = 0;
        int count = 0;
        for (int h = 0; h < length.length; h++) {
            if (!skip.test(h)) {
                sum += length[h];
                count++;
            }
        }
        double slack = SLACK * sum / Math.max(1, count);
        double delta = 0;
        for (int h = 0; h < length.length; h += 3) {
            if (!skip.test(h)) {
                double a = length[h];
                double b = length[h + 1];
                double c = length[h + 2];
                double longest = Math.max(a, Math.max(b, c));
                double others = a == longest ? b + c : b == longest ? c + a : a + b;
                delta = Math.max(delta, slack - (others - longest));
            }
        }
        for (int h = 0; h < length.length && delta > 0; h++) {
            length[h] += delta;
        }
        return delta;
    }
}
