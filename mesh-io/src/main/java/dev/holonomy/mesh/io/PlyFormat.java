package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Polygon file format (Stanford): text or binary in both byte orders, any property types.
 *
 * <p>Scalar properties of vertices and faces become values; lists other than the corners, and elements other than vertex,
 * face and tristrips, are read over. Strips are cut into triangles, which come after the faces. What our own writer noted in comments brings back labels, vectors and maps.
 */
final class PlyFormat implements MeshFormat {
    @Override
    public String name() {
        return "PLY";
    }

    @Override
    public String extension() {
        return "ply";
    }

    @Override
    public boolean recognises(FileBytes file) {
        byte[] b = file.bytes();
        int i = file.textStart();
        return b.length > i + 3
                && b[i] == 'p'
                && b[i + 1] == 'l'
                && b[i + 2] == 'y'
                && (b[i + 3] == '\n' || b[i + 3] == '\r' || b[i + 3] == ' ');
    }

    @Override
    public MeshFile read(FileBytes file) {
        if (!recognises(file)) {
            throw file.error("a PLY file starts with the line \"ply\"");
        }
        return new Reading(file).read();
    }

    private static final class Reading {
        private final FileBytes file;
        private final PlyHeader header;
        private final PlySource source;
        private final Warnings warnings = new Warnings();
        private final Polygons polygons = new Polygons(warnings);
        private final int vertexCount;
        private final IntList strips = new IntList();
        private double[] positions = {};
        private PlyColumns vertexColumns = PlyColumns.NONE;
        private PlyColumns faceColumns = PlyColumns.NONE;

        Reading(FileBytes file) {
            this.file = file;
            this.header = PlyHeader.read(file);
            this.source = header.encoding() == PlyHeader.Encoding.ASCII
                    ? new PlySource.Ascii(file, header)
                    : new PlySource.Binary(file, header);
            PlyHeader.Element vertex = header.elements().stream()
                    .filter(e -> e.name().equals("vertex"))
                    .findFirst()
                    .orElseThrow(() -> file.error("the header has no element vertex"));
            if (vertex.count() > (Integer.MAX_VALUE - 8) / 3) {
                throw MeshFormatException.atLine(
                        file.path(), vertex.line(), vertex.count() + " vertices are more than can be held");
            }
            this.vertexCount = (int) vertex.count();
        }

        MeshFile read() {
            header.elements().forEach(this::checkProperties);
            for (PlyHeader.Element element : header.elements()) {
                if (element.properties().isEmpty()) {
                    continue; // rows without a number take no byte, however many the header claims
                }
                switch (element.name()) {
                    case "vertex" -> vertices(element);
                    case "face" -> faces(element);
                    case "tristrips" -> strips(element);
                    default -> skip(element);
                }
            }
            source.end(warnings);
            addStrips();
            ValueNotes notes = new ValueNotes(header.comments(), warnings);
            List<MeshValues> values = new ArrayList<>(vertexColumns.vertexValues(notes, warnings));
            MeshFile mesh = MeshAssembly.of(file, positions, polygons, values, warnings);
            values.addAll(faceColumns.faceValues(notes, warnings, mesh));
            return new MeshFile(mesh.mesh(), values, mesh.polygonOfFace(), warnings.lines());
        }

        private void checkProperties(PlyHeader.Element element) {
            if (element.name().equals("vertex")) {
                for (String axis : List.of("x", "y", "z")) {
                    int i = element.index(axis);
                    if (i < 0 || element.properties().get(i).isList()) {
                        throw MeshFormatException.atLine(
                                file.path(), element.line(), "element vertex has no number " + axis);
                    }
                }
            } else if (element.name().equals("face") || element.name().equals("tristrips")) {
                int list = cornerList(element);
                if (list < 0
                        || !element.properties().get(list).isList()
                        || !element.properties().get(list).type().isInteger()) {
                    throw MeshFormatException.atLine(
                            file.path(),
                            element.line(),
                            "element " + element.name() + " has no list vertex_indices of an integer type");
                }
            }
        }

        private static int cornerList(PlyHeader.Element element) {
            return Math.max(element.index("vertex_indices"), element.index("vertex_index"));
        }

        private void vertices(PlyHeader.Element element) {
            source.expect(element);
            PlyColumns columns = new PlyColumns(element, vertexCount);
            boolean fixed = element.properties().stream().noneMatch(PlyHeader.Property::isList);
            if (fixed && source instanceof PlySource.Binary binary) {
                binary.table(element, columns);
            } else {
                for (int v = 0; v < vertexCount; v++) {
                    source.startRow(element, v);
                    row(element, columns, v, -1);
                    source.endRow();
                }
            }
            positions = new double[3 * vertexCount];
            for (int axis = 0; axis < 3; axis++) {
                double[] column =
                        columns.take(element.index(List.of("x", "y", "z").get(axis)));
                for (int v = 0; v < vertexCount; v++) {
                    positions[3 * v + axis] = column[v];
                }
            }
            vertexColumns = columns;
        }

