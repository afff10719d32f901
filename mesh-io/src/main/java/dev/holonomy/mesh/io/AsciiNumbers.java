package dev.holonomy.mesh.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
    /** What stands for text that is no integer. */
    static final long NONE = Long.MIN_VALUE;

    private static final long ROOM = Long.MAX_VALUE / 10 - 1;
    private static final long ROOM_FOR_EIGHT = Long.MAX_VALUE / 100_000_000 - 1;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        while (i < to) {
            while (i + 8 <= to && mantissa < ROOM_FOR_EIGHT && isEightDigits((long) LONG.get(b, i))) {
                mantissa = 100_000_000 * mantissa + eightDigits((long) LONG.get(b, i));
                exponent -= point ? 8 : 0;
                digits += 8;
                i += 8;
            }
            int c = i < to ? b[i] : -1;
            if (c == '.' && !point) {
                point = true;
                i++;
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            i++;
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

    private static boolean isEightDigits(long eight) {
        long upper = eight & 0xf0f0f0f0f0f0f0f0L;
        long carried = (eight + 0x0606060606060606L) & 0xf0f0f0f0f0f0f0f0L;
        return upper == 0x3030303030303030L && carried == 0x3030303030303030L;
    }

    /** Eight digits, the first in the lowest byte: pairs, then fours, then all. */
    private static long eightDigits(long eight) {
        long ones = eight - 0x3030303030303030L;
        long pairs = 10 * ones + (ones >>> 8);
        long mask = 0x000000ff000000ffL;
        return ((pairs & mask) * 0x000f424000000064L + ((pairs >>> 16) & mask) * 0x0000271000000001L) >>> 32;
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

    /** An integer, {@code [+-] digits} of any length; beyond ±10^18 it stays at that bound, never wraps; {@link #NONE} if it is none. */
    static long integer(byte[] b, int from, int to) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from;
        if (i == to) {
            return NONE;
        }
        long value = 0;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value >= 100_000_000_000_000_000L ? 1_000_000_000_000_000_000L : 10 * value + digit;
        }
        return b[from] == '-' ? -value : value;
    }
}
