package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Frames;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.cache.Cached;
import dev.holonomy.geodesic.heat.HeatLogMap;
import dev.holonomy.geodesic.heat.HeatLogMaps;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code charts}: the local polar charts of all vertices of a mesh. */
@Command(
        name = "charts",
        description = "Compute the chart of every vertex: polar coordinates, transport and weight of its neighbours.",
        footer = {
            "",
            "The npz file holds offsets [V+1]; neighbours, r, theta, transport, weight [E];",
            "frames [V,3,3], the rows e1, e2 and normal. Angles are radians, ids count from 0.",
            "Charts that an earlier run kept are read, and charts_ms is the time for that; see --no-cache."
        })
final class ChartsCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @ArgGroup
    private Size size = new Size();

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            defaultValue = "0",
            description = "Keep at most N neighbours, a farthest-point subset; 0 keeps all (default).")
    private int neighbours;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "exact",
            description = "How the coordinates are found: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LogMapMethod method = LogMapMethod.EXACT;

    @Mixin
    private OutputOption output = new OutputOption();

    ChartsCommand(Streams streams) {
        super(streams);
    }

    /** The radius, said in one of three ways. */
    private static final class Size {
        @Option(names = "--radius", paramLabel = "R", description = "Radius in the units of the mesh.")
        private @Nullable Double radius;

        @Option(names = "--radius-edges", paramLabel = "N", description = "Radius in mean edge lengths.")
        private @Nullable Double radiusEdges;

        @Option(
                names = "--nu",
                paramLabel = "NU",
                description = "Area of a chart in vertices; the default, with NU 16.")
        private @Nullable Double nu;

        ChartOptions options(int vertexCount) {
            if (radius != null) {
                return ChartOptions.radius(radius);
            }
            if (radiusEdges != null) {
                return ChartOptions.radiusEdges(radiusEdges);
            }
            return ChartOptions.nu(nu == null ? ChartOptions.LEARNING_NU : nu, Math.max(1, vertexCount));
        }
    }

    @Override
    Answer run() {
        fromOptions(() -> size.options(1).withNeighbourCap(neighbours));
        Path file = output.checked(meshPath);
        TriangleMesh mesh = load(meshPath).mesh();
        ChartOptions options = fromOptions(() ->
                size.options(mesh.vertexCount()).withNeighbourCap(neighbours).withThreads(common().threads()));

        Stopwatch watch = Stopwatch.start();
        Surface surface = Surface.of(mesh);
        double setup = watch.lap();
        Cached<Charts> answer = charts(surface, options);
        Charts charts = answer.value();
        if (file != null) {
            Npz.write(file, arrays(surface, charts));
        }

        double mean = charts.vertexCount() == 0 ? 0 : (double) charts.pairCount() / charts.vertexCount();
        ObjectNode json = Json.object();
        json.put("vertices", charts.vertexCount());
        json.put("pairs", charts.pairCount());
        Json.put(json, "mean_neighbours", mean);
        Json.put(json, "radius", charts.radius());
        Json.put(json, "wrapped_share", charts.wrappedShare());
        Json.put(json, "setup_ms", setup);
        Json.put(json, "charts_ms", answer.ms());
        json.put("cached", answer.hit());
        Json.put(json, "store_ms", answer.storeMs());
        if (file != null) {
            json.put("file", file.toString());
        }
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d charts of radius %.4g: %d pairs, %.1f neighbours on average, %.1f %% not embedded; setup %.0f ms, charts %.0f ms%s%s",
                        charts.vertexCount(),
                        charts.radius(),
                        charts.pairCount(),
                        mean,
                        100 * charts.wrappedShare(),
                        setup,
                        answer.ms(),
                        answer.hit() ? " (read from the cache)" : "",
                        file == null ? "" : "; written to " + file));
    }

    private Cached<Charts> charts(Surface surface, ChartOptions options) {
        ChartOptions.Method local = method.local();
        if (local != null) {
            return cache().charts(surface, options.withMethod(local));
        }
        Stopwatch watch = Stopwatch.start();
        HeatLogMaps heat = method.on(surface);
        Charts charts = Charts.of(surface, options, (source, r, theta) -> {
            HeatLogMap map = heat.around(source);
            System.arraycopy(map.r(), 0, r, 0, r.length);
            System.arraycopy(map.theta(), 0, theta, 0, theta.length);
        });
        return new Cached<>(charts, false, watch.lap(), 0);
    }

    private static Map<String, NpyArray> arrays(Surface surface, Charts charts) {
        int vertices = charts.vertexCount();
        int pairs = charts.pairCount();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("offsets", NpyArray.of(charts.offsets(), vertices + 1));
        arrays.put("neighbours", NpyArray.of(charts.neighbours(), pairs));
        arrays.put("r", NpyArray.of(charts.r(), pairs));
        arrays.put("theta", NpyArray.of(charts.theta(), pairs));
        arrays.put("transport", NpyArray.of(charts.transport(), pairs));
        arrays.put("weight", NpyArray.of(charts.weight(), pairs));
        arrays.put("frames", NpyArray.of(frames(surface.frames(), vertices), vertices, 3, 3));
        return arrays;
    }

    private static double[] frames(Frames frames, int vertices) {
        double[] rows = new double[9 * vertices];
        for (int v = 0; v < vertices; v++) {
            System.arraycopy(frames.e1(), 3 * v, rows, 9 * v, 3);
            System.arraycopy(frames.e2(), 3 * v, rows, 9 * v + 3, 3);
            System.arraycopy(frames.normal(), 3 * v, rows, 9 * v + 6, 3);
        }
        return rows;
    }
}
