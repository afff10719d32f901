package dev.holonomy.geodesic.hierarchy;

/** Representatives of angles modulo 2π, as charts keep them. */
final class Turns {
    private static final double TURN = 2 * Math.PI;

    private Turns() {}

    /** The representative in [0, 2π). */
    static double positive(double angle) {
        double reduced = angle - TURN * Math.floor(angle / TURN);
        return reduced < TURN ? reduced : 0;
    }

    /** The representative in [-π, π]. */
    static double signed(double angle) {
        return angle - TURN * Math.rint(angle / TURN);
    }
}
