package dev.holonomy.mesh.io;

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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes GLB: one mesh of one primitive, all numbers as float32.
 *
 * <p>Vertex values named red, green and blue become the colours that viewers show: as they are within 0..1, as bytes where they
 * are integers of 0..255. Any other value of the vertices becomes an attribute {@code _NAME}, with a note in the extras that
 * brings back what it is. Values of faces have no place in the format.
 */
final class GlbWriter {
    private static final List<String> COLOR = List.of("red", "green", "blue");
    private static final int MOST_EXACT = 1 << 24;

    /** One attribute: a name and how to write its rows. */
    private record Attribute(
            String name, String type, int componentType, int rowBytes, boolean normalized, Rows rows) {}

    private interface Rows {
        void write(LittleEndianOut out, int vertex) throws IOException;
    }

    private final TriangleMesh mesh;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private GlbWriter(TriangleMesh mesh, List<MeshValues> values) {
        this.mesh = mesh;
        attributes.add(floats("POSITION", 3, (v, k) -> mesh.coordinate(v, k)));
        List<MeshValues> rest = new ArrayList<>(values);
        List<double[]> color = color(values);
        if (!color.isEmpty()) {
            rest.removeIf(v -> v instanceof VertexScalars && COLOR.contains(v.name()));
            attributes.add(isUnit(color) ? floats("COLOR_0", 3, (v, k) -> color.get(k)[v]) : bytes(color));
        }
        Set<String> taken = new HashSet<>();
        for (MeshValues value : rest) {
            add(value, taken);
        }
    }

    private interface Component {
        double at(int vertex, int k);
    }

    private static Attribute floats(String name, int width, Component component) {
        return new Attribute(name, width == 1 ? "SCALAR" : "VEC" + width, 5126, 4 * width, false, (out, v) -> {
            for (int k = 0; k < width; k++) {
                out.float32((float) component.at(v, k));
            }
        });
    }

    private static Attribute bytes(List<double[]> color) {
        return new Attribute("COLOR_0", "VEC4", 5121, 4, true, (out, v) -> {
            for (double[] channel : color) {
                out.int8((int) channel[v]);
            }
            out.int8(255);
        });
    }

    /** The colours of the vertices where red, green and blue are all there and within 0..1 or bytes; else empty. */
    static List<double[]> color(List<MeshValues> values) {
        List<double[]> color = new ArrayList<>();
        for (String name : COLOR) {
            values.stream()
                    .filter(v -> v instanceof VertexScalars && v.name().equals(name))
                    .findFirst()
                    .ifPresent(v -> color.add(((VertexScalars) v).values()));
        }
        return color.size() == 3 && (isUnit(color) || isBytes(color)) ? color : List.of();
    }

    static boolean isUnit(List<double[]> color) {
        return color.stream().flatMapToDouble(Arrays::stream).allMatch(x -> x >= 0 && x <= 1);
    }

    private static boolean isBytes(List<double[]> color) {
        return color.stream().flatMapToDouble(Arrays::stream).allMatch(x -> x >= 0 && x <= 255 && x == Math.rint(x));
    }

    static boolean holds(MeshValues value) {
        if (value instanceof VertexMap map) {
            return map.targetCount() <= MOST_EXACT;
        }
        return !PlyWriter.isOnFaces(value);
    }

