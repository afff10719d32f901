package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The scalar properties of one element, a column each, and how they become values. */
final class PlyColumns {
    static final PlyColumns NONE = new PlyColumns(new PlyHeader.Element("", 0, 0, List.of()), 0);

    private final PlyHeader.Element element;
    private final double[][] columns;
    private final boolean[] coordinate;
    private final String[] listWarnings;

    PlyColumns(PlyHeader.Element element, int count) {
        this.element = element;
        int n = element.properties().size();
        this.columns = new double[n][];
        this.coordinate = new boolean[n];
        this.listWarnings = new String[n];
        for (int i = 0; i < n; i++) {
            PlyHeader.Property property = element.properties().get(i);
            columns[i] = new double[property.isList() ? 0 : count];
            listWarnings[i] = "lists " + Shown.token(property.name()) + " of element " + Shown.token(element.name())
                    + " are read over";
            coordinate[i] =
                    element.name().equals("vertex") && property.name().length() == 1 && "xyz".contains(property.name());
        }
    }

    boolean isCoordinate(int property) {
        return coordinate[property];
    }

    /** What a warning says of a list that is read over; made once, not once a row. */
    String listWarning(int property) {
        return listWarnings[property];
    }

    void set(int property, int row, double value) {
        columns[property][row] = value;
    }

    double[] take(int property) {
        return columns[property];
    }

    List<MeshValues> vertexValues(PlyNotes notes, Warnings warnings) {
        List<MeshValues> values = new ArrayList<>();
        Map<String, double[]> byName = open();
        for (String name : List.copyOf(byName.keySet())) {
            double[] column = byName.get(name);
            PlyNotes.Note note = notes.of("vertex", name);
            String base = name.endsWith("_x") ? name.substring(0, name.length() - 2) : name;
            PlyNotes.Note vector = notes.of("vertex", base);
            if (column == null) {
                continue; // the second or third component of a vector that is made already
            }
            if (name.equals("nx") && byName.containsKey("ny") && byName.containsKey("nz")) {
                values.add(vectors("normal", byName, "nx", "ny", "nz"));
            } else if (name.endsWith("_x")
                    && vector != null
                    && vector.kind().equals("vectors")
                    && byName.containsKey(base + "_y")
                    && byName.containsKey(base + "_z")) {
                values.add(vectors(vector.name(), byName, name, base + "_y", base + "_z"));
            } else {
                values.add(vertexValue(name, column, note, warnings));
            }
        }
        return values;
    }

    /** The scalar columns that are no coordinates, by name and in order. */
    private Map<String, double[]> open() {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            PlyHeader.Property property = element.properties().get(i);
            if (!property.isList() && !coordinate[i]) {
                byName.put(property.name(), columns[i]);
            }
        }
        return byName;
    }

    private static VertexVectors vectors(String name, Map<String, double[]> byName, String... components) {
        double[][] parts = new double[3][];
        for (int i = 0; i < 3; i++) {
            parts[i] = Objects.requireNonNull(byName.remove(components[i]));
        }
        double[] vectors = new double[3 * parts[0].length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = parts[i % 3][i / 3];
        }
        return new VertexVectors(name, vectors);
    }

    private static MeshValues vertexValue(
            String property, double[] column, PlyNotes.@Nullable Note note, Warnings warnings) {
        if (note == null) {
            return new VertexScalars(property, column);
        }
        int[] ids = ids(note, column);
        if (ids != null) {
            return note.kind().equals("labels")
                    ? new VertexLabels(note.name(), ids, note.classNames())
                    : new VertexMap(note.name(), ids, note.targetCount());
        }
        warnIfOther(note, property, warnings);
        return new VertexScalars(note.name(), column);
    }

    List<MeshValues> faceValues(PlyNotes notes, Warnings warnings, MeshFile mesh) {
        List<MeshValues> values = new ArrayList<>();
        open().forEach((property, perPolygon) -> {
            double[] column = MeshAssembly.perTriangle(perPolygon, mesh);
            PlyNotes.Note note = notes.of("face", property);
            int[] ids = note == null || !note.kind().equals("labels") ? null : ids(note, column);
            if (note != null && ids != null) {
                values.add(new FaceLabels(note.name(), ids, note.classNames()));
                return;
            }
            if (note != null) {
                warnIfOther(note, property, warnings);
            }
            values.add(new FaceScalars(note == null ? property : note.name(), column));
        });
        return values;
    }

    /** The column as ids from -1 on, or null where the note does not ask for ids or the numbers do not fit it. */
    private static int @Nullable [] ids(PlyNotes.Note note, double[] column) {
        boolean labels = note.kind().equals("labels");
        if (!labels && !note.kind().equals("map")) {
            return null;
        }
        int count = labels ? note.classNames().size() : note.targetCount();
        int[] ids = new int[column.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) column[i];
            if (ids[i] != column[i] || ids[i] < -1 || ids[i] >= count) {
                return null;
            }
        }
        return ids;
    }

    private static void warnIfOther(PlyNotes.Note note, String property, Warnings warnings) {
        if (!note.kind().equals("scalars")) {
            warnings.add("the property " + Shown.token(property) + " does not hold the " + note.kind()
                    + " that a comment says, read as numbers");
        }
    }
}
