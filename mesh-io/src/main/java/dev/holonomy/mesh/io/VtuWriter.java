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

/**
 * Writes VTU that reads back bit for bit: one piece of triangles, positions and scalars as Float64, labels and maps as Int32
 * with the notes of {@link ValueNotes} in comments, all arrays appended raw.
 */
final class VtuWriter {
    private interface Body {
        void write(LittleEndianOut out) throws IOException;
    }

    private record Array(long bytes, Body body) {}

    private final TriangleMesh mesh;
    private final List<Array> arrays = new ArrayList<>();
    private final StringBuilder notes = new StringBuilder();
    private long offset;

    private VtuWriter(TriangleMesh mesh) {
        this.mesh = mesh;
    }

    static void write(Path path, TriangleMesh mesh, List<MeshValues> values) {
        new VtuWriter(mesh).writeAll(path, values);
    }

    private void writeAll(Path path, List<MeshValues> values) {
        int vertices = mesh.vertexCount();
        int faces = mesh.faceCount();
        StringBuilder pointData = new StringBuilder();
        StringBuilder cellData = new StringBuilder();
        Set<String> pointNames = new HashSet<>();
        Set<String> cellNames = new HashSet<>();
        for (MeshValues value : values) {
            boolean onFaces = PlyWriter.isOnFaces(value);
            (onFaces ? cellData : pointData).append(value(value, onFaces ? cellNames : pointNames));
        }
        double[] positions = mesh.positions();
        String points = array("Float64", "Points", 3, 8L * positions.length, out -> doubles(out, positions));
        String cells = array("Int32", "connectivity", 1, 12L * faces, out -> ints(out, mesh.triangles()))
                + array("Int32", "offsets", 1, 4L * faces, out -> {
                    for (int f = 1; f <= faces; f++) {
                        out.int32(3 * f);
                    }
                })
                + array("UInt8", "types", 1, faces, out -> {
                    for (int f = 0; f < faces; f++) {
                        out.int8(5);
                    }
                });
        String head = "<?xml version=\"1.0\"?>\n" + notes
                + "<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n"
                + "<UnstructuredGrid>\n<Piece NumberOfPoints=\"" + vertices + "\" NumberOfCells=\"" + faces
                + "\">\n<PointData>\n" + pointData + "</PointData>\n<CellData>\n" + cellData + "</CellData>\n<Points>\n"
                + points + "</Points>\n<Cells>\n" + cells
                + "</Cells>\n</Piece>\n</UnstructuredGrid>\n<AppendedData encoding=\"raw\">\n_";
        AtomicFile.write(path, stream -> {
            LittleEndianOut out = new LittleEndianOut(stream);
            out.bytes(head.getBytes(StandardCharsets.UTF_8));
            for (Array array : arrays) {
                out.int64(array.bytes);
                array.body.write(out);
            }
            out.bytes("\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private String value(MeshValues value, Set<String> taken) {
        String plain = value.name().isBlank() ? "value" : value.name().strip();
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "_" + i;
        }
        for (String line : ValueNotes.lines(value, ValueNotes.encode(name))) { // a note is parted by blanks
            notes.append("<!-- ").append(line).append(" -->\n");
        }
        String key = name.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        int count = value.count();
        // a switch over the sealed type would need Java 21
        if (value instanceof VertexScalars v) {
            return array("Float64", key, 1, 8L * count, out -> doubles(out, v.values()));
        }
        if (value instanceof FaceScalars v) {
            return array("Float64", key, 1, 8L * count, out -> doubles(out, v.values()));
        }
        if (value instanceof VertexLabels v) {
            return array("Int32", key, 1, 4L * count, out -> ints(out, v.labels()));
        }
        if (value instanceof FaceLabels v) {
            return array("Int32", key, 1, 4L * count, out -> ints(out, v.labels()));
        }
        if (value instanceof VertexMap v) {
            return array("Int32", key, 1, 4L * count, out -> ints(out, v.targets()));
        }
        double[] vectors = ((VertexVectors) value).vectors();
        return array("Float64", key, 3, 24L * count, out -> doubles(out, vectors));
    }

    private String array(String type, String name, int width, long bytes, Body body) {
        // one number a row is the default, and readers take it for a row of its own where it is said
        String components = width == 1 ? "" : "\" NumberOfComponents=\"" + width;
        String tag = "<DataArray type=\"" + type + "\" Name=\"" + name + components + "\" format=\"appended\" offset=\""
                + offset + "\"/>\n";
        arrays.add(new Array(bytes, body));
        offset += 8 + bytes;
        return tag;
    }

    private static void doubles(LittleEndianOut out, double[] numbers) throws IOException {
        for (double number : numbers) {
            out.float64(number);
        }
    }

    private static void ints(LittleEndianOut out, int[] numbers) throws IOException {
        for (int number : numbers) {
            out.int32(number);
        }
    }
}
