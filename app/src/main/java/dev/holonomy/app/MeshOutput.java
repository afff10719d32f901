package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a mesh to a file of any format and tells every change on the way, so that nothing happens silently. */
final class MeshOutput {
    private final Path file;
    private final TriangleMesh old;
    private final TriangleMesh mesh;
    private final List<Change> changes = new ArrayList<>();
    private final List<MeshValues> held;
    private final List<String> lostValues = new ArrayList<>();
    private final double writeMs;
    private @Nullable Path mapFile;

    /**
     * Writes a mesh and, where its vertices or faces are not those of the input, the maps beside it.
     *
     * @param file the mesh file
     * @param mapFile the file of the maps, known to be writable
     * @param read what was read
     * @param made what was made of it
     * @param values values of the mesh that was read
     * @param text whether text is wanted where the format has both
     */
    MeshOutput(Path file, Path mapFile, MeshFile read, Transformed made, List<MeshValues> values, boolean text) {
        this.file = file;
        this.old = read.mesh();
        this.mesh = made.mesh();
        Stopwatch watch = Stopwatch.start();
        List<MeshValues> carried = values.stream().map(made.carried()).toList();
        held = MeshFiles.held(file, carried);
        for (MeshValues value : carried) {
            if (!held.contains(value)) {
                lostValues.add(value.name());
            }
        }
        add("polygons_cut_into_triangles", polygonsCut(read.polygonOfFace()));
        changes.addAll(made.changes());
        add("coordinates_rounded_to_float32", MeshFiles.roundedCoordinates(file, mesh));
        int[] written = MeshFiles.vertexMap(file, mesh);
        Map<String, NpyArray> maps =
                made.maps().arrays(written.length > 0 ? ofFormat(written) : IndexMap.identity(mesh.vertexCount()));
        if (text) {
            MeshFiles.writeText(file, mesh, held);
        } else {
            MeshFiles.write(file, mesh, held);
        }
        if (!maps.isEmpty()) {
            Npz.write(mapFile, maps);
            this.mapFile = mapFile;
        }
        writeMs = watch.lap();
    }

    /** How many polygons have more than one triangle; values of faces stand by triangle already. */
    private static int polygonsCut(int[] polygonOfFace) {
        int cut = 0;
        for (int f = 1; f < polygonOfFace.length; f++) {
            boolean second =
                    polygonOfFace[f] == polygonOfFace[f - 1] && (f < 2 || polygonOfFace[f - 2] != polygonOfFace[f]);
            cut += second ? 1 : 0;
        }
        return cut;
    }

    /** What a format without vertices of its own makes of them, told as changes. */
    private IndexMap ofFormat(int[] written) {
        int count = Arrays.stream(written).max().orElse(-1) + 1;
        int[] source = new int[count];
        Arrays.fill(source, -1);
        List<Integer> merged = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        boolean renumbered = false;
        for (int v = 0; v < written.length; v++) {
            if (written[v] < 0) {
                lost.add(v);
            } else if (source[written[v]] < 0) {
                source[written[v]] = v;
                renumbered |= written[v] != v;
            } else {
                merged.add(v);
            }
        }
        changes.addAll(Change.of("vertices_merged_by_format", merged));
        changes.addAll(Change.of("unreferenced_vertices_lost_by_format", lost));
        add("vertices_renumbered_by_format", renumbered ? count : 0);
        return new IndexMap(source, written);
    }

    private void add(String kind, int count) {
        if (count > 0) {
            changes.add(new Change(kind, count, List.of()));
        }
    }

    /** The answer; the time of the work between reading and writing goes under its key. */
    Answer answer(String workKey, double workMs) {
        ObjectNode json = Json.object();
        json.put("file", file.toString());
        json.put("vertices", mesh.vertexCount());
        json.put("faces", mesh.faceCount());
        ObjectNode counts = json.putObject("changes");
        ObjectNode first = json.putObject("first");
        StringJoiner text = new StringJoiner(System.lineSeparator());
        boolean same = mesh.vertexCount() == old.vertexCount() && mesh.faceCount() == old.faceCount();
        text.add(String.format(Locale.ROOT, "%s: %d vertices, %d faces", file, mesh.vertexCount(), mesh.faceCount())
                + (same ? "" : " instead of " + old.vertexCount() + " and " + old.faceCount()));
        for (Change change : changes) {
            counts.put(change.kind(), change.count());
            change.first().forEach(first.withArray(change.kind())::add);
            text.add("  " + change.count() + " " + change.kind().replace('_', ' '));
        }
        if (!lostValues.isEmpty()) {
            counts.put("values_left_out", lostValues.size());
            lostValues.forEach(first.putArray("values_left_out")::add);
            text.add("  " + lostValues.size() + " values left out, which the format cannot hold: "
                    + String.join(", ", lostValues));
        }
        if (changes.isEmpty() && lostValues.isEmpty()) {
            text.add("  nothing changed");
        }
        ArrayNode names = json.putArray("values");
        held.forEach(value -> names.add(value.name()));
        if (!held.isEmpty()) {
            text.add("  " + held.size() + " values taken along");
        }
        Path maps = mapFile;
        if (maps != null) {
            json.put("map", maps.toString());
            text.add("  maps of the indices in " + maps);
        }
        Json.put(json, workKey, workMs);
        Json.put(json, "write_ms", writeMs);
        return Answer.of(json, text.toString());
    }
}
