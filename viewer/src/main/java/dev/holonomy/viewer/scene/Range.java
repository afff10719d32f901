package dev.holonomy.viewer.scene;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which numbers take the first and the last colour.
 *
 * @param kind the rule
 * @param low its first number: a percentile or a value
 * @param high its second number
 */
public record Range(Kind kind, double low, double high) {
    /** The rules. */
    public enum Kind {
        /** From the least to the largest number. */
        FULL,
        /** From one percentile to another, so that a few outliers do not flatten the rest. */
        PERCENTILE,
        /** From −m to m with m the largest magnitude, so that zero is in the middle. */
        SYMMETRIC,
        /** Two given numbers. */
        FIXED
    }

    /** From the least to the largest number. */
    public static final Range FULL = new Range(Kind.FULL, 0, 1);

    /** Zero in the middle. */
    public static final Range SYMMETRIC = new Range(Kind.SYMMETRIC, 0, 1);

    /** Without the lowest and the highest two of a hundred. */
    public static final Range MOST = new Range(Kind.PERCENTILE, 2, 98);

    /** Checks the order. */
    public Range {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("a range from " + low + " to " + high + ", wanted one that grows");
        }
        if (kind == Kind.PERCENTILE && !(low >= 0 && high <= 100)) {
            throw new IllegalArgumentException("percentiles " + low + " and " + high + ", wanted 0 to 100");
        }
    }

    /**
     * Two given numbers.
     *
     * @param low the number of the first colour
     * @param high the number of the last colour, larger
     * @return the range
     */
    public static Range of(double low, double high) {
        return new Range(Kind.FIXED, low, high);
    }

    /**
     * The two numbers.
     *
     * @param numbers all numbers that share the colours; what is not finite is left out
     * @return {low, high}, low ≤ high; {0, 1} where there is no number and none is given
     */
    public double[] of(double[] numbers) {
        if (kind == Kind.FIXED) {
            return new double[] {low, high};
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int finite = 0;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                most = Math.max(most, number);
                finite++;
            }
        }
        if (finite == 0) {
            return new double[] {0, 1};
        }
        if (kind == Kind.SYMMETRIC) {
            double m = Math.max(Math.abs(least), Math.abs(most));
            return new double[] {-m, m};
        }
        if (kind == Kind.FULL) {
            return new double[] {least, most};
        }
        double[] sorted = new double[finite];
        int n = 0;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                sorted[n++] = number;
            }
        }
        Arrays.parallelSort(sorted);
        return new double[] {percentile(sorted, low), percentile(sorted, high)};
    }

    /** Linear between the two nearest of the sorted numbers, the smallest being percentile 0. */
    private static double percentile(double[] sorted, double p) {
        double at = p / 100 * (sorted.length - 1);
        int below = (int) Math.min(Math.floor(at), sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        double part = at - below;
        return sorted[below] * (1 - part) + sorted[above] * part;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return switch (kind) {
            case FULL, SYMMETRIC -> kind.name().toLowerCase(Locale.ROOT);
            case PERCENTILE -> low + "%," + high + "%";
            case FIXED -> low + "," + high;
        };
    }

    /**
     * Reads {@code full}, {@code symmetric}, two percentiles such as {@code 2%,98%}, or two numbers.
     *
     * @param text the text
     * @return the range
     * @throws IllegalArgumentException if it is none of these
     */
    public static Range parse(String text) {
        switch (text) {
            case "full" -> {
                return FULL;
            }
            case "symmetric" -> {
                return SYMMETRIC;
            }
            default -> {
                String[] parts = text.split(",", -1);
                boolean percent = parts.length == 2 && parts[0].endsWith("%") && parts[1].endsWith("%");
                try {
                    if (percent) {
                        return new Range(
                                Kind.PERCENTILE,
                                Double.parseDouble(parts[0].substring(0, parts[0].length() - 1)),
                                Double.parseDouble(parts[1].substring(0, parts[1].length() - 1)));
                    }
                    if (parts.length == 2) {
                        return of(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
                    }
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(wanted(text), e);
                }
                throw new IllegalArgumentException(wanted(text));
            }
        }
    }

    private static String wanted(String text) {
        return "'" + text + "', wanted full, symmetric, percentiles such as 2%,98%, or LOW,HIGH";
    }
}
