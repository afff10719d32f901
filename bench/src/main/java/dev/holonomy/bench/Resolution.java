package dev.holonomy.bench;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.spectral.Descriptors;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;
import java.util.Locale;

/**
 * One shape in 2,000, 6,000 and 20,000 vertices: how far descriptors and features of charts differ from those of the finest, as the
 * root mean square of the difference over the standard deviation, at the vertices of the coarse mesh and those nearest to them.
 */
public final class Resolution {
    private static final int MEDIAN = 6000;
    private static final int TIMES = 8;

    private Resolution() {}

    private record Shape(TriangleMesh mesh, List<double[]> features) {
        static Shape of(int vertices) {
            TriangleMesh mesh = BumpyTorus.of(vertices);
            Surface surface = Surface.of(mesh);
            Spectrum spectrum = Spectrum.of(Laplacian.robust(mesh), 64);
            double[] times = new double[TIMES];
            for (int t = 0; t < TIMES; t++) {
                times[t] = surface.area() * Math.pow(10, -2.5 + 2.0 * t / (TIMES - 1));
            }
            double[] heat = Descriptors.hks(spectrum, times);
            for (int i = 0; i < heat.length; i++) {
                heat[i] = Math.log(heat[i] * surface.area());
            }
            return new Shape(
                    mesh,
                    List.of(
                            heat,
                            moments(surface, ChartOptions.forLearning(MEDIAN)),
                            moments(surface, ChartOptions.forLearning(MEDIAN).withNeighbourCap(24)),
                            moments(surface, ChartOptions.radiusEdges(3))));
        }

        /** Σ w f and |Σ w (f − f_p) e^{iθ}| of the height f over each chart: what a convolution makes of a smooth signal. */
        private static double[] moments(Surface surface, ChartOptions options) {
            Charts charts = Charts.of(surface, options);
            double scale = 1 / Math.sqrt(surface.area());
            double[] result = new double[2 * charts.vertexCount()];
            for (int p = 0; p < charts.vertexCount(); p++) {
                double sum = 0;
                double x = 0;
                double y = 0;
                for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                    double weight = charts.weight()[e] * scale;
                    double height = surface.mesh().coordinate(charts.neighbours()[e], 2);
                    double rise = height - surface.mesh().coordinate(p, 2);
                    sum += weight * height;
                    x += weight * rise * Math.cos(charts.theta()[e]);
                    y += weight * rise * Math.sin(charts.theta()[e]);
                }
                result[2 * p] = sum;
                result[2 * p + 1] = Math.hypot(x, y);
            }
            return result;
        }
    }

    /**
     * Prints the table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Shape fine = Shape.of(20_000);
        System.out.println(
                "vertices,log HKS,charts of the learning radius,the same with 24 neighbours,charts of 3 edges");
        for (int vertices : new int[] {2000, 6000}) {
            Shape coarse = Shape.of(vertices);
            int[] nearest = nearest(coarse.mesh, fine.mesh);
            StringBuilder line = new StringBuilder().append(coarse.mesh.vertexCount());
            for (int f = 0; f < coarse.features.size(); f++) {
                line.append(String.format(
                        Locale.ROOT, ",%.4f", difference(coarse.features.get(f), fine.features.get(f), nearest)));
            }
            System.out.println(line);
        }
    }

    private static int[] nearest(TriangleMesh from, TriangleMesh to) {
        int[] result = new int[from.vertexCount()];
        for (int v = 0; v < result.length; v++) {
            double best = Double.POSITIVE_INFINITY;
            for (int q = 0; q < to.vertexCount(); q++) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                    double d = from.coordinate(v, axis) - to.coordinate(q, axis);
                    square += d * d;
                }
                if (square < best) {
                    best = square;
                    result[v] = q;
                }
            }
        }
        return result;
    }

    /** Mean over the columns of rms(a − b) / std(b). */
    private static double difference(double[] a, double[] b, int[] nearest) {
        int columns = a.length / nearest.length;
        double total = 0;
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            double square = 0;
            double error = 0;
            for (int v = 0; v < nearest.length; v++) {
                double there = b[nearest[v] * columns + c];
                mean += there / nearest.length;
                square += there * there / nearest.length;
                double d = a[v * columns + c] - there;
                error += d * d / nearest.length;
            }
            total += Math.sqrt(error / (square - mean * mean));
        }
        return total / columns;
    }
}
