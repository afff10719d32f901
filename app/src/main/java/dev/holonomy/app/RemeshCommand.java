package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.geodesic.remesh.RemeshOptions;
import dev.holonomy.geodesic.remesh.Remeshing;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class RemeshCommand extends HolonomyCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "A mesh file.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out = Path.of("");

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

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description = "Values of IN to take along: .npy, .npz, .txt, .csv, .vts or .ply; may be repeated.")
    private List<Path> valueFiles = List.of();

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    RemeshCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        RemeshOptions options = fromOptions(() -> {
            if (!(featureAngle >= 0 && featureAngle <= 180)) {
                throw new IllegalArgumentException("--feature-angle is " + featureAngle + ", wanted 0 to 180 degrees");
            }
            return new RemeshOptions(vertices, Math.toRadians(featureAngle), RemeshOptions.ROUNDS);
        });
        MeshFiles.held(out, List.of()); // refuses an unknown extension before any work
        List<Path> inputs = new ArrayList<>(valueFiles);
        inputs.add(in);
        Path[] read = inputs.toArray(new Path[0]);
        OutputPath.file(out, force, read);
        Path mapFile = OutputPath.file(IndexMapFile.beside(out), force, read);

        MeshFile file = load(in);
        TriangleMesh mesh = file.mesh();
        List<MeshValues> values = new ArrayList<>(file.values());
        valueFiles.forEach(path -> values.addAll(ValueFiles.read(path, mesh)));
        Stopwatch watch = Stopwatch.start();
        Remeshing remeshed = Remeshing.of(mesh, options);
        double spent = watch.lap();
        List<MeshValues> carried = values.stream().map(remeshed::carried).toList();
        List<MeshValues> held = MeshFiles.held(out, carried);
        if (held.size() < carried.size()) {
            warn(out + ": the format cannot hold " + (carried.size() - held.size()) + " of " + carried.size()
                    + " values, they are left out; PLY can");
        }
        MeshFiles.write(out, remeshed.mesh(), held);
        Npz.write(mapFile, arrays(remeshed));
        return answer(mesh, remeshed, held, carried.size() - held.size(), mapFile, spent);
    }

    private Answer answer(
            TriangleMesh mesh, Remeshing remeshed, List<MeshValues> held, int lost, Path mapFile, double spent) {
        ObjectNode json = Json.object();
        TriangleMesh made = remeshed.mesh();
        json.put("vertices", made.vertexCount()).put("faces", made.faceCount());
        json.putObject("changes")
                .put("edges_split", remeshed.splits())
                .put("edges_collapsed", remeshed.collapses())
                .put("edges_flipped", remeshed.flips())
                .put("isolated_vertices_dropped", isolated(mesh))
                .put("values_left_out", lost)
                .put("coordinates_rounded_to_float32", MeshFiles.roundedCoordinates(out, made));
        ArrayNode names = json.putArray("values");
        held.forEach(value -> names.add(value.name()));
        Json.put(json, "remesh_ms", spent);
        json.put("file", out.toString()).put("map", mapFile.toString());
        return Answer.of(
                json,
                String.format(
                        Locale.ROOT,
                        "%d vertices and %d faces instead of %d and %d, %d values taken along; %d edges split, %d collapsed,"
                                + " %d flipped; %.0f ms; written to %s, map to %s",
                        made.vertexCount(),
                        made.faceCount(),
                        mesh.vertexCount(),
                        mesh.faceCount(),
                        held.size(),
                        remeshed.splits(),
                        remeshed.collapses(),
                        remeshed.flips(),
                        spent,
                        out,
                        mapFile));
    }

    private static int isolated(TriangleMesh mesh) {
        boolean[] named = new boolean[mesh.vertexCount()];
        for (int v : mesh.triangles()) {
            named[v] = true;
        }
        int count = 0;
        for (boolean one : named) {
            count += one ? 0 : 1;
        }
        return count;
    }

    private static Map<String, NpyArray> arrays(Remeshing remeshed) {
        int made = remeshed.faces().length;
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("faces", NpyArray.of(remeshed.faces(), made));
        arrays.put("weights", NpyArray.of(remeshed.weights(), made, 3));
        arrays.put("face_sources", NpyArray.of(remeshed.faceSources(), remeshed.faceSources().length));
        return arrays;
    }
}
