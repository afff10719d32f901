package dev.holonomy.checkpoint;

/** IEEE 754 binary16 numbers as bits: 1 sign, 5 exponent, 10 fraction. */
final class Half {
    /** What {@link #fromDouble} answers where no half equals the number. */
    static final int INEXACT = -1;

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int NAN = 0x7e00;

    private Half() {}

    static double toDouble(short bits) {
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /** The bits 0..0xffff of the half that equals a number, or {@link #INEXACT}. */
    static int fromDouble(double value) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        int sign = Double.doubleToRawLongBits(value) < 0 ? SIGN : 0;
        double magnitude = Math.abs(value);
        if (magnitude == Double.POSITIVE_INFINITY) {
            return sign | INFINITY;
        }
        int exponent = Math.max(Math.getExponent(magnitude), -14);
        double significand = Math.scalb(magnitude, 10 - exponent);
        if (exponent > 15 || Math.rint(significand) != significand) {
            return INEXACT;
        }
        // A normal number has its leading 1 at 1024, which carries into the exponent field; a subnormal has none.
        return sign | (((exponent + 14) << 10) + (int) significand);
    }
}
