package dev.holonomy.viewer.scene;

/**
 * The geodesic polar chart of a vertex p.
 *
 * @param vertex p
 * @param radius of the chart, in the units of the mesh
 * @param neighbours the vertices q that it holds, [n]
 * @param r their distances from p, [n]
 * @param theta their directions in the frame of p, radians, [n]
 * @param transport g_{q→p}, the angle that is added to a direction at q to express it at p, radians, [n]
 * @param axes the frames of the q: e1 and e2 in space, [n, 2, 3]
 * @param exponential where the surface is: the end of the straightest line from p in direction 2π i / {@link #DIRECTIONS} over the length
 *     radius · (j + 1) / {@link #STEPS}, [DIRECTIONS, STEPS, 3], NaN where the surface ends before
 */
@SuppressWarnings("ArrayRecordComponent") // small arrays, made once and read only
public record PolarChart(
        int vertex,
        double radius,
        int[] neighbours,
        double[] r,
        double[] theta,
        double[] transport,
        double[] axes,
        double[] exponential) {
    /** The directions in which straightest lines are followed. */
    public static final int DIRECTIONS = 144;

    /** The places along each of them. */
    public static final int STEPS = 24;

    /** Checks the lengths. */
    public PolarChart {
        int n = neighbours.length;
        if (r.length != n || theta.length != n || transport.length != n || axes.length != 6 * n) {
            throw new IllegalArgumentException("a chart of " + n + " neighbours with " + r.length + " distances, "
                    + theta.length + " directions, " + transport.length + " transports, " + axes.length
                    + " numbers of axes");
        }
        if (exponential.length != 3 * DIRECTIONS * STEPS || !(radius > 0)) {
            throw new IllegalArgumentException("a chart of radius " + radius + " with " + exponential.length
                    + " coordinates, wanted " + 3 * DIRECTIONS * STEPS);
        }
    }

    /**
     * A place on the surface, between the two nearest directions.
     *
     * @param angle in the frame of p, radians
     * @param step 1..{@link #STEPS}: the share of the radius
     * @return in the coordinates of the mesh; NaN where there is no surface
     */
    public double[] at(double angle, int step) {
        double turn = angle / (2 * Math.PI) * DIRECTIONS;
        double below = Math.floor(turn);
        int low = Math.floorMod((int) below, DIRECTIONS);
        int high = (low + 1) % DIRECTIONS;
        double share = turn - below;
        double[] place = new double[3];
        for (int c = 0; c < 3; c++) {
            double a = exponential[3 * (low * STEPS + step - 1) + c];
            place[c] = share == 0 ? a : (1 - share) * a + share * exponential[3 * (high * STEPS + step - 1) + c];
        }
        return place;
    }
}
