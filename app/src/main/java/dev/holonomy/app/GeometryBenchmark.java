package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.heat.HeatMethod;
import dev.holonomy.geodesic.heat.HeatOptions;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench geometry}. */
@Command(
        name = "geometry",
        description = "Median times of reading, charts, exact and heat distances and eigenpairs on a mesh.",
        footer = {
            "",
            "Every piece is run twice to warm up and then --steps times; set-up is measured without what it shares."
        })
final class GeometryBenchmark extends HolonomyCommand {
    private static final int WARM_UPS = 2;

    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured runs of each piece (default: ${DEFAULT-VALUE}).")
    private int steps = 5;

    @Option(
            names = "--radius-edges",
            paramLabel = "N",
            defaultValue = "5",
            description = "Radius of the charts in mean edge lengths (default: ${DEFAULT-VALUE}).")
    private double radiusEdges = 5;

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "128",
            description = "Number of eigenpairs (default: ${DEFAULT-VALUE}).")
    private int eigenpairs = 128;

    GeometryBenchmark(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        atLeastOne("--steps", steps);
        atLeastOne("--k", eigenpairs);
        ChartOptions options =
                fromOptions(() -> ChartOptions.radiusEdges(radiusEdges).withThreads(common().threads()));
        TriangleMesh mesh = load(meshPath).mesh();
        int k = Math.min(eigenpairs, mesh.vertexCount() - 1);
        ObjectNode json = Json.object();
        json.put("vertices", mesh.vertexCount());
        json.put("faces", mesh.faceCount());
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s: %d vertices, medians of %d", meshPath, mesh.vertexCount(), steps));

        tell(json, text, "read_ms", "read", () -> MeshFiles.load(meshPath));
        Surface surface = tell(json, text, "surface_ms", "surface", () -> Surface.of(mesh));
        Charts charts = tell(json, text, "charts_ms", "charts of all vertices", () -> Charts.of(surface, options));
        json.put("pairs", charts.pairCount());
        ExactGeodesics exact = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        double[] truth = tell(json, text, "exact_ms", "exact distances from one vertex", () -> exact.distances(0));
        HeatMethod heat = tell(
                json, text, "heat_setup_ms", "heat method, set-up", () -> HeatMethod.of(mesh, HeatOptions.standard()));
        double[] warm = tell(json, text, "heat_solve_ms", "heat method, one solve", () -> heat.distances(0));
        Json.put(json, "heat_mean_error", meanError(warm, truth));
        Laplacian laplacian = tell(json, text, "laplacian_ms", "robust Laplacian", () -> Laplacian.robust(mesh));
        Cholesky factor = tell(json, text, "factor_ms", "factor of L + M / area", () -> Spectrum.factor(laplacian));
        tell(json, text, "spectrum_ms", k + " eigenpairs", () -> Spectrum.of(laplacian, factor, k));
        return Answer.of(json, text.toString());
    }

    private <T> T tell(ObjectNode json, StringBuilder text, String key, String title, Supplier<T> work) {
        T result = work.get();
        for (int i = 1; i < WARM_UPS; i++) {
            result = work.get();
        }
        double[] times = new double[steps];
        for (int i = 0; i < steps; i++) {
            Stopwatch watch = Stopwatch.start();
            result = work.get();
            times[i] = watch.lap();
        }
        Arrays.sort(times);
        Json.put(json, key, times[steps / 2]);
        text.append(String.format(Locale.ROOT, "%n  %-34s %10.2f ms", title, times[steps / 2]));
        return result;
    }

    /** Mean of |d / exact − 1| over the vertices that are reached, without the source. */
    private static double meanError(double[] distance, double[] exact) {
        double sum = 0;
        int count = 0;
        for (int v = 0; v < exact.length; v++) {
            if (exact[v] > 0 && Double.isFinite(exact[v])) {
                sum += Math.abs(distance[v] / exact[v] - 1);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
