package dev.holonomy.app;

import dev.holonomy.geodesic.remesh.RemeshOptions;
import dev.holonomy.geodesic.remesh.Remeshing;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code remesh}: the same surface with other vertices and nearly equilateral faces. */
@Command(
        name = "remesh",
        description = "Write the same surface with N vertices and nearly equilateral faces of one size.",
        footer = {
            "",
            "Components, boundaries, handles and sharp edges are kept; faces that name a vertex twice and vertices without",
            "a face are left out. Values in the file and those of --values go along by nearest points, where the format",
            "of OUT holds them. OUT.map.npz says where the new mesh lies on the old one: faces [V'] and weights [V', 3] of",
            "its vertices, face_sources [F']. Ids count from 0."
        })
final class RemeshCommand extends TransformCommand {
    @Option(
            names = "--vertices",
            paramLabel = "N",
            required = true,
            description = "How many vertices the new mesh has; at most 5 %% more where features need them.")
    private int vertices;

    @Option(
            names = "--feature-angle",
            paramLabel = "DEGREES",
            defaultValue = "45",
            description = "Edges that bend by more are kept as lines (default: ${DEFAULT-VALUE}; 180 keeps none).")
    private double featureAngle;

    RemeshCommand(Streams streams) {
        super(streams);
    }

    @Override
    Function<MeshFile, Transformed> transformation() {
        RemeshOptions options = fromOptions(() -> {
            if (!(featureAngle >= 0 && featureAngle <= 180)) {
                throw new IllegalArgumentException("--feature-angle is " + featureAngle + ", wanted 0 to 180 degrees");
            }
            return new RemeshOptions(vertices, Math.toRadians(featureAngle), RemeshOptions.ROUNDS);
        });
        return file -> transformed(file.mesh(), Remeshing.of(file.mesh(), options));
    }

    private static Transformed transformed(TriangleMesh old, Remeshing remeshed) {
        List<Change> changes = List.of(
                new Change("edges_split", remeshed.splits(), List.of()),
                new Change("edges_collapsed", remeshed.collapses(), List.of()),
                new Change("edges_flipped", remeshed.flips(), List.of()),
                new Change("isolated_vertices_dropped", isolated(old), List.of()));
        return new Transformed(remeshed.mesh(), changes, remeshed::carried, written -> arrays(remeshed, written));
    }

    private static int isolated(TriangleMesh mesh) {
        boolean[] named = new boolean[mesh.vertexCount()];
        for (int v : mesh.triangles()) {
            named[v] = true;
        }
        return (int) IntStream.range(0, named.length).filter(v -> !named[v]).count();
    }

    private static Map<String, NpyArray> arrays(Remeshing remeshed, IndexMap written) {
        int[] sources = written.source();
        int[] faces = new int[sources.length];
        double[] weights = new double[3 * sources.length];
        for (int v = 0; v < sources.length; v++) {
            faces[v] = remeshed.faces()[sources[v]];
            System.arraycopy(remeshed.weights(), 3 * sources[v], weights, 3 * v, 3);
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        Transformed.put(arrays, "faces", faces);
        arrays.put("weights", NpyArray.of(weights, sources.length, 3));
        Transformed.put(arrays, "face_sources", remeshed.faceSources());
        return arrays;
    }
}
