package dev.holonomy.geodesic;

/** Representatives of angles modulo 2π. */
final class Angles {
    private static final double TURN = 2 * Math.PI;

    /** Arc tangents of 0, 1/8 … 1. */
    private static final double[] EIGHTHS = new double[9];

    static {
        for (int k = 0; k < EIGHTHS.length; k++) {
            EIGHTHS[k] = Math.atan(k / 8.0);
        }
    }

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

    /**
     * The angle of a vector, as {@link Math#atan2} to within 4e-16 and several times as fast; 0 for the vector 0.
     *
     * <p>The slope, turned below 1, is turned back by the nearest arc tangent of an eighth, and the rest, of at most 1/16, is
     * summed up to its eleventh power.
     */
    static double atan2(double y, double x) {
        double big = Math.abs(x);
        double small = Math.abs(y);
        boolean steep = small > big;
        if (steep) {
            double swap = big;
            big = small;
            small = swap;
        }
        if (big == 0) {
            return 0;
        }
        int k = (int) (8 * (small / big) + 0.5);
        double t = (small - 0.125 * k * big) / (big + 0.125 * k * small);
        double t2 = t * t;
        double angle = EIGHTHS[k]
                + t * (1 + t2 * (-1 / 3.0 + t2 * (1 / 5.0 + t2 * (-1 / 7.0 + t2 * (1 / 9.0 + t2 * (-1 / 11.0))))));
        if (steep) {
            angle = Math.PI / 2 - angle;
        }
        if (x < 0) {
            angle = Math.PI - angle;
        }
        return y < 0 ? -angle : angle;
    }
}
