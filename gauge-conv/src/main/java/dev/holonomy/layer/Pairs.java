package dev.holonomy.layer;

import dev.holonomy.geodesic.Charts;

/**
 * The charted pairs of a surface as a network reads them; see layers of docs/conventions.md for the letters.
 *
 * @param offsets where the pairs of each vertex p begin, [V + 1]
 * @param neighbours q of each pair, [E]
 * @param r geodesic distance of q from p, [E]
 * @param theta angle of q at p in the frame of p, radians, [E]
 * @param transport g_{q→p}: the angle added to a direction at q to express it at p, radians, [E]
 * @param weight w of each pair, [E]
 * @param radius ρ, the radius of the charts, in the units of r
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays shared with the charts they come from, read only
public record Pairs(
        int[] offsets,
        int[] neighbours,
        double[] r,
        double[] theta,
        double[] transport,
        double[] weight,
        double radius) {
    /**
     * Charts without pairs.
     *
     * @param vertices V
     * @return every vertex sees nobody
     */
    public static Pairs none(int vertices) {
        double[] no = {};
        return new Pairs(new int[vertices + 1], new int[0], no, no, no, no, 1);
    }

    /**
     * The pairs of charts.
     *
     * @param charts the charts
     * @return their arrays, shared
     */
    public static Pairs of(Charts charts) {
        return new Pairs(
                charts.offsets(),
                charts.neighbours(),
                charts.r(),
                charts.theta(),
                charts.transport(),
                charts.weight(),
                charts.radius());
    }

    /** The number of vertices. */
    public int vertexCount() {
        return offsets.length - 1;
    }

    /**
     * The same pairs in other frames: α_p is added to every angle at p.
     *
     * @param alpha radians, [V]
     * @return θ + α_p and g + α_p − α_q
     */
    public Pairs rotatedGauge(double[] alpha) {
        double[] angle = theta.clone();
        double[] turned = transport.clone();
        for (int p = 0; p < vertexCount(); p++) {
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                angle[e] += alpha[p];
                turned[e] += alpha[p] - alpha[neighbours[e]];
            }
        }
        return new Pairs(offsets, neighbours, r, angle, turned, weight, radius);
    }
}
