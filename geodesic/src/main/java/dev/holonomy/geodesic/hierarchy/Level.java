package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.Charts;

/**
 * One coarse level over the finer one below it: cells, transports for pooling, and charts.
 *
 * <p>The finer level has m vertices, this one n. Cell c holds the fine vertices q that are nearer to sample c than to any other;
 * g_{q→c} is added to a direction at q to express it at c. Features are [vertices, M, C] with the components of
 * docs/conventions.md. Arrays that are handed out are shared and not to be modified.
 */
public final class Level {
    private final int[] samples;
    private final Cells cells;
    private final double[] areas;
    private final Charts charts;
    private final CrossCharts crossCharts;

    Level(int[] samples, Cells cells, double[] areas, Charts charts, CrossCharts crossCharts) {
        this.samples = samples;
        this.cells = cells;
        this.areas = areas;
        this.charts = charts;
        this.crossCharts = crossCharts;
    }

    /**
     * The number of vertices of this level.
     *
     * @return n
     */
    public int count() {
        return samples.length;
    }

    /**
     * The number of vertices of the finer level.
     *
     * @return m
     */
    public int fineCount() {
        return cells.parents().length;
    }

    /**
     * The vertices of the surface that this level keeps, in the order of the sampling.
     *
     * @return vertex ids of the mesh, [n]
     */
    public int[] samples() {
        return samples;
    }

    /**
     * The cell of each fine vertex.
     *
     * @return indices into this level, [m]
     */
    public int[] parents() {
        return cells.parents();
    }

    /**
     * Where the members of each cell begin.
     *
     * @return [n + 1]
     */
    public int[] offsets() {
        return cells.offsets();
    }

    /**
     * The fine vertices by cell, ascending in each.
     *
     * @return indices into the finer level, [m]
     */
    public int[] members() {
        return cells.members();
    }

    /**
     * How far each fine vertex is from its centre.
     *
     * @return geodesic distances, 0 for centres, [m]
     */
    public double[] r() {
        return cells.r();
    }

    /**
     * The direction of each fine vertex in the frame of its centre.
     *
     * @return angles in 0..2π, 0 for centres, [m]
     */
    public double[] theta() {
        return cells.theta();
    }

    /**
     * The transport g_{q→c} of each fine vertex q to its centre c.
     *
     * @return angles in -π..π, 0 for centres, [m]
     */
    public double[] transport() {
        return cells.transport();
    }

    /**
     * The share a_q / A_c that each fine vertex has in its cell; equal shares in a cell without area.
     *
     * @return sums to 1 over each cell, [m]
     */
    public double[] weight() {
        return cells.weight();
    }

    /**
     * The areas A_c of the cells.
     *
     * @return sums of the areas of the finer level, [n]
     */
    public double[] areas() {
        return areas;
    }

    /**
     * Charts among the vertices of this level, on the surface itself: all within the radius, and the cells next door.
     *
     * @return charts of n vertices, symmetric
     */
    public Charts charts() {
        return charts;
    }

    /**
     * Charts of the vertices of this level on the finer one.
     *
     * @return rows of this level
     */
    public CrossCharts crossCharts() {
        return crossCharts;
    }

    /**
     * Pools features into the cells: y_c = Σ_q (a_q / A_c) ρ(g_{q→c}) x_q.
     *
     * @param x fine features, [m, 2 order + 1, channels]
     * @param order the highest irrep
     * @param channels C
     * @return coarse features, [n, 2 order + 1, channels]
     */
    public double[] pool(double[] x, int order, int channels) {
        requireShape(x, fineCount(), order, channels);
        int stride = (2 * order + 1) * channels;
        double[] y = new double[count() * stride];
        for (int q = 0; q < fineCount(); q++) {
            double weight = cells.weight()[q];
            addTurned(x, q * stride, y, cells.parents()[q] * stride, weight, cells.transport()[q], order, channels);
        }
        return y;
    }

    /**
     * Copies features back to the fine vertices: x_q = ρ(−g_{q→c}) y_c, the adjoint of {@link #pool} by area;
     * pooling what was unpooled changes nothing.
     *
     * @param y coarse features, [n, 2 order + 1, channels]
     * @param order the highest irrep
     * @param channels C
     * @return fine features, [m, 2 order + 1, channels]
     */
    public double[] unpool(double[] y, int order, int channels) {
        requireShape(y, count(), order, channels);
        int stride = (2 * order + 1) * channels;
        double[] x = new double[fineCount() * stride];
        for (int q = 0; q < fineCount(); q++) {
            addTurned(y, cells.parents()[q] * stride, x, q * stride, 1, -cells.transport()[q], order, channels);
        }
        return x;
    }

    private static void requireShape(double[] features, int vertices, int order, int channels) {
        if (order < 0 || channels < 1 || (long) vertices * (2 * order + 1) * channels != features.length) {
            throw new IllegalArgumentException("wanted features [" + vertices + ", " + (2 * order + 1) + ", " + channels
                    + "], got " + features.length + " numbers");
        }
    }

    private static void addTurned(
            double[] from, int i, double[] to, int j, double weight, double angle, int order, int channels) {
        for (int c = 0; c < channels; c++) {
            to[j + c] += weight * from[i + c];
        }
        for (int n = 1; n <= order; n++) {
            double cos = weight * Math.cos(n * angle);
            double sin = weight * Math.sin(n * angle);
            int x = (2 * n - 1) * channels;
            int y = x + channels;
            for (int c = 0; c < channels; c++) {
                to[j + x + c] += cos * from[i + x + c] - sin * from[i + y + c];
                to[j + y + c] += sin * from[i + x + c] + cos * from[i + y + c];
            }
        }
    }

    /** The same level where α is added to every angle at the vertices of the finer level, [m], and of this one, [n]. */
    Level rotatedGauge(double[] fine, double[] coarse) {
        return new Level(
                samples,
                cells.rotatedGauge(fine, coarse),
                areas,
                charts.rotatedGauge(coarse),
                crossCharts.rotatedGauge(fine, coarse));
    }
}
