package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.LogMaps;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.heat.HeatLogMap;
import dev.holonomy.geodesic.heat.HeatLogMaps;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logmap}: polar coordinates around one vertex. */
@Command(
        name = "logmap",
        description = "Compute the polar coordinates (r, theta) of the surface around one vertex.",
        footer = {
            "",
            "The output is .npz (r, theta, transport [V]), .npy (their columns) or .ply (the mesh coloured by r).",
            "theta is measured from e1 of the vertex, where the angles around it sum to 2 pi; what was not reached has r = inf."
        })
final class LogmapCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(names = "--at", required = true, paramLabel = "V", description = "The vertex, counted from 0.")
    private int source;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "exact",
            description = "How: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LogMapMethod method = LogMapMethod.EXACT;

    @Option(
            names = "--radius",
            paramLabel = "R",
            defaultValue = "Infinity",
            description = "How far, in the units of the mesh (default: all that is connected).")
    private double radius;

    @Mixin
    private OutputOption output = new OutputOption();

    LogmapCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        if (!(radius >= 0)) {
            throw wrongUsage("--radius is " + radius + ", wanted 0 or more");
        }
        Path file = output.checked(meshPath);
        if (file != null && !VertexValuesFile.knows(file)) {
            throw wrongUsage("--out is " + file + ", wanted a name that ends in .npy, .npz or .ply");
        }
        TriangleMesh mesh = load(meshPath).mesh();
        DistanceCommand.requireVertex(this, "--at", source, mesh);
        Stopwatch watch = Stopwatch.start();
        Surface surface = Surface.of(mesh);
        ChartOptions.Method local = method.local();
        HeatLogMaps heat = local == null ? method.on(surface) : null;
        double setup = watch.lap();
        double[] r = new double[mesh.vertexCount()];
        double[] theta = new double[mesh.vertexCount()];
        double[] transport = new double[mesh.vertexCount()];
        if (heat != null) {
            take(heat.around(source), r, theta, transport);
        } else if (local != null) {
            take(surface, local, r, theta, transport);
        }
        double solve = watch.lap();
        int reached = (int) Arrays.stream(r).filter(Double::isFinite).count();
        if (file != null) {
            VertexValuesFile.write(
                    file,
                    mesh,
                    List.of(
                            new VertexScalars("r", r),
                            new VertexScalars("theta", theta),
                            new VertexScalars("transport", transport)));
        }
        ObjectNode json = Json.object();
        json.put("method", method.toString());
        Json.put(json, "setup_ms", setup);
        Json.put(json, "solve_ms", solve);
        json.put("reached", reached);
        if (file != null) {
            json.put("file", file.toString());
        }
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%s log map at vertex %d: %d of %d vertices reached; set-up %.1f ms, solve %.1f ms%s",
                        method,
                        source,
                        reached,
                        mesh.vertexCount(),
                        setup,
                        solve,
                        file == null ? "" : "; written to " + file));
    }

    private void take(Surface surface, ChartOptions.Method local, double[] r, double[] theta, double[] transport) {
        Arrays.fill(r, Double.POSITIVE_INFINITY);
        LogMaps.around(surface, local, new int[] {source}, new double[] {radius}, 1, (index, map) -> {
            for (int entry = 0; entry < map.count(); entry++) {
                if (map.r(entry) <= radius) {
                    r[map.vertex(entry)] = map.r(entry);
                    theta[map.vertex(entry)] = map.theta(entry);
                    transport[map.vertex(entry)] = map.transport(entry);
                }
            }
        });
    }

    private void take(HeatLogMap map, double[] r, double[] theta, double[] transport) {
        for (int v = 0; v < r.length; v++) {
            boolean within = map.r()[v] <= radius;
            r[v] = within ? map.r()[v] : Double.POSITIVE_INFINITY;
            theta[v] = within ? map.theta()[v] : 0;
            transport[v] = within ? map.transport()[v] : 0;
        }
    }
}
