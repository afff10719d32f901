package dev.holonomy.app;

import dev.holonomy.geodesic.hierarchy.Simplification;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simplify}: a mesh with fewer vertices, and where each vertex went. */
@Command(
        name = "simplify",
        description = "Write a mesh with fewer vertices, by collapsing the edges that change the surface least.",
        footer = {
            "",
            "Components, boundaries and handles are kept. Values in the file and those of --values go along where the",
            "format of OUT holds them: numbers as means by area, labels by most area. OUT.map.npz holds clusters [V], the",
            "new vertex of each old one; sources [V'] and face_sources [F'], the old ids of the new vertices and faces.",
            "Ids count from 0."
        })
final class SimplifyCommand extends TransformCommand {
    @Option(
            names = "--vertices",
            paramLabel = "N",
            required = true,
            description = "How many vertices are to be left, isolated ones included.")
    private int vertices;

    SimplifyCommand(Streams streams) {
        super(streams);
    }

    @Override
    Function<MeshFile, Transformed> transformation() {
        atLeastOne("--vertices", vertices);
        return file -> transformed(file.mesh(), Simplification.of(file.mesh(), vertices));
    }

    private static Transformed transformed(TriangleMesh old, Simplification simple) {
        TriangleMesh mesh = simple.mesh();
        List<Change> changes = List.of(
                new Change("vertices_merged", old.vertexCount() - mesh.vertexCount(), List.of()),
                new Change("faces_removed", old.faceCount() - mesh.faceCount(), List.of()));
        IndexMap vertices = new IndexMap(simple.sources(), simple.clusters());
        return new Transformed(mesh, changes, simple::carried, written -> {
            IndexMap both = vertices.then(written);
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            Transformed.put(arrays, "clusters", both.target());
            Transformed.put(arrays, "sources", both.source());
            Transformed.put(arrays, "face_sources", simple.faceSources());
            return arrays;
        });
    }
}
