package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import dev.holonomy.mesh.repair.Repaired;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a mesh to a file of any format and tells every change on the way, so that nothing happens silently. */
final class MeshOutput {
    private final Path file;
    private final List<Change> changes;
    private final List<String> lostValues = new ArrayList<>();
    private final TriangleMesh mesh;
    private @Nullable Path mapFile;

    /**
     * Writes a mesh and, where its vertices or faces are not those of the input, the maps beside it.
     *
     * @param file the mesh file
     * @param mapFile the file of the maps, known to be writable
     * @param repaired the mesh and what was done to it
     * @param values values of the first mesh
     * @param text whether text is wanted where the format has both
     */
    MeshOutput(Path file, Path mapFile, Repaired repaired, List<MeshValues> values, boolean text) {
        this.file = file;
        this.mesh = repaired.mesh();
        this.changes = new ArrayList<>(repaired.changes());
        List<MeshValues> carried = repaired.carry(values);
        List<MeshValues> held = text ? List.of() : MeshFiles.held(file, carried);
        for (MeshValues value : carried) {
            if (!held.contains(value)) {
                lostValues.add(value.name());
            }
        }
        int rounded = MeshFiles.roundedCoordinates(file, mesh);
        if (rounded > 0) {
            changes.add(new Change("coordinates_rounded_to_float32", rounded, List.of()));
        }
        IndexMap vertices = repaired.vertices();
        int[] written = MeshFiles.vertexMap(file, mesh);
        if (written.length > 0) {
            IndexMap ofFormat = ofFormat(written);
            vertices = vertices.then(ofFormat);
        }
        if (text) {
            MeshFiles.writeText(file, mesh);
        } else {
            MeshFiles.write(file, mesh, held);
        }
        if (!vertices.isIdentity() || !repaired.faces().isIdentity()) {
            IndexMapFile.write(mapFile, vertices, repaired.faces());
            this.mapFile = mapFile;
        }
    }

    /** All files that are read. */
    static Path[] inputs(Path mesh, List<Path> values) {
        List<Path> inputs = new ArrayList<>(values);
        inputs.add(mesh);
        return inputs.toArray(new Path[0]);
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
        tell("vertices_merged_by_format", merged);
        tell("unreferenced_vertices_lost_by_format", lost);
        if (renumbered) {
            changes.add(new Change("vertices_renumbered_by_format", count, List.of()));
        }
        return new IndexMap(source, written);
    }

    private void tell(String kind, List<Integer> ids) {
        if (!ids.isEmpty()) {
            changes.add(new Change(kind, ids.size(), ids.subList(0, Math.min(10, ids.size()))));
        }
    }

    Answer answer() {
        ObjectNode json = Json.object();
        json.put("file", file.toString());
        json.put("vertices", mesh.vertexCount());
        json.put("faces", mesh.faceCount());
        ObjectNode counts = json.putObject("changes");
        ObjectNode first = json.putObject("first");
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add(String.format(Locale.ROOT, "%s: %d vertices, %d faces", file, mesh.vertexCount(), mesh.faceCount()));
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
        Path maps = mapFile;
        if (maps != null) {
            json.put("map", maps.toString());
            text.add("  maps of the indices in " + maps);
        }
        return Answer.of(json, text.toString());
    }
}
