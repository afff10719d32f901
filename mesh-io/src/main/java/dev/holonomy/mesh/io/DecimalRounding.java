package dev.holonomy.mesh.io;

import java.math.BigInteger;

/**
 * The double nearest to w · 10^q, by one or two products of 64 bits with a power of five of 128 bits (Lemire 2021); says so where
 * these do not decide.
 */
final class DecimalRounding {
    private static final int LEAST = -342;
    private static final int MOST = 308;
    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        for (int q = LEAST; q <= MOST; q++) {
            BigInteger five = BigInteger.valueOf(5).pow(Math.abs(q));
            BigInteger c = five;
            if (q < 0) {
                int z = five.subtract(BigInteger.ONE).bitLength();
                int b = q >= -27 ? z + 127 : 2 * z + 128;
                c = BigInteger.ONE.shiftLeft(b).divide(five).add(BigInteger.ONE);
            }
            c = c.shiftRight(c.bitLength() - 128); // a shift by less than nothing goes left
            HIGH[q - LEAST] = c.shiftRight(64).longValue();
            LOW[q - LEAST] = c.longValue();
        }
    }

    private DecimalRounding() {}

    /**
     * The double nearest to a decimal, ties to even.
     *
     * @param w positive, below 2^63
     * @param q the power of ten
     * @return the double; NaN where it is not normal or the products do not decide
     */
    static double nearest(long w, int q) {
        if (q < LEAST || q > MOST) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(w);
        long shifted = w << zeros;
        long five = HIGH[q - LEAST];
        long low = shifted * five;
        long high = unsignedHigh(shifted, five);
        if ((high & 0x1ff) == 0x1ff) {
            long more = unsignedHigh(shifted, LOW[q - LEAST]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
            if (low == -1 && (q < -27 || q > 55)) {
                return Double.NaN;
            }
        }
        int upper = (int) (high >>> 63);
        long mantissa = high >>> (upper + 9);
        long exponent = ((217706L * q) >> 16) + 63 + upper - zeros + 1023;
        if (exponent <= 0) {
            return Double.NaN;
        }
        boolean tie = (low == 0 || low == 1) && q >= -4 && q <= 23 && (mantissa & 3) == 1;
        if (tie && mantissa << (upper + 9) == high) {
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 1L << 53) {
            mantissa = 1L << 52;
            exponent++;
        }
        return exponent >= 0x7ff ? Double.NaN : Double.longBitsToDouble((mantissa & ~(1L << 52)) | (exponent << 52));
    }

    /** The upper half of the product of two numbers without sign; Java has it from 18 on. */
    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
