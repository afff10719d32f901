package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The primitives of a glTF file, put together to one mesh with the attributes of its vertices. */
final class GltfMesh {
    private static final int TRIANGLES = 4;
    private static final int STRIP = 5;
    private static final int FAN = 6;
    private static final long MOST_REPEATED = 1L << 21;

    private final FileBytes file;
    private final GltfAccessors accessors;
    private final GltfBuffers buffers;
    private final Warnings warnings;
    private final Polygons polygons;
    private final DoubleList positions = new DoubleList();
    private final Map<String, DoubleList> columns = new LinkedHashMap<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long numbers;

    GltfMesh(FileBytes file, GltfAccessors accessors, GltfBuffers buffers, Warnings warnings) {
        this.file = file;
        this.accessors = accessors;
        this.buffers = buffers;
        this.warnings = warnings;
        this.polygons = new Polygons(warnings);
    }

    void add(GltfScene.Instance instance) {
        JsonNode mesh = instance.mesh();
        readNotes(mesh.get("extras"));
        JsonNode primitives = mesh.get("primitives");
        Map<String, Integer> firstVertex = new HashMap<>();
        for (int p = 0; p < primitives.size(); p++) {
            JsonNode primitive = primitives.at(p);
            long mode = primitive.get("mode").integerOr(TRIANGLES);
            if (mode > FAN) {
                throw primitive.get("mode").wanted("0 to 6");
            }
            if (mode < TRIANGLES) {
                warnings.count("primitive of points or lines left out", "primitive", p);
                continue;
            }
            JsonNode position = primitive.get("attributes").get("POSITION");
            if (position.isMissing()) {
                warnings.count("primitive without positions left out", "primitive", p);
                continue;
            }
            refuseDraco(primitive, position);
            if (primitive.get("targets").size() > 0) {
                warnings.count("morph targets of a primitive left out", "primitive", p);
            }
            int count = accessors.count(position);
            Map<String, Long> used = attributes(primitive.get("attributes"));
            Integer first = firstVertex.get(used.toString());
            if (first == null) {
                first = vertices(primitive.get("attributes"), used, count, instance.matrix());
                firstVertex.put(used.toString(), first);
            }
            faces(primitive, (int) mode, first, count, instance.matrix());
        }
    }

    /** Notes of our own writer; what others keep under that name is none of our business. */
    private void readNotes(JsonNode extras) {
        JsonNode lines = extras.isObject() ? extras.get("holonomy") : extras;
        for (int i = 0; lines.isArray() && i < lines.size(); i++) {
            notes.add(lines.at(i).string());
        }
    }

    private void refuseDraco(JsonNode primitive, JsonNode position) {
        String draco = "KHR_draco_mesh_compression";
        boolean packed = !primitive.get("extensions").get(draco).isMissing();
        if (packed && accessors.isWithoutBytes(position)) {
            throw GltfFormat.compressed(file, draco);
        }
    }

    /** The accessors of the attributes that are read. */
    private static Map<String, Long> attributes(JsonNode attributes) {
        Map<String, Long> used = new TreeMap<>();
        for (String name : attributes.names()) {
            boolean read =
                    name.equals("POSITION") || name.equals("NORMAL") || name.equals("COLOR_0") || name.startsWith("_");
            if (read) {
                used.put(name, attributes.get(name).integer());
            }
        }
        return used;
    }

    /** Adds the vertices of a primitive; returns the id of the first. */
    private int vertices(JsonNode attributes, Map<String, Long> used, int count, double[] matrix) {
        int first = positions.size() / 3;
        for (String name : used.keySet()) {
            JsonNode accessor = attributes.get(name);
            int width = accessors.width(accessor);
            bound(attributes, (long) count * width);
            boolean three = name.equals("POSITION") || name.equals("NORMAL");
            if (accessors.count(accessor) != count || (three && width != 3) || !accessors.isVector(accessor)) {
                throw accessor.error("has " + accessors.count(accessor) + " rows of " + width + " numbers, wanted "
                        + count + (three ? " rows of 3" : " rows"));
            }
            double[] rows = accessors.numbers(accessor);
            if (name.equals("POSITION")) {
                GltfTransform.move(rows, matrix);
                for (int i = 0; i < rows.length; i++) {
                    if (!Double.isFinite(rows[i])) {
                        throw accessor.error("has the coordinate " + rows[i] + " at vertex " + i / 3);
                    }
                    positions.add(rows[i]);
                }
            } else {
                if (name.equals("NORMAL")) {
                    GltfTransform.turn(rows, matrix);
                }
                column(name, width, first, rows, accessor);
            }
        }
        columns.forEach((name, column) -> pad(attributes, column, (first + count) * widths.getOrDefault(name, 1)));
        return first;
    }

