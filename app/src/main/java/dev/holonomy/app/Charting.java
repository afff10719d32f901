package dev.holonomy.app;

import dev.holonomy.mesh.io.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Plots as PNG: training curves and confusion matrices. */
final class Charting {
    private Charting() {}

    /** confusion.csv and confusion.png: share of area of each true class (rows) by predicted class, rows sum to 1. */
    static List<Path> confusion(Path folder, double[][] confusion, List<String> classes) {
        double[][] shares = shares(confusion);
        StringBuilder csv = new StringBuilder("true\\predicted," + String.join(",", classes) + "\n");
        for (int i = 0; i < shares.length; i++) {
            csv.append(classes.get(i));
            for (double share : shares[i]) {
                csv.append(String.format(Locale.ROOT, ",%.6f", share));
            }
            csv.append('\n');
        }
        Path table = folder.resolve("confusion.csv");
        Path picture = folder.resolve("confusion.png");
        AtomicFile.write(table, out -> out.write(csv.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] png = confusionPicture(shares, classes);
        AtomicFile.write(picture, out -> out.write(png));
        return List.of(table, picture);
    }

    /** Rows that sum to 1, or are zero where the class does not occur. */
    static double[][] shares(double[][] confusion) {
        double[][] shares = new double[confusion.length][confusion.length];
        for (int i = 0; i < shares.length; i++) {
            double sum = Arrays.stream(confusion[i]).sum();
            for (int j = 0; j < shares.length && sum > 0; j++) {
                shares[i][j] = confusion[i][j] / sum;
            }
        }
        return shares;
    }

    static byte[] confusionPicture(double[][] shares, List<String> classes) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(760)
                .height(640)
                .title("Share of the area of each true class")
                .xAxisTitle("predicted")
                .yAxisTitle("true")
                .build();
        chart.getStyler().setShowValue(true).setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(45);
        List<Number[]> cells = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                cells.add(new Number[] {j, i, Math.round(1000 * shares[i][j]) / 1000.0});
            }
        }
        chart.addSeries("share", classes, classes, cells);
        return png(chart);
    }

    /** One curve a name over the epochs where it is not NaN. */
    static byte[] curves(String title, String unit, double[] epochs, List<String> names, List<double[]> values) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(420)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(unit)
                .build();
        for (int i = 0; i < names.size(); i++) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int e = 0; e < epochs.length; e++) {
                if (!Double.isNaN(values.get(i)[e])) {
                    x.add(epochs[e]);
                    y.add(values.get(i)[e]);
                }
            }
            if (!x.isEmpty()) {
                chart.addSeries(names.get(i), x, y).setMarker(SeriesMarkers.NONE);
            }
        }
        return png(chart);
    }

    /** The Princeton curve of a map: the share of vertices, in percent, whose error is at most a threshold. */
    static byte[] errorCurve(String name, double[] thresholds, double[] percent) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(420)
                .title("Correspondence")
                .xAxisTitle("geodesic error / sqrt(area)")
                .yAxisTitle("% of vertices")
                .build();
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        chart.addSeries(name, thresholds, percent).setMarker(SeriesMarkers.NONE);
        return png(chart);
    }

    private static byte[] png(Chart<?, ?> chart) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }
}
