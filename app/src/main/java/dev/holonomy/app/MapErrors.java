package dev.holonomy.app;

import dev.holonomy.mesh.io.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far the images of vertices are from the true ones: geodesic distances on the target over the root of its area.
 *
 * <p>An image on another component is as far as the farthest finite one of all.
 */
final class MapErrors {
    /** The curve ends here. */
    static final double END = 0.25;

    private static final int STEPS = 100;

    private double[] errors = new double[1024];
    private int count;

    /** Adds errors; NaN for a pair that has no truth is left out. */
    void add(double[] more) {
        for (double error : more) {
            if (!Double.isNaN(error)) {
                if (count == errors.length) {
                    errors = Arrays.copyOf(errors, 2 * count);
                }
                errors[count++] = error;
            }
        }
    }

    int count() {
        return count;
    }

    /** The mean; infinite errors count as the largest finite one, or 1. */
    double mean() {
        double most = 0;
        for (int i = 0; i < count; i++) {
            most = Double.isFinite(errors[i]) ? Math.max(most, errors[i]) : most;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Double.isFinite(errors[i]) ? errors[i] : Math.max(most, 1);
        }
        return sum / count;
    }

    /** The share of pairs whose error is at most each threshold, from 0 to {@link #END} (Kim et al. 2011). */
    double[] curve() {
        double[] curve = new double[STEPS + 1];
        for (int i = 0; i < count; i++) {
            double step = Math.ceil(errors[i] / END * STEPS - 1e-9);
            if (step <= STEPS) {
                curve[(int) step]++;
            }
        }
        for (int s = 1; s <= STEPS; s++) {
            curve[s] += curve[s - 1];
        }
        for (int s = 0; s <= STEPS; s++) {
            curve[s] /= count;
        }
        return curve;
    }

    /** The area under the curve over that of a perfect one. */
    double auc() {
        double[] curve = curve();
        double sum = 0;
        for (int s = 0; s < STEPS; s++) {
            sum += (curve[s] + curve[s + 1]) / 2;
        }
        return sum / STEPS;
    }

    /** Writes the curve as {@code STEM.curve.csv} and {@code STEM.curve.png}. */
    List<Path> writeCurve(Path csv, Path png) {
        double[] curve = curve();
        double[] thresholds = new double[curve.length];
        double[] percent = new double[curve.length];
        StringBuilder text = new StringBuilder("error,share\n");
        for (int s = 0; s < curve.length; s++) {
            thresholds[s] = END * s / STEPS;
            percent[s] = 100 * curve[s];
            text.append(String.format(Locale.ROOT, "%.4f,%.6f%n", thresholds[s], curve[s]));
        }
        byte[] picture = Charting.errorCurve(
                String.format(Locale.ROOT, "mean %.2f, AUC %.3f", 100 * mean(), auc()), thresholds, percent);
        AtomicFile.write(csv, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(png, out -> out.write(picture));
        return List.of(csv, png);
    }
}
