package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.Curvature;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.spectral.Descriptors;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexScalars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        if (file != null && !VertexValuesFile.knows(file)) {
            throw wrongUsage("--out is " + file + ", wanted a name that ends in .npy, .npz or .ply");
        }
        TriangleMesh mesh = load(meshPath).mesh();
        ObjectNode json = Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT));
        List<VertexScalars> values = kind == Kind.CURVATURE ? curvature(mesh, json) : kernel(mesh, json);
        json.put("vertices", mesh.vertexCount()).put("count", values.size());
        if (file != null) {
            VertexValuesFile.writeTable(file, mesh, values);
            json.put("file", file.toString());
        }
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d x %d numbers (%s)%s",
                        mesh.vertexCount(),
                        values.size(),
                        json.get("kind").asText(),
                        file == null ? "" : ", written to " + file));
    }

    private List<VertexScalars> kernel(TriangleMesh mesh, ObjectNode json) {
        EigenSolve solve = EigenSolve.of(meshPath, mesh, eigenpairs, cache());
        solve.tell(json);
        double[] rows;
        if (kind == Kind.WKS) {
            rows = Descriptors.wks(solve.spectrum(), count);
        } else {
            double[] times = Descriptors.times(solve.spectrum(), count);
            Json.put(json, "times", times);
            rows = Descriptors.hks(solve.spectrum(), times);
        }
        List<VertexScalars> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            double[] column = new double[mesh.vertexCount()];
            for (int v = 0; v < column.length; v++) {
                column[v] = rows[v * count + c];
            }
            columns.add(new VertexScalars(kind.name().toLowerCase(Locale.ROOT) + c, column));
        }
        return columns;
    }

    private static List<VertexScalars> curvature(TriangleMesh mesh, ObjectNode json) {
        Stopwatch watch = Stopwatch.start();
        Curvature curvature = Curvature.of(Surface.of(mesh));
        Json.put(json, "curvature_ms", watch.lap());
        return List.of(
                new VertexScalars("mean_curvature", curvature.mean()),
                new VertexScalars("gauss_curvature", curvature.gauss()),
                new VertexScalars("largest_curvature", curvature.largest()),
                new VertexScalars("smallest_curvature", curvature.smallest()));
    }
}