        private void faces(PlyHeader.Element element) {
            int list = cornerList(element);
            source.expect(element);
            int count = Math.toIntExact(element.count()); // bounded by the size of the file
            PlyColumns columns = new PlyColumns(element, count);
            polygons.reserve(Math.min(count, file.length() / 8)); // a triangle takes 8 bytes of text, more in binary
            PlyHeader.Property corners = element.properties().get(list);
            boolean plain = element.properties().size() == 1
                    && corners.countType() == PlyType.UINT8
                    && corners.type().bytes == 4;
            int first = plain && source instanceof PlySource.Binary binary
                    ? binary.triangles(element, vertexCount, polygons)
                    : 0;
            for (int f = first; f < count; f++) {
                source.startRow(element, f);
                row(element, columns, f, list);
                source.endRow();
                polygons.end(source.unit(), source.where());
            }
            faceColumns = columns;
        }

        /** Reads strips, each a list of ids in which -1 ends one and starts the next. */
        private void strips(PlyHeader.Element element) {
            int list = cornerList(element);
            source.expect(element);
            PlyHeader.Property corners = element.properties().get(list);
            for (long row = 0; row < element.count(); row++) {
                source.startRow(element, row);
                for (PlyHeader.Property property : element.properties()) {
                    PlyType countType = property.countType();
                    int count = countType == null ? 1 : source.listLength(property, countType);
                    for (int k = 0; k < count; k++) {
                        if (!property.equals(corners)) {
                            source.number(property.type());
                            continue;
                        }
                        long id = source.integer(property.type());
                        if (id < -1 || id >= vertexCount) {
                            throw source.error("a strip: " + AsciiTokens.indexProblem(id, vertexCount));
                        }
                        strips.add((int) id);
                    }
                }
                strips.add(-1);
                source.endRow();
            }
        }

        /** Every other triangle of a strip is turned around; one with a vertex twice only stitches pieces together. */
        private void addStrips() {
            int from = 0;
            for (int i = 0; i < strips.size(); i++) {
                int c = strips.get(i);
                if (c < 0) {
                    from = i + 1;
                } else if (i - from >= 2) {
                    int a = strips.get(i - 2);
                    int b = strips.get(i - 1);
                    boolean odd = ((i - from) & 1) != 0;
                    if (a != b && b != c && c != a) {
                        polygons.corner(odd ? b : a);
                        polygons.corner(odd ? a : b);
                        polygons.corner(c);
                        polygons.end("triangle", polygons.count());
                    }
                }
            }
        }

        private void row(PlyHeader.Element element, PlyColumns columns, int row, int cornerList) {
            List<PlyHeader.Property> properties = element.properties();
            for (int i = 0; i < properties.size(); i++) {
                PlyHeader.Property property = properties.get(i);
                PlyType countType = property.countType();
                if (countType == null) {
                    double value = source.number(property.type());
                    if (columns.isCoordinate(i) && !Double.isFinite(value)) {
                        throw source.error("the coordinate " + property.name() + " of vertex " + row + " is " + value);
                    }
                    columns.set(i, row, value);
                } else if (i == cornerList) {
                    corners(property, countType, row);
                } else {
                    skipList(columns, i, property, countType);
                }
            }
        }

        private void corners(PlyHeader.Property list, PlyType countType, int face) {
            int count = source.listLength(list, countType);
            PlyType type = list.type();
            for (int c = 0; c < count; c++) {
                long id = source.integer(type);
                if (id < 0 || id >= vertexCount) {
                    throw source.error("face " + face + ": " + AsciiTokens.indexProblem(id, vertexCount));
                }
                polygons.corner((int) id);
            }
        }

        private void skipList(PlyColumns columns, int property, PlyHeader.Property list, PlyType countType) {
            int count = source.listLength(list, countType);
            for (int k = 0; k < count; k++) {
                source.number(list.type());
            }
            warnings.count(columns.listWarning(property), source.unit(), source.where());
        }

        private void skip(PlyHeader.Element element) {
            source.expect(element);
            warnings.add(element.count() + " elements " + Shown.token(element.name()) + " are read over");
            for (long row = 0; row < element.count(); row++) {
                source.startRow(element, row);
                for (PlyHeader.Property property : element.properties()) {
                    PlyType countType = property.countType();
                    int count = countType == null ? 1 : source.listLength(property, countType);
                    for (int k = 0; k < count; k++) {
                        source.number(property.type());
                    }
                }
                source.endRow();
            }
        }
    }
}
