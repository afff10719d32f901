package dev.holonomy.geodesic;

import java.util.Arrays;

/**
 * A subset of a chart that is spread over it, and the area of the cell of each chosen vertex; scratch of one thread.
 *
 * <p>Farthest-point sampling in the tangent plane, where distances are taken between polar coordinates, begins at the
 * source. The source is no sample: the cells divide all the chart's area among the chosen vertices, each vertex going to
 * its nearest one. Never the nearest neighbours: a chart of them would shrink where the mesh is dense.
 */
final class FarthestPoints {
    /** Distances that differ less than this, relative, are ties; the earlier vertex wins, whatever the rounding. */
    private static final double TIE = 1 - 1e-9;

    private double[] x = new double[256];
    private double[] y = new double[256];
    private double[] nearest = new double[256];
    private int[] cell = new int[256];

    /**
     * Chooses vertices.
     *
     * @param n how many the chart has
     * @param wanted how many to choose, 1..n-1
     * @param r distances, [n]
     * @param theta angles, [n]
     * @param area areas, [n]; those of chosen vertices become the areas of their cells
     * @param chosen the indices of the chosen ones, [wanted]
     */
    void choose(int n, int wanted, double[] r, double[] theta, double[] area, int[] chosen) {
        reserve(n);
        for (int i = 0; i < n; i++) {
            x[i] = r[i] * Math.cos(theta[i]);
            y[i] = r[i] * Math.sin(theta[i]);
            nearest[i] = r[i] * r[i];
            cell[i] = -1;
        }
        for (int c = 0; c < wanted; c++) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (nearest[i] >= 0 && (best < 0 || nearest[i] * TIE > nearest[best])) {
                    best = i;
                }
            }
            chosen[c] = best;
            for (int i = 0; i < n; i++) {
                if (nearest[i] >= 0) {
                    nearest[i] = Math.min(nearest[i], square(i, best));
                }
            }
            nearest[best] = -1;
        }
        Arrays.fill(nearest, 0, n, Double.POSITIVE_INFINITY);
        for (int c = 0; c < wanted; c++) {
            for (int i = 0; i < n; i++) {
                double d = square(i, chosen[c]);
                if (d < nearest[i] * TIE) {
                    nearest[i] = d;
                    cell[i] = chosen[c];
                }
            }
        }
        for (int c = 0; c < wanted; c++) {
            cell[chosen[c]] = chosen[c];
        }
        for (int i = 0; i < n; i++) {
            if (cell[i] != i) {
                area[cell[i]] += area[i];
            }
        }
    }

    private double square(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return dx * dx + dy * dy;
    }

    private void reserve(int n) {
        if (n > x.length) {
            x = new double[2 * n];
            y = new double[2 * n];
            nearest = new double[2 * n];
            cell = new int[2 * n];
        }
    }
}
