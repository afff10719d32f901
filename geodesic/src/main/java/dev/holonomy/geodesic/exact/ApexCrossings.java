package dev.holonomy.geodesic.exact;

import java.util.Arrays;

/**
 * The nearest straight line to the apex of each half-edge: its length and where it crosses, in one query after another.
 *
 * <p>Of two windows that reach a corner through the same half-edge only the nearer one goes on on both sides of it (Chen and
 * Han 1990); the other one goes on on its own side of the nearer line.
 */
final class ApexCrossings {
    /** Share of lengths within which two lines cross a half-edge in one place. */
    private static final double SAME_PLACE = 1e-10;

    private final double[] length;
    private final double[] at;
    private final int[] validIn;
    private int query;

    ApexCrossings(int halfEdges) {
        length = new double[halfEdges];
        at = new double[halfEdges];
        validIn = new int[halfEdges];
    }

    void begin() {
        if (++query < 0) {
            Arrays.fill(validIn, 0);
            query = 1;
        }
    }

    /** Offers a line; true if it is the nearest yet, or as near by rounding. */
    boolean isNearest(int h, double reach, double crossing) {
        if (validIn[h] != query || reach < length[h] * (1 - FrontVertices.TIE)) {
            validIn[h] = query;
            length[h] = reach;
            at[h] = crossing;
            return true;
        }
        return reach <= length[h] * (1 + FrontVertices.TIE);
    }

    /** Whether a line crosses left of the nearest one, or in the same place. */
    boolean isLeft(int h, double crossing, double scale) {
        return crossing < at[h] + SAME_PLACE * scale;
    }

    /** Whether a line crosses right of the nearest one, or in the same place. */
    boolean isRight(int h, double crossing, double scale) {
        return crossing > at[h] - SAME_PLACE * scale;
    }
}
