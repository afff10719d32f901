package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.ReversedPairs;

/**
 * Charts of the vertices of a coarse level on the vertices of the finer one: what a convolution with a stride reads, and
 * reversed, what one that refines reads.
 *
 * <p>The row of coarse vertex p holds every fine vertex q within the radius of the finer level and all of the cell of p, but for
 * p itself, sorted by distance, ties by index. So every fine vertex is in the row of its centre, or is it. Arrays are
 * shared and not to be modified.
 *
 * @param fineCount the number of vertices of the finer level
 * @param offsets where the rows begin, [n + 1]
 * @param neighbours indices into the finer level, [E]
 * @param r distances, [E]
 * @param theta directions in the frames of the coarse vertices, in 0..2π, [E]
 * @param transport g_{q→p}, in -π..π, [E]
 * @param weight area of q over the sum of the row, sums to 1 over each row that has pairs, [E]
 * @param radius the radius in the units of the mesh
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, made once and only read
public record CrossCharts(
        int fineCount,
        int[] offsets,
        int[] neighbours,
        double[] r,
        double[] theta,
        double[] transport,
        double[] weight,
        double radius) {
    /**
     * The number of rows.
     *
     * @return n, vertices of the coarse level
     */
    public int count() {
        return offsets.length - 1;
    }

    /**
     * The pairs by fine vertex.
     *
     * @return a new list of [fineCount] rows
     */
    public ReversedPairs reversed() {
        return ReversedPairs.of(fineCount, neighbours);
    }

    /** The same charts in other frames: θ + α_p, g + α_p − α_q. */
    CrossCharts rotatedGauge(double[] fine, double[] coarse) {
        double[] turnedTheta = new double[theta.length];
        double[] turnedTransport = new double[theta.length];
        for (int p = 0; p < count(); p++) {
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                turnedTheta[e] = Turns.positive(theta[e] + coarse[p]);
                turnedTransport[e] = Turns.signed(transport[e] + coarse[p] - fine[neighbours[e]]);
            }
        }
        return new CrossCharts(fineCount, offsets, neighbours, r, turnedTheta, turnedTransport, weight, radius);
    }
}
