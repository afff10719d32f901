package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * Numbers in ASCII text: {@code [+-] digits [. digits] [e [+-] digits]}, correctly rounded, the same in every locale.
 *
 * <p>Up to 2^53 and 10^±22 one exact product or quotient gives the correctly rounded result (Clinger 1990); up to 18 digits and more
 * {@link DecimalRounding} decides nearly always. What is left, ties with many digits and numbers that are not normal, goes,
 * grammar checked, to {@link Double#parseDouble}.
 */
final class AsciiNumbers {
    private static final double[] TENS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final long ROOM = Long.MAX_VALUE / 10 - 1;

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private AsciiNumbers() {}

    /** The number, ±infinity where it is too large for a double, or NaN where the text is no number. */
    static double parse(byte[] b, int from, int to) {
        int i = from;
        boolean negative = i < to && b[i] == '-';
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            i++;
        }
        long mantissa = 0;
        int exponent = 0;
        int digits = 0;
        boolean exact = true;
        boolean point = false;
        for (; i < to; i++) {
            int c = b[i];
            if (c == '.' && !point) {
                point = true;
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            digits++;
            if (mantissa < ROOM) {
                mantissa = 10 * mantissa + (c - '0');
                exponent -= point ? 1 : 0;
            } else {
                exact &= c == '0';
                exponent += point ? 0 : 1;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (i < to) {
            if (b[i] != 'e' && b[i] != 'E') {
                return Double.NaN;
            }
            int power = power(b, i + 1, to);
            if (power == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            exponent += power;
        }
        if (exact && mantissa == 0) {
            return negative ? -0.0 : 0.0;
        }
        if (exact && mantissa <= EXACT && exponent >= -22 && exponent <= 22) {
            double value = exponent < 0 ? mantissa / TENS[-exponent] : mantissa * TENS[exponent];
            return negative ? -value : value;
        }
        if (mantissa > 0) {
            // digits left out lie between this mantissa and the next
            double value = DecimalRounding.nearest(mantissa, exponent);
            if (exact || value == DecimalRounding.nearest(mantissa + 1, exponent)) {
                if (!Double.isNaN(value)) {
                    return negative ? -value : value;
                }
            }
        }
        return Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The exponent, held within ±100,000; the smallest int where the text is none. */
    private static int power(byte[] b, int from, int to) {
        int i = from;
        boolean negative = i < to && b[i] == '-';
        if (i < to && (b[i] == '-' || b[i] == '+')) {
            i++;
        }
        if (i == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return Integer.MIN_VALUE;
            }
            value = Math.min(100_000, 10 * value + (b[i] - '0'));
        }
        return negative ? -value : value;
    }

    /** NaN or ±infinity for the words that C, Java and Python write for them; 0 for anything else. */
    static double word(byte[] b, int from, int to) {
        if (to - from > 20) {
            return 0;
        }
        String word = FileBytes.lowerAscii(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
        int sign = word.startsWith("-") ? -1 : 1;
        if (word.startsWith("-") || word.startsWith("+")) {
            word = word.substring(1);
        }
        if (word.equals("inf") || word.equals("infinity") || word.equals("1.#inf")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        boolean none = word.equals("nan") || word.startsWith("nan(") || word.equals("1.#ind") || word.equals("1.#qnan");
        return none ? Double.NaN : 0;
    }

    /** Whether the text is an integer: {@code [+-] digits}, of any length. */
    static boolean isInteger(byte[] b, int from, int to) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from;
        if (i == to) {
            return false;
        }
        for (; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** An integer whose grammar {@link #isInteger} has checked; beyond ±10^18 it stays at that bound, never wraps. */
    static long parseLong(byte[] b, int from, int to) {
        boolean negative = b[from] == '-';
        int i = negative || b[from] == '+' ? from + 1 : from;
        long value = 0;
        for (; i < to; i++) {
            value = value >= 100_000_000_000_000_000L ? 1_000_000_000_000_000_000L : 10 * value + (b[i] - '0');
        }
        return negative ? -value : value;
    }
}
