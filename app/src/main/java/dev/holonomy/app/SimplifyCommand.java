package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.hierarchy.Simplification;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.mesh.io.ValueFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simplify}: a mesh with fewer vertices, and where each vertex went. */
@Command(
        name = "simplify",
        description = "Write a mesh with fewer vertices, by collapsing the edges that change the surface least.",
        footer = {
            "",
            "Components, boundaries and handles are kept. Values in the file and those of --values go along into",
            "a PLY: numbers as means by area, labels by most area. Beside OUT.ply the file OUT.map.npz holds",
            "clusters [V], the new vertex of each old one; sources [V'] and face_sources [F'], the old ids of",
            "the new vertices and faces. Ids count from 0."
        })
final class SimplifyCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "A mesh file.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, .ply or .off.")
    private Path out = Path.of("");

    @Option(
            names = "--vertices",
            paramLabel = "N",
            required = true,
            description = "How many vertices are to be left, isolated ones included.")
    private int vertices;

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description = "Values of IN to take along: .npy, .npz, .txt, .csv, .vts or .ply; may be repeated.")
    private List<Path> valueFiles = List.of();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Where the map of vertices goes (default: OUT with .map.npz for its extension).")
    private @Nullable Path map;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    SimplifyCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        atLeastOne("--vertices", vertices);
        String extension = extension(out);
        if (!extension.equals("ply") && !extension.equals("off")) {
            throw wrongUsage(out + ": meshes are written as .ply or .off");
        }
        if (extension.equals("off") && !valueFiles.isEmpty()) {
            throw wrongUsage(out + ": OFF cannot hold the values of --values, PLY can");
        }
        List<Path> inputs = new ArrayList<>(valueFiles);
        inputs.add(in);
        Path[] read = inputs.toArray(new Path[0]);
        Path mapFile = map == null ? besides(out) : map;
        OutputPath.file(out, force, read);
        OutputPath.file(mapFile, force, read);
        if (out.toAbsolutePath().normalize().equals(mapFile.toAbsolutePath().normalize())) {
            throw wrongUsage("--map is OUT, wanted another file");
        }

        MeshFile file = load(in);
        TriangleMesh mesh = file.mesh();
        List<MeshValues> values = new ArrayList<>(file.values());
        valueFiles.forEach(path -> values.addAll(ValueFiles.read(path, mesh)));
        if (extension.equals("off") && !values.isEmpty()) {
            warn(out + ": OFF cannot hold the " + values.size() + " values of " + in + ", they are left out; PLY can");
            values.clear();
        }
        Stopwatch watch = Stopwatch.start();
        Simplification simple = Simplification.of(mesh, vertices);
        double spent = watch.lap();
        MeshFiles.write(out, simple.mesh(), values.stream().map(simple::carried).toList());
        Npz.write(mapFile, arrays(simple));
        return answer(mesh, simple, values, mapFile, spent);
    }

    private Answer answer(
            TriangleMesh mesh, Simplification simple, List<MeshValues> values, Path mapFile, double spent) {
        int merged = mesh.vertexCount() - simple.mesh().vertexCount();
        int removed = mesh.faceCount() - simple.mesh().faceCount();
        ObjectNode json = Json.object();
        json.put("vertices", simple.mesh().vertexCount())
                .put("faces", simple.mesh().faceCount());
        json.putObject("changes").put("vertices_merged", merged).put("faces_removed", removed);
        ArrayNode carried = json.putArray("values");
        values.forEach(value -> carried.add(value.name()));
        Json.put(json, "simplify_ms", spent);
        json.put("file", out.toString()).put("map", mapFile.toString());
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d of %d vertices and %d of %d faces left, %d values taken along; %.0f ms; written to %s, map to %s",
                        simple.mesh().vertexCount(),
                        mesh.vertexCount(),
                        simple.mesh().faceCount(),
                        mesh.faceCount(),
                        values.size(),
                        spent,
                        out,
                        mapFile));
    }

    private static Map<String, NpyArray> arrays(Simplification simple) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("clusters", NpyArray.of(simple.clusters(), simple.clusters().length));
        arrays.put("sources", NpyArray.of(simple.sources(), simple.sources().length));
        arrays.put("face_sources", NpyArray.of(simple.faceSources(), simple.faceSources().length));
        return arrays;
    }

    private static Path besides(Path out) {
        String name = String.valueOf(out.getFileName());
        return out.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".map.npz");
    }

    private static String extension(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
