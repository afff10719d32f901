package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our own writer notes in the {@code extras} of a glTF mesh about attributes: which are labels and with which class
 * names, which are maps, and the names that people see.
 *
 * <pre>{"holonomy": {"values": [{"attribute": "_PARTS", "kind": "labels", "name": "parts", "classes": ["head"]}]}}</pre>
 */
final class GltfNotes {
    private record Note(String kind, String name, List<String> classes, int targets) {}

    private final Map<String, Note> notes = new LinkedHashMap<>();

    void read(JsonNode extras) {
        JsonNode values = extras.get("values");
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.at(i);
            List<String> classes = new ArrayList<>();
            JsonNode names = value.get("classes");
            for (int c = 0; c < names.size(); c++) {
                classes.add(names.at(c).string());
            }
            long targets = value.get("targets").integerOr(0);
            notes.put(
                    value.get("attribute").string(),
                    new Note(value.get("kind").string(), value.get("name").string(), classes, (int)
                            Math.min(targets, Integer.MAX_VALUE)));
        }
    }

    /** The values of an attribute of an application, with rows of some numbers. */
    List<MeshValues> values(String attribute, int width, double[] rows, Warnings warnings) {
        Note note = notes.get(attribute);
        String name = note != null ? note.name : attribute.length() > 1 ? attribute.substring(1) : attribute;
        if (note != null && width == 1) {
            int[] ids = ids(note, rows);
            if (ids != null) {
                return List.of(
                        note.kind.equals("labels")
                                ? new VertexLabels(name, ids, note.classes)
                                : new VertexMap(name, ids, note.targets));
            }
            if (!note.kind.equals("scalars")) {
                warnings.add("the attribute " + Shown.token(attribute) + " does not hold the " + Shown.token(note.kind)
                        + " that the extras say, read as numbers");
            }
        }
        if (width == 1) {
            return List.of(new VertexScalars(name, rows));
        }
        if (width == 3) {
            return List.of(new VertexVectors(name, rows));
        }
        return GltfMesh.components(ValueTable.names(name, width), rows);
    }

    private static int @Nullable [] ids(Note note, double[] numbers) {
        boolean labels = note.kind.equals("labels");
        if (!labels && !note.kind.equals("map")) {
            return null;
        }
        int count = labels ? note.classes.size() : note.targets;
        int[] ids = new int[numbers.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) numbers[i];
            if (ids[i] != numbers[i] || ids[i] < -1 || ids[i] >= count) {
                return null;
            }
        }
        return ids;
    }

    /** The values in the order of the notes, those without one before. */
    List<MeshValues> sorted(List<MeshValues> values) {
        List<String> names = notes.values().stream().map(Note::name).toList();
        List<MeshValues> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparingInt(v -> names.indexOf(v.name())));
        return sorted;
    }
}
