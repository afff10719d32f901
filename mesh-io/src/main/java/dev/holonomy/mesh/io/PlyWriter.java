package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes PLY, binary little-endian or text, that reads back bit for bit: positions and scalars as double, labels and maps as
 * int with the notes of {@link ValueNotes}, optional colours as uchar red, green, blue.
 */
final class PlyWriter {
    /** How the numbers are written. */
    enum Form {
        BINARY("binary_little_endian"),
        TEXT("ascii");

        private final String word;

        Form(String word) {
            this.word = word;
        }
    }

    private final TriangleMesh mesh;
    private final Form form;
    private final StringBuilder notes = new StringBuilder();

    /** Writes the number, or the numbers, of one column in one row. */
    private interface Cell {
        void write(PlyNumbers out, int row) throws IOException;
    }

    private record Column(String declaration, Cell cell) {}

    private PlyWriter(TriangleMesh mesh, Form form) {
        this.mesh = mesh;
        this.form = form;
    }

    /**
     * Writes the file.
     *
     * @param colors 0xRRGGBB for each vertex or face, or null for none
     * @param colored which of both, given with the colours
     */
    static void write(
            Path path,
            TriangleMesh mesh,
            List<MeshValues> values,
            Form form,
            int @Nullable [] colors,
            @Nullable MeshValues colored) {
        new PlyWriter(mesh, form).write(path, values, colors, colored != null && isOnFaces(colored));
    }

    static boolean isOnFaces(MeshValues values) {
        return values instanceof FaceLabels || values instanceof FaceScalars;
    }

    private void write(Path path, List<MeshValues> values, int @Nullable [] colors, boolean colorFaces) {
        List<Column> vertexColumns = new ArrayList<>();
        List<Column> faceColumns = new ArrayList<>();
        Set<String> vertexNames = new HashSet<>(Set.of("x", "y", "z", "nx", "ny", "nz"));
        Set<String> faceNames = new HashSet<>(Set.of("vertex_indices", "vertex_index"));
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            vertexColumns.add(new Column(
                    "property double " + "xyz".charAt(axis) + "\n", (out, v) -> out.float64(mesh.coordinate(v, a))));
        }
        faceColumns.add(new Column("property list uchar int vertex_indices\n", (out, f) -> {
            out.int8(3);
            out.int32(mesh.vertex(f, 0));
            out.int32(mesh.vertex(f, 1));
            out.int32(mesh.vertex(f, 2));
        }));
        if (colors != null) {
            (colorFaces ? faceNames : vertexNames).addAll(Set.of("red", "green", "blue"));
            (colorFaces ? faceColumns : vertexColumns).add(color(colors));
        }
        for (MeshValues value : values) {
            boolean onFaces = isOnFaces(value);
            String property = freeName(value.name(), onFaces ? faceNames : vertexNames);
            (onFaces ? faceColumns : vertexColumns).add(column(value, property));
        }
        AtomicFile.write(path, out -> {
            out.write(header(vertexColumns, faceColumns).getBytes(StandardCharsets.US_ASCII));
            PlyNumbers numbers = form == Form.TEXT ? new PlyNumbers.Text(out) : new PlyNumbers.Binary(out);
            rows(numbers, mesh.vertexCount(), vertexColumns);
            rows(numbers, mesh.faceCount(), faceColumns);
            numbers.flush();
        });
    }

    private static Column color(int[] colors) {
        return new Column("property uchar red\nproperty uchar green\nproperty uchar blue\n", (out, i) -> {
            out.int8(colors[i] >> 16 & 0xff);
            out.int8(colors[i] >> 8 & 0xff);
            out.int8(colors[i] & 0xff);
        });
    }

    /** A property name like the name people see, of letters, digits and underscores, that no other column has. */
    private static String freeName(String name, Set<String> taken) {
        String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
        String candidate = plain.isEmpty() || taken.contains(plain) ? "value_" + plain : plain;
        for (int i = 2; taken.contains(candidate) || taken.contains(candidate + "_x"); i++) {
            candidate = "value_" + plain + "_" + i;
        }
        taken.add(candidate);
        taken.addAll(List.of(candidate + "_x", candidate + "_y", candidate + "_z"));
        return candidate;
    }

    private Column column(MeshValues value, String property) {
        for (String note : ValueNotes.lines(value, property)) {
            notes.append("comment ").append(note).append('\n');
        }
        // a switch over the sealed type would need Java 21
        if (value instanceof VertexScalars v) {
            return scalars(property, v.values());
        }
        if (value instanceof FaceScalars v) {
            return scalars(property, v.values());
        }
        if (value instanceof VertexLabels v) {
            return ids(property, v.labels());
        }
        if (value instanceof FaceLabels v) {
            return ids(property, v.labels());
        }
        if (value instanceof VertexMap v) {
            return ids(property, v.targets());
        }
        double[] vectors = ((VertexVectors) value).vectors();
        String declaration = "";
        for (String axis : List.of("_x", "_y", "_z")) {
            declaration += "property double " + property + axis + "\n";
        }
        return new Column(declaration, (out, i) -> {
            out.float64(vectors[3 * i]);
            out.float64(vectors[3 * i + 1]);
            out.float64(vectors[3 * i + 2]);
        });
    }

    private static Column scalars(String property, double[] numbers) {
        return new Column("property double " + property + "\n", (out, i) -> out.float64(numbers[i]));
    }

    private static Column ids(String property, int[] ids) {
        return new Column("property int " + property + "\n", (out, i) -> out.int32(ids[i]));
    }

    private String header(List<Column> vertexColumns, List<Column> faceColumns) {
        StringBuilder header = new StringBuilder("ply\nformat " + form.word + " 1.0\n").append(notes);
        header.append("element vertex ").append(mesh.vertexCount()).append('\n');
        vertexColumns.forEach(c -> header.append(c.declaration));
        header.append("element face ").append(mesh.faceCount()).append('\n');
        faceColumns.forEach(c -> header.append(c.declaration));
        return header.append("end_header\n").toString();
    }

    private static void rows(PlyNumbers out, int count, List<Column> columns) throws IOException {
        for (int i = 0; i < count; i++) {
            for (Column column : columns) {
                column.cell.write(out, i);
            }
            out.endRow();
        }
    }
}
