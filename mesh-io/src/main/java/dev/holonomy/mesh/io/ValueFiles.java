package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshEdges;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads values of a mesh from files beside it: {@code .npy}, {@code .npz}, {@code .txt}, {@code .csv}, {@code .vts}, PSB
 * {@code _labels.txt}, {@code .seg} (a class a face), {@code .eseg} (a class an edge, see {@link EdgeLabels}; faces take that of
 * most of their edges), and the properties of {@code .ply}.
 *
 * <p>Values belong to the vertices where there are as many as vertices, to the faces where there are as many as faces; to
 * the vertices where both counts are the same.
 */
public final class ValueFiles {
    static final int MOST_CLASSES = 1 << 16;

    private ValueFiles() {}

    /**
     * Reads values as what they look like, {@link ValueKind#ANY}.
     *
     * @param path the file
     * @param mesh the mesh they belong to
     * @return at least one value
     * @throws MeshFormatException if the file cannot be read or fits neither vertices nor faces
     */
    public static List<MeshValues> read(Path path, TriangleMesh mesh) {
        return read(path, mesh, ValueKind.ANY);
    }

    /**
     * Reads values.
     *
     * @param path the file
     * @param mesh the mesh they belong to
     * @param kind what the numbers are to be taken for; files that say it themselves (PSB labels, PLY) keep their kind
     * @return at least one value; arrays of an {@code .npz} that fit neither vertices nor faces are left out where another
     *     one fits
     * @throws MeshFormatException if the file cannot be read, fits neither vertices nor faces, or is of another kind
     */
    public static List<MeshValues> read(Path path, TriangleMesh mesh, ValueKind kind) {
        FileBytes file = FileBytes.read(path);
        String name = baseName(path);
        if (file.bytes()[0] == (byte) 0x93) {
            NpyArray array = Npy.decode(file.bytes(), file::errorAt);
            ValueTable table = ValueTable.of(name, array);
            if (table == null) {
                throw file.error("an array of shape " + Arrays.toString(array.shape())
                        + ", wanted a number or a row of numbers for each vertex or face");
            }
            return values(file, table, mesh, kind);
        }
        if (file.startsWith("PK")) {
            return archive(file, mesh, kind);
        }
        return switch (file.extension()) {
            case "ply" -> properties(path, file, mesh);
            case "vts" -> {
                int[] ids = Vts.read(file);
                double[] column = Arrays.stream(ids).asDoubleStream().toArray();
                ValueTable table = new ValueTable(name, List.of(column), List.of(name), true);
                yield values(file, table, mesh, kind == ValueKind.ANY ? ValueKind.MAP : kind.fromZero());
            }
            case "seg" -> {
                int[] ids = EdgeLabels.ids(file);
                if (ids.length != mesh.faceCount()) {
                    throw file.error("labels " + ids.length + " faces, the mesh has " + mesh.faceCount()
                            + (ids.length == new MeshEdges(mesh).count() ? " and as many edges, is it an .eseg?" : ""));
                }
                yield List.of(new FaceLabels(name, ids, EdgeLabels.numbers(ids)));
            }
            case "eseg" -> {
                MeshEdges edges = new MeshEdges(mesh);
                yield List.of(EdgeLabels.onFaces(name, EdgeLabels.read(file, edges), edges, mesh));
            }
            case "csv" -> values(file, ValueTable.read(file, name, true), mesh, kind);
            case "txt" ->
                startsWithName(file)
                        ? List.of(PsbLabels.read(file, mesh.faceCount()))
                        : values(file, ValueTable.read(file, name, false), mesh, kind);
            default ->
                throw file.error(
                        "unknown kind of value file, wanted .npy, .npz, .txt, .csv, .vts, .seg, .eseg or .ply");
        };
    }