    private void add(MeshValues value, Set<String> taken) {
        String plain = "_" + value.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]+", "_");
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "_" + i;
        }
        notes.addAll(ValueNotes.lines(value, name));
        if (value instanceof VertexScalars scalars) {
            attributes.add(floats(name, 1, (v, k) -> scalars.values()[v]));
        } else if (value instanceof VertexLabels labels) {
            attributes.add(floats(name, 1, (v, k) -> labels.labels()[v]));
        } else if (value instanceof VertexMap map) {
            attributes.add(floats(name, 1, (v, k) -> map.targets()[v]));
        } else if (value instanceof VertexVectors vectors) {
            attributes.add(floats(name, 3, (v, k) -> vectors.vectors()[3 * v + k]));
        } else {
            throw new IllegalArgumentException("values of faces do not belong here: " + value.name());
        }
    }

    static void write(Path path, TriangleMesh mesh, List<MeshValues> values) {
        long bytes = 12L * mesh.vertexCount() * (1 + values.size()) + 12L * mesh.faceCount();
        if (bytes > Integer.MAX_VALUE) {
            throw MeshFormatException.inFile(path, "the mesh makes about " + bytes + " bytes, GLB holds 4294967295");
        }
        new GlbWriter(mesh, values).write(path);
    }

    private void write(Path path) {
        int indexBytes = mesh.vertexCount() < 0xffff ? 2 : 4;
        int indicesLength = (3 * mesh.faceCount() * indexBytes + 3) & ~3;
        StringBuilder views = new StringBuilder();
        StringBuilder accessors = new StringBuilder();
        StringBuilder names = new StringBuilder();
        int offset = 0;
        for (int i = 0; i < attributes.size(); i++) {
            Attribute a = attributes.get(i);
            int length = a.rowBytes * mesh.vertexCount();
            views.append(
                    "{\"buffer\":0,\"byteOffset\":" + offset + ",\"byteLength\":" + length + ",\"target\":34962},");
            accessors.append("{\"bufferView\":" + i + ",\"componentType\":" + a.componentType + ",\"count\":"
                    + mesh.vertexCount() + ",\"type\":\"" + a.type + "\"" + (a.normalized ? ",\"normalized\":true" : "")
                    + (i == 0 ? bounds() : "") + "},");
            names.append(i == 0 ? "" : ",").append("\"" + a.name + "\":" + i);
            offset += length;
        }
        views.append("{\"buffer\":0,\"byteOffset\":" + offset + ",\"byteLength\":" + 3 * mesh.faceCount() * indexBytes
                + ",\"target\":34963}");
        accessors.append("{\"bufferView\":" + attributes.size() + ",\"componentType\":"
                + (indexBytes == 2 ? 5123 : 5125) + ",\"count\":" + 3 * mesh.faceCount() + ",\"type\":\"SCALAR\"}");
        String extras = notes.isEmpty() ? "" : ",\"extras\":{\"holonomy\":[\"" + String.join("\",\"", notes) + "\"]}";
        int length = offset + indicesLength;
        String indices = mesh.faceCount() > 0 ? ",\"indices\":" + attributes.size() : "";
        String json =
                "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Holonomy\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],"
                        + "\"nodes\":[{\"mesh\":0}],\"meshes\":[{\"primitives\":[{\"attributes\":{" + names + "}"
                        + indices
                        + "}]" + extras + "}],\"accessors\":[" + accessors + "],\"bufferViews\":[" + views
                        + "],\"buffers\":[{\"byteLength\":" + length + "}]}";
        AtomicFile.write(path, stream -> {
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            int padded = (text.length + 3) & ~3;
            LittleEndianOut out = new LittleEndianOut(stream);
            for (int word : new int[] {0x46546c67, 2, 12 + 8 + padded + 8 + length, padded, 0x4e4f534a}) {
                out.int32(word);
            }
            out.bytes(text);
            for (int i = text.length; i < padded; i++) {
                out.int8(' ');
            }
            out.int32(length);
            out.int32(0x004e4942);
            for (Attribute attribute : attributes) {
                for (int v = 0; v < mesh.vertexCount(); v++) {
                    attribute.rows.write(out, v);
                }
            }
            indices(out, indexBytes, indicesLength);
            out.flush();
        });
    }

    private void indices(LittleEndianOut out, int indexBytes, int padded) throws IOException {
        for (int i = 0; i < 3 * mesh.faceCount(); i++) {
            if (indexBytes == 2) {
                out.int16(mesh.vertex(i / 3, i % 3));
            } else {
                out.int32(mesh.vertex(i / 3, i % 3));
            }
        }
        for (int i = 3 * mesh.faceCount() * indexBytes; i < padded; i++) {
            out.int8(0);
        }
    }

    /** The box around the positions, which the format demands, as the floats that are written. */
    private String bounds() {
        StringBuilder least = new StringBuilder();
        StringBuilder most = new StringBuilder();
        for (int axis = 0; axis < 3; axis++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int v = 0; v < mesh.vertexCount(); v++) {
                float x = (float) mesh.coordinate(v, axis);
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
            least.append(axis == 0 ? "" : ",").append((double) low);
            most.append(axis == 0 ? "" : ",").append((double) high);
        }
        return ",\"min\":[" + least + "],\"max\":[" + most + "]";
    }
}
