package dev.holonomy.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Loss and metric of a training as a chart of text that is drawn over itself, with a line below that says where the training is.
 *
 * <p>Each curve has a band of its own, scaled from its least to its largest value; where there are more epochs than columns, a column is
 * the mean of several.
 */
final class TerminalChart implements AutoCloseable {
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";
    private static final int ROWS = 4;
    private static final int MARGIN = 22;
    private static final long EVERY_NANOS = 250_000_000;

    private final PrintStream err;
    private final int width;
    private final String metricName;
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> metrics = new ArrayList<>();
    private String status = "";
    private int drawn;
    private long drawnAt = System.nanoTime() - EVERY_NANOS;

    /**
     * A chart without epochs.
     *
     * @param err a terminal
     * @param width its columns
     * @param metricName what the second curve is
     */
    TerminalChart(PrintStream err, int width, String metricName) {
        this.err = err;
        this.width = width;
        this.metricName = metricName;
    }

    /** Adds an epoch. */
    void epoch(double loss, double metric) {
        losses.add(loss);
        metrics.add(metric);
        draw();
    }

    /** Says where the training is; shown four times a second at most. */
    void status(String text) {
        status = text;
        if (System.nanoTime() - drawnAt > EVERY_NANOS) {
            draw();
        }
    }

    /** Prints a line that stays, above the chart. */
    void print(String line) {
        erase();
        err.println(line);
        draw();
    }

    private void draw() {
        erase();
        List<String> lines = new ArrayList<>();
        if (losses.size() > 1) {
            lines.addAll(band("loss", numbers(losses), width));
            lines.addAll(band(metricName, numbers(metrics), width));
        }
        lines.add(status.length() > width ? status.substring(0, width) : status);
        lines.forEach(err::println);
        err.flush();
        drawn = lines.size();
        drawnAt = System.nanoTime();
    }

    private void erase() {
        if (drawn > 0) {
            err.print("\u001b[" + drawn
                    + "A\u001b[J"); // up to the first line of the chart, clear to the end of the screen
            drawn = 0;
        }
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A curve in rows of eighth blocks, its name, largest and least value at the left. */
    static List<String> band(String name, double[] values, int width) {
        double[] columns = columns(values, width - MARGIN);
        double least = Arrays.stream(columns).min().orElse(0);
        double most = Arrays.stream(columns).max().orElse(0);
        double scale = most > least ? (8.0 * ROWS - 1) / (most - least) : 0;
        List<String> rows = new ArrayList<>();
        for (int row = ROWS - 1; row >= 0; row--) {
            String label = row == ROWS - 1 ? shown(most) : row == 0 ? shown(least) : row == ROWS - 2 ? name : "";
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%" + (MARGIN - 2) + "s |",
                    label.length() > MARGIN - 2 ? label.substring(0, MARGIN - 2) : label));
            for (double value : columns) {
                int eighths = 1 + (int) Math.round((value - least) * scale);
                line.append(LEVELS.charAt(Math.max(0, Math.min(8, eighths - 8 * row))));
            }
            rows.add(line.toString());
        }
        return rows;
    }

    /** The values, or means of so many that they fit. */
    private static double[] columns(double[] values, int most) {
        int count = Math.max(1, Math.min(most, values.length));
        double[] columns = new double[count];
        for (int c = 0; c < count; c++) {
            int from = (int) ((long) values.length * c / count);
            int to = (int) ((long) values.length * (c + 1) / count);
            columns[c] = Arrays.stream(values, from, to).average().orElse(Double.NaN);
        }
        return columns;
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    @Override
    public void close() {
        erase();
        err.flush();
    }
}
