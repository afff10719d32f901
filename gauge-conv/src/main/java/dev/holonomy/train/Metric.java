package dev.holonomy.train;

import java.util.Locale;

/**
 * A figure that a task is measured by.
 *
 * @param name its column in {@code metrics.csv}, such as {@code mean_iou}
 * @param title what people read, with all that makes it this figure and no other, such as {@code mean area-weighted accuracy}
 * @param kind how to read the number
 */
public record Metric(String name, String title, Kind kind) {
    /** How to read the number. */
    public enum Kind {
        /** A share in [0, 1], shown in percent; more is better. */
        SHARE,
        /** An error, shown as it is; less is better. */
        ERROR
    }

    /**
     * Whether a value is better than another; nothing is better than NaN only.
     *
     * @param value a measured value
     * @param other another
     * @return whether the first is strictly better
     */
    public boolean better(double value, double other) {
        if (Double.isNaN(other)) {
            return !Double.isNaN(value);
        }
        return kind == Kind.SHARE ? value > other : value < other;
    }

    /**
     * A value for people.
     *
     * @param value a measured value
     * @return percent with two decimals, or four digits
     */
    public String shown(double value) {
        return kind == Kind.SHARE
                ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
