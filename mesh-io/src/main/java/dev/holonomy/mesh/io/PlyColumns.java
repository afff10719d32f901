package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    List<MeshValues> vertexValues(ValueNotes notes, Warnings warnings) {
        List<MeshValues> values = new ArrayList<>();
        Map<String, double[]> byName = open();
        for (String name : List.copyOf(byName.keySet())) {
            double[] column = byName.get(name);
            String base = name.endsWith("_x") ? name.substring(0, name.length() - 2) : name;
            ValueNotes.Note vector = notes.of("vertex", base);
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
                values.add(notes.vertexValue(name, column, warnings));
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

    List<MeshValues> faceValues(ValueNotes notes, Warnings warnings, MeshFile mesh) {
        List<MeshValues> values = new ArrayList<>();
        open().forEach((property, perPolygon) ->
                values.add(notes.faceValue(property, MeshAssembly.perTriangle(perPolygon, mesh), warnings)));
        return values;
    }
}
