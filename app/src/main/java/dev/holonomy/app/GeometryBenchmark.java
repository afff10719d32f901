package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.heat.HeatLogMaps;
import dev.holonomy.geodesic.heat.HeatMethod;
import dev.holonomy.geodesic.heat.HeatOptions;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench geometry}. */
@Command(
        name = "geometry",
        description = "Median times of reading, charts, exact and heat distances and eigenpairs on a mesh.",
        footer = {
            "",
            "Every piece is run for half a second at least to warm up, and then --steps times; set-up is measured without",
            "what it shares. Log maps are 100 vector-heat ones from vertices spread over the mesh."
        })
final class GeometryBenchmark extends HolonomyCommand {
    private static final double WARM_UP_MS = 500;
    private static final int LOG_MAPS = 100;
    private static final int AT_A_TIME = 8;

    /** What can be timed. */
    private enum Piece {
        CHARTS,
        EXACT,
        HEAT,
        LOGMAPS,
        SPECTRUM
    }

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

    @Option(
            names = "--pieces",
            paramLabel = "P",
            split = ",",
            defaultValue = "charts,exact,heat,spectrum",
            description = "What to time, of charts, exact, heat, logmaps, spectrum (default: ${DEFAULT-VALUE}).")
    private List<Piece> pieces = List.of();

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
        ObjectNode json = Json.object();
        json.put("vertices", mesh.vertexCount());
        json.put("faces", mesh.faceCount());
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s: %d vertices, medians of %d", meshPath, mesh.vertexCount(), steps));

        tell(json, text, "read_ms", "read", () -> MeshFiles.load(meshPath));
        Surface surface = tell(json, text, "surface_ms", "surface", () -> Surface.of(mesh));
        if (pieces.contains(Piece.CHARTS)) {
            Charts charts = tell(json, text, "charts_ms", "charts of all vertices", () -> Charts.of(surface, options));
            json.put("pairs", charts.pairCount());
        }
        double[] truth = new double[0];
        if (pieces.contains(Piece.EXACT)) {
            ExactGeodesics exact = new ExactGeodesics(surface.halfEdges(), surface.lengths());
            truth = tell(json, text, "exact_ms", "exact distances from one vertex", () -> exact.distances(0));
        }
        if (pieces.contains(Piece.HEAT)) {
            HeatOptions standard = HeatOptions.standard();
            HeatMethod heat =
                    tell(json, text, "heat_setup_ms", "heat method, set-up", () -> HeatMethod.of(mesh, standard));
            double[] warm = tell(json, text, "heat_solve_ms", "heat method, one solve", () -> heat.distances(0));
            if (truth.length > 0) {
                Json.put(json, "heat_mean_error", meanError(warm, truth));
            }
        }
        if (pieces.contains(Piece.LOGMAPS)) {
            HeatLogMaps maps = tell(
                    json,
                    text,
                    "logmap_setup_ms",
                    "vector-heat log maps, set-up",
                    () -> HeatLogMaps.of(surface, HeatLogMaps.Method.VECTOR_HEAT));
            int count = Math.min(LOG_MAPS, mesh.vertexCount());
            tell(json, text, "logmap_solve_ms", count + " vector-heat log maps", () -> logMaps(maps, mesh, count));
        }
        if (pieces.contains(Piece.SPECTRUM)) {
            Laplacian laplacian = tell(json, text, "laplacian_ms", "robust Laplacian", () -> Laplacian.robust(mesh));
            Cholesky factor = tell(json, text, "factor_ms", "factor of L + M / area", () -> Spectrum.factor(laplacian));
            int k = Math.min(eigenpairs, mesh.vertexCount() - 1);
            tell(json, text, "spectrum_ms", k + " eigenpairs", () -> Spectrum.of(laplacian, factor, k));
        }
        return Answer.of(json, text.toString());
    }

    private <T> T tell(ObjectNode json, StringBuilder text, String key, String title, Supplier<T> work) {
        Stopwatch warmUp = Stopwatch.start();
        T result = work.get();
        for (double spent = warmUp.lap(); spent < WARM_UP_MS; spent += warmUp.lap()) {
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

    /** Log maps of every so many vertices, a few at a time; how many. */
    private static int logMaps(HeatLogMaps maps, TriangleMesh mesh, int count) {
        int done = 0;
        while (done < count) {
            int[] sources = IntStream.range(done, Math.min(done + AT_A_TIME, count))
                    .map(i -> (int) ((long) i * mesh.vertexCount() / count))
                    .toArray();
            done += maps.around(sources).size();
        }
        return done;
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
