package dev.holonomy.geodesic;

/** Representatives of angles modulo 2π. */
final class Angles {
    private static final double TURN = 2 * Math.PI;

    private Angles() {}

    /** The representative in [0, 2π). */
    static double positive(double angle) {
        double reduced = angle - TURN * Math.floor(angle / TURN);
        return reduced < TURN ? reduced : 0; // rounding of a tiny negative angle
    }

    /** The representative in [-π, π]. */
    static double signed(double angle) {
        return angle - TURN * Math.rint(angle / TURN);
    }

    /** The representative in [-π/2, 3π/2): of a turn known to be counter-clockwise but for noise. */
    static double mostlyPositive(double angle) {
        return angle - TURN * Math.floor(angle / TURN + 0.25);
    }
}
