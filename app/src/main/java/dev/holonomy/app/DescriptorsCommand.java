package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.Curvature;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.spectral.Descriptors;
import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Npy;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code descriptors}: numbers that describe each vertex whatever the pose. */
@Command(
        name = "descriptors",
        description = "Compute descriptors of each vertex: heat or wave kernel signature, or curvatures.",
        footer = {
            "",
            "The output is .npy or .npz (an array 'values' [V,T]) or .ply (a property each, coloured by the first).",
            "Curvatures are the mean, the Gauss, the largest and the smallest principal curvature."
        })
final class DescriptorsCommand extends HolonomyCommand {
    private static final List<String> CURVATURES =
            List.of("mean_curvature", "gauss_curvature", "largest_curvature", "smallest_curvature");

    @Parameters(index = "0", paramLabel = "MESH", description = "A mesh file.")
    private Path meshPath = Path.of("");

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "hks, wks or curvature.")
    private Kind kind = Kind.HKS;

    @Option(
            names = "--count",
            paramLabel = "T",
            defaultValue = "16",
            description = "Number of times or energies (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "128",
            description = "Number of eigenpairs (default: ${DEFAULT-VALUE}).")
    private int eigenpairs;

    @Mixin
    private OutputOption output = new OutputOption();

    DescriptorsCommand(Streams streams) {
        super(streams);
    }

    private enum Kind {
        HKS,
        WKS,
        CURVATURE
    }

    @Override
    Answer run() {
        atLeastOne("--count", count);
        atLeastOne("--k", eigenpairs);
        Path file = output.checked(meshPath);
        if (file != null && !file.toString().matches("(?i).*\\.(npy|npz|ply)")) {
            throw wrongUsage("--out is " + file + ", wanted a name that ends in .npy, .npz or .ply");
        }
        TriangleMesh mesh = load(meshPath).mesh();
        ObjectNode json = Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT));
        double[] values = kind == Kind.CURVATURE ? curvature(mesh, json) : kernel(mesh, json);
        int columns = kind == Kind.CURVATURE ? CURVATURES.size() : count;
        json.put("vertices", mesh.vertexCount()).put("count", columns);
        write(file, mesh, values, columns);
        if (file != null) {
            json.put("file", file.toString());
        }
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d x %d numbers (%s)%s",
                        mesh.vertexCount(),
                        columns,
                        json.get("kind").asText(),
                        file == null ? "" : ", written to " + file));
    }

    private double[] kernel(TriangleMesh mesh, ObjectNode json) {
        EigenSolve solve = EigenSolve.of(meshPath, mesh, eigenpairs, cache());
        solve.tell(json);
        if (kind == Kind.WKS) {
            return Descriptors.wks(solve.spectrum(), count);
        }
        double[] times = Descriptors.times(solve.spectrum(), count);
        Json.put(json, "times", times);
        return Descriptors.hks(solve.spectrum(), times);
    }

    private static double[] curvature(TriangleMesh mesh, ObjectNode json) {
        Stopwatch watch = Stopwatch.start();
        Curvature curvature = Curvature.of(Surface.of(mesh));
        Json.put(json, "curvature_ms", watch.lap());
        List<double[]> columns =
                List.of(curvature.mean(), curvature.gauss(), curvature.largest(), curvature.smallest());
        double[] values = new double[columns.size() * mesh.vertexCount()];
        for (int c = 0; c < columns.size(); c++) {
            for (int v = 0; v < mesh.vertexCount(); v++) {
                values[columns.size() * v + c] = columns.get(c)[v];
            }
        }
        return values;
    }

    private void write(@Nullable Path file, TriangleMesh mesh, double[] values, int columns) {
        if (file == null) {
            return;
        }
        NpyArray array = NpyArray.of(values, mesh.vertexCount(), columns);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            Npy.write(file, array);
        } else if (name.endsWith(".npz")) {
            Npz.write(file, Map.of("values", array));
        } else {
            List<MeshValues> properties = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                double[] column = new double[mesh.vertexCount()];
                for (int v = 0; v < column.length; v++) {
                    column[v] = values[v * columns + c];
                }
                String title =
                        kind == Kind.CURVATURE ? CURVATURES.get(c) : kind.name().toLowerCase(Locale.ROOT) + c;
                properties.add(new VertexScalars(title, column));
            }
            MeshFiles.writeColored(file, mesh, properties, properties.get(0), ColorMap.VIRIDIS);
        }
    }
}