    private static boolean startsWithName(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.COMMENTS);
        return lines.nextLineWithToken()
                && !lines.tokenIsNumber()
                && !lines.token().matches("[-+]?[0-9].*");
    }

    private static String baseName(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static List<MeshValues> archive(FileBytes file, TriangleMesh mesh, ValueKind kind) {
        List<MeshValues> values = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (Map.Entry<String, NpyArray> named : Npz.read(file).entrySet()) {
            ValueTable table = ValueTable.of(named.getKey(), named.getValue());
            seen.append(seen.length() == 0 ? "" : ", ").append(named.getKey());
            seen.append(' ').append(Arrays.toString(named.getValue().shape()));
            boolean fits = table != null && (table.rows() == mesh.vertexCount() || table.rows() == mesh.faceCount());
            if (table != null && fits) {
                values.addAll(values(file, table, mesh, kind));
            }
        }
        if (values.isEmpty()) {
            throw file.error("none of the arrays " + seen + " fits the " + counts(mesh));
        }
        return values;
    }

    private static List<MeshValues> properties(Path path, FileBytes file, TriangleMesh mesh) {
        List<MeshValues> values = MeshFiles.load(path).values();
        if (values.isEmpty()) {
            throw file.error("no property beside the mesh itself");
        }
        for (MeshValues value : values) {
            int count = PlyWriter.isOnFaces(value) ? mesh.faceCount() : mesh.vertexCount();
            if (value.count() != count) {
                throw file.error("the property " + Shown.token(value.name()) + " has " + value.count()
                        + " numbers, wanted " + count + ": " + counts(mesh));
            }
        }
        return values;
    }

    private static String counts(TriangleMesh mesh) {
        return mesh.vertexCount() + " vertices or " + mesh.faceCount() + " faces of the mesh";
    }

    private static List<MeshValues> values(FileBytes file, ValueTable table, TriangleMesh mesh, ValueKind kind) {
        boolean onVertices = table.rows() == mesh.vertexCount();
        if (!onVertices && table.rows() != mesh.faceCount()) {
            throw file.error("has " + table.rows() + " rows, which fits neither the " + counts(mesh));
        }
        List<double[]> columns = table.columns();
        boolean threeNumbers = columns.size() == 3 && !table.integers() && !table.hasOwnNames();
        if (kind == ValueKind.ANY && onVertices && threeNumbers) {
            return List.of(vectors(table.name(), columns));
        }
        List<MeshValues> values = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            String name = table.names().get(c);
            double[] column = kind.fromZero() == kind ? columns.get(c) : fromOne(file, columns.get(c), kind);
            if (kind.fromZero() == ValueKind.MAP) {
                values.add(map(file, name, column, onVertices));
            } else if (kind.fromZero() == ValueKind.LABELS
                    || (kind == ValueKind.ANY && table.integers() && looksLikeLabels(column))) {
                values.add(labels(file, name, column, onVertices));
            } else {
                values.add(onVertices ? new VertexScalars(name, column) : new FaceScalars(name, column));
            }
        }
        return values;
    }

    /** Numbers that count from 1 as numbers that count from 0; a label of 0 means none, a vertex of 0 is an error. */
    private static double[] fromOne(FileBytes file, double[] column, ValueKind kind) {
        double[] shifted = new double[column.length];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = column[i] - 1;
            if (column[i] < (kind == ValueKind.MAP_FROM_ONE ? 1 : 0)) {
                throw file.error("row " + i + " (from 0) has the number " + column[i]
                        + (kind == ValueKind.MAP_FROM_ONE
                                ? ", but its vertices are said to count from 1"
                                : ", but its classes are said to count from 1, with 0 for none"));
            }
        }
        return shifted;
    }

    private static VertexVectors vectors(String name, List<double[]> columns) {
        double[] vectors = new double[3 * columns.get(0).length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = columns.get(i % 3)[i / 3];
        }
        return new VertexVectors(name, vectors);
    }

    private static boolean looksLikeLabels(double[] column) {
        return Arrays.stream(column).allMatch(v -> v >= -1 && v < MOST_CLASSES);
    }

    private static MeshValues labels(FileBytes file, String name, double[] column, boolean onVertices) {
        int[] labels = ids(file, column, "label", MOST_CLASSES);
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return onVertices ? new VertexLabels(name, labels, names) : new FaceLabels(name, labels, names);
    }

    private static MeshValues map(FileBytes file, String name, double[] column, boolean onVertices) {
        if (!onVertices) {
            throw file.error("has " + column.length + " rows, one a face, but a map belongs to the vertices");
        }
        int[] targets = ids(file, column, "vertex id", Integer.MAX_VALUE);
        return new VertexMap(name, targets, Arrays.stream(targets).max().orElse(-1) + 1);
    }

    private static int[] ids(FileBytes file, double[] column, String what, int limit) {
        int[] ids = new int[column.length];
        for (int i = 0; i < ids.length; i++) {
            if (column[i] != Math.rint(column[i]) || column[i] < -1 || column[i] >= limit) {
                throw file.error("row " + i + " (from 0) has the " + what + " " + column[i]
                        + ", wanted an integer from " + "-1 (none) to " + (limit - 1));
            }
            ids[i] = (int) column[i];
        }
        return ids;
    }
}
