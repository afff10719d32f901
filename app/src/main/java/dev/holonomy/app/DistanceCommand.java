package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.exact.ExactQuery;
import dev.holonomy.geodesic.heat.HeatOptions;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code distance}: geodesic distances from one or several vertices. */
@Command(
        name = "distance",
        description = "Compute the geodesic distance of every vertex from one or several vertices.",
        footer = {
            "",
            "The output is .npy or .npz (an array 'distance' [V]) or .ply (the mesh coloured by distance).",
            "What is not connected to a source has the distance inf."
        })
final class DistanceCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(
            names = "--from",
            required = true,
            split = ",",
            paramLabel = "V",
            description = "The vertices, counted from 0, with commas between them.")
    private int[] sources = {};

    @Option(names = "--to", paramLabel = "V", description = "Also tell the shortest path to this vertex.")
    private @Nullable Integer target;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "exact",
            description = "How: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DistanceMethod method = DistanceMethod.EXACT;

    @Option(
            names = "--triangles",
            paramLabel = "KIND",
            description =
                    "Of heat: ${COMPLETION-CANDIDATES}; robust ones if not said, refined ones are nearer to exact.")
    private HeatOptions.@Nullable Triangles triangles;

    @Mixin
    private OutputOption output = new OutputOption();

    DistanceCommand(Streams streams) {
        super(streams);
    }

    /** Refuses an id that the mesh does not have. */
    static void requireVertex(HolonomyCommand command, String option, int vertex, TriangleMesh mesh) {
        if (vertex < 0 || vertex >= mesh.vertexCount()) {
            throw command.wrongUsage(
                    option + " is " + vertex + ", the mesh has the vertices 0.." + (mesh.vertexCount() - 1));
        }
    }

    @Override
    Answer run() {
        Path file = output.checked(meshPath);
        if (file != null && !VertexValuesFile.knows(file)) {
            throw wrongUsage("--out is " + file + ", wanted a name that ends in .npy, .npz or .ply");
        }
        if (triangles != null && method != DistanceMethod.HEAT) {
            throw wrongUsage("--triangles is for --method heat, and the method is " + method);
        }
        TriangleMesh mesh = load(meshPath).mesh();
        for (int source : sources) {
            requireVertex(this, "--from", source, mesh);
        }
        if (target != null) {
            requireVertex(this, "--to", target, mesh);
        }
        Stopwatch watch = Stopwatch.start();
        DistanceMethod.Solver solver = method.on(mesh, triangles == null ? HeatOptions.Triangles.ROBUST : triangles);
        double setup = watch.lap();
        double[] distance = solver.distances(sources);
        double solve = watch.lap();
        if (file != null) {
            VertexValuesFile.write(file, mesh, List.of(new VertexScalars("distance", distance)));
        }
        double sum = 0;
        double max = 0;
        int reached = 0;
        for (double d : distance) {
            if (Double.isFinite(d)) {
                sum += d;
                max = Math.max(max, d);
                reached++;
            }
        }
        ObjectNode json = Json.object();
        json.put("method", method.toString());
        Json.put(json, "setup_ms", setup);
        Json.put(json, "solve_ms", solve);
        Json.put(json, "max", max);
        Json.put(json, "mean", sum / reached);
        json.put("reached", reached);
        json.put("unreached", distance.length - reached);
        if (file != null) {
            json.put("file", file.toString());
        }
        String way = target == null ? "" : path(mesh, target, json);
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%s distance: at most %.6g, %.6g on average over %d vertices%s; set-up %.1f ms, solve %.1f ms%s%s",
                        method,
                        max,
                        sum / reached,
                        reached,
                        reached == distance.length ? "" : ", " + (distance.length - reached) + " not connected",
                        setup,
                        solve,
                        file == null ? "" : "; written to " + file,
                        way));
    }

    /** The exact shortest path from the target to the nearest source. */
    private String path(TriangleMesh mesh, int to, ObjectNode json) {
        DistanceMethod.Exact exact = new DistanceMethod.Exact(mesh);
        ExactQuery query = exact.query();
        GeodesicPath shortest = null;
        for (int source : sources) {
            GeodesicPath path =
                    query.path(new SurfacePoint.AtVertex(source), to).orElse(null);
            if (path != null && (shortest == null || path.length() < shortest.length())) {
                shortest = path;
            }
        }
        if (shortest == null) {
            json.putNull("path");
            return "; vertex " + to + " is not connected";
        }
        double[] positions = shortest.positions(mesh, exact.halfEdges());
        ArrayNode points = json.putArray("path");
        for (int i = 0; i < positions.length; i += 3) {
            points.addArray().add(positions[i]).add(positions[i + 1]).add(positions[i + 2]);
        }
        Json.put(json, "path_length", shortest.length());
        return String.format(
                Locale.ROOT,
                "; the shortest path to %d is %.6g long and crosses %d edges",
                to,
                shortest.length(),
                Math.max(0, positions.length / 3 - 2));
    }
}