    /** Instances and attributes may repeat an accessor without a byte of their own, so their sum is bounded. */
    private void bound(JsonNode what, long more) {
        numbers += more;
        long limit = MOST_REPEATED + buffers.bytes();
        if (numbers > limit) {
            throw what.error("repeats the same data beyond " + limit + " numbers, the limit for a file of this size");
        }
    }

    /** Fills up for vertices that do not have the attribute; counted too, as many attributes times many vertices is much. */
    private void pad(JsonNode what, DoubleList column, int size) {
        if (size > column.size()) {
            bound(what, size - column.size());
            column.padTo(size, Double.NaN);
        }
    }

    private void column(String name, int width, int first, double[] rows, JsonNode accessor) {
        boolean color = name.equals("COLOR_0");
        if (color && width != 3 && width != 4) {
            throw accessor.error("is a colour of " + width + " numbers, wanted 3 or 4");
        }
        int kept = color ? 3 : width;
        if (widths.computeIfAbsent(name, n -> kept) != kept) {
            throw accessor.error(
                    "has rows of " + width + " numbers, other primitives have rows of " + widths.get(name));
        }
        DoubleList column = columns.computeIfAbsent(name, n -> new DoubleList());
        pad(accessor, column, first * kept);
        for (int i = 0; i < rows.length; i++) {
            if (i % width < kept) {
                column.add(rows[i]);
            }
        }
    }

    private void faces(JsonNode primitive, int mode, int first, int count, double[] matrix) {
        boolean mirrored = matrix.length > 0 && GltfTransform.determinant(matrix) < 0;
        JsonNode indices = primitive.get("indices");
        int[] ids = indices.isMissing() ? null : accessors.ids(indices, count);
        int n = ids == null ? count : ids.length;
        if (mode == TRIANGLES && n % 3 != 0) {
            throw primitive.error("has " + n + " corners, which make no triangles");
        }
        bound(primitive, n);
        polygons.reserve(mode == TRIANGLES ? n / 3 : n);
        for (int i = 0; i + 2 < n; i += mode == TRIANGLES ? 3 : 1) {
            int odd = mode == STRIP ? i & 1 : 0;
            int a = mode == FAN ? i + 1 : i;
            int b = mode == FAN ? i + 2 : i + 1 + odd;
            int c = mode == FAN ? 0 : i + 2 - odd;
            int va = ids == null ? a : ids[a];
            int vb = ids == null ? b : ids[b];
            int vc = ids == null ? c : ids[c];
            if (mode != TRIANGLES && (va == vb || vb == vc || vc == va)) {
                continue; // a stitch between pieces of a strip, no face of the file
            }
            polygons.corner(first + va);
            polygons.corner(first + (mirrored ? vc : vb));
            polygons.corner(first + (mirrored ? vb : vc));
            polygons.end("face", polygons.count());
        }
    }

    MeshFile done() {
        int count = positions.size() / 3;
        if (count == 0) {
            String why =
                    warnings.lines().isEmpty() ? "" : ": " + warnings.lines().get(0);
            throw file.error("no triangles in the scene" + why);
        }
        List<MeshValues> values = new ArrayList<>();
        ValueNotes known = new ValueNotes(notes, warnings);
        Map<String, Integer> order = known.order("vertex");
        List<String> names = new ArrayList<>(columns.keySet());
        names.sort(Comparator.comparingInt(name -> order.getOrDefault(name, -1)));
        for (String name : names) {
            DoubleList list = columns.getOrDefault(name, new DoubleList());
            int width = widths.getOrDefault(name, 1);
            list.padTo(count * width, Double.NaN);
            double[] rows = list.toArray();
            if (name.equals("COLOR_0")) {
                values.addAll(components(List.of("red", "green", "blue"), rows));
            } else if (name.equals("NORMAL")) {
                values.add(new VertexVectors("normal", rows));
            } else if (width == 1) {
                values.add(known.vertexValue(name, rows, warnings));
            } else {
                values.addAll(rowValues(plainName(name, known), rows, width));
            }
        }
        return MeshAssembly.of(file, positions.toArray(), polygons, values, warnings);
    }

    private static String plainName(String attribute, ValueNotes known) {
        ValueNotes.Note note = known.of("vertex", attribute);
        return note == null ? attribute : note.name();
    }

    /** Rows of three numbers are vectors, other rows become a value for each number. */
    static List<MeshValues> rowValues(String name, double[] rows, int width) {
        return width == 3 ? List.of(new VertexVectors(name, rows)) : components(ValueTable.names(name, width), rows);
    }

    /** One value for each number of a row. */
    static List<MeshValues> components(List<String> names, double[] rows) {
        List<MeshValues> values = new ArrayList<>();
        int width = names.size();
        for (int k = 0; k < width; k++) {
            double[] column = new double[rows.length / width];
            for (int i = 0; i < column.length; i++) {
                column[i] = rows[width * i + k];
            }
            values.add(new VertexScalars(names.get(k), column));
        }
        return values;
    }
}
