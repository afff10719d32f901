package dev.holonomy.bench;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** Times of all charts from a thousand to a million vertices at a fixed radius in mean edges; a table and a plot. */
public final class Growth {
    private static final double RADIUS_EDGES = 3;

    private Growth() {}

    /**
     * Measures and draws.
     *
     * @param arguments the PNG file to write, and the largest number of vertices
     * @throws IOException if the plot cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path plot = Path.of(arguments[0]);
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int steps = 0;
        for (int vertices = 1000; vertices <= most; vertices *= 10) {
            steps += vertices * 3L <= most ? 2 : 1;
        }
        double[] sizes = new double[steps];
        double[] seconds = new double[steps];
        double[] linear = new double[steps];
        time(Surface.of(BumpyTorus.of(3000))); // warm
        System.out.println("vertices,pairs,seconds,microseconds a vertex,nanoseconds a pair");
        for (int i = 0; i < steps; i++) {
            int decade = i / 2;
            int vertices = (int) Math.round(1000 * Math.pow(10, decade) * (i % 2 == 0 ? 1 : 3));
            Surface surface = Surface.of(BumpyTorus.of(vertices));
            double best = Double.POSITIVE_INFINITY;
            int pairs = 0;
            for (int repeat = 0; repeat < (vertices > 200_000 ? 1 : 3); repeat++) {
                long start = System.nanoTime();
                pairs = time(surface);
                best = Math.min(best, 1e-9 * (System.nanoTime() - start));
            }
            sizes[i] = surface.mesh().vertexCount();
            seconds[i] = best;
            linear[i] = seconds[0] * sizes[i] / sizes[0];
            System.out.printf(
                    Locale.ROOT,
                    "%.0f,%d,%.4f,%.2f,%.1f%n",
                    sizes[i],
                    pairs,
                    best,
                    1e6 * best / sizes[i],
                    1e9 * best / pairs);
        }
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(480)
                .title("Exact charts of all vertices, radius 3 mean edges")
                .xAxisTitle("vertices")
                .yAxisTitle("seconds")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.addSeries("measured", sizes, seconds);
        chart.addSeries("linear from the first", sizes, linear);
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", plot.toFile());
    }

    private static int time(Surface surface) {
        return Charts.of(surface, ChartOptions.radiusEdges(RADIUS_EDGES)).pairCount();
    }
}
