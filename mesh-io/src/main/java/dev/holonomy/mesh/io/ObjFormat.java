package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Wavefront OBJ: {@code v} and {@code f} lines, all objects and groups as one mesh.
 *
 * <p>Vertex ids count from 1, negative ones back from the last vertex so far. A vertex may carry a weight, which is left
 * out, or a colour, which becomes the values red, green and blue. Names of groups, objects and materials become labels of
 * the faces. Material libraries are never opened. Texture coordinates, normals and smoothing are read over, as they belong
 * to corners; any other keyword is counted in a warning.
 */
final class ObjFormat implements MeshFormat {
    private static final Set<String> READ_OVER = Set.of("s", "mtllib");
    private static final Set<String> KNOWN = Set.of(
            "v", "f", "vt", "vn", "g", "o", "s", "usemtl", "mtllib", "vp", "l", "p", "cstype", "deg", "curv", "surf");
    private static final int MOST_UNKNOWN = 20;

    @Override
    public String name() {
        return "OBJ";
    }

    @Override
    public String extension() {
        return "obj";
    }

    @Override
    public boolean recognises(FileBytes file) {
        try {
            TextLines lines = new TextLines(file, TextLines.Syntax.COMMENTS_AND_CONTINUATION);
            return lines.nextLineWithToken() && KNOWN.contains(lines.token());
        } catch (MeshFormatException e) {
            return false; // zero bytes or an endless line: no text at all
        }
    }

    @Override
    public MeshFile read(FileBytes file) {
        return new Reading(file).read();
    }

    private static final class Reading {
        private final FileBytes file;
        private final TextLines lines;
        private final Warnings warnings = new Warnings();
        private final DoubleList positions = new DoubleList();
        private final DoubleList[] color = {new DoubleList(), new DoubleList(), new DoubleList()};
        private final Polygons polygons = new Polygons(warnings);
        private final Set<String> unknown = new HashSet<>();
        private final FaceNames groups = new FaceNames("group");
        private final FaceNames objects = new FaceNames("object");
        private final FaceNames materials = new FaceNames("material");
        private int largestId;
        private int lineOfLargest;

        Reading(FileBytes file) {
            this.file = file;
            this.lines = new TextLines(file, TextLines.Syntax.COMMENTS_AND_CONTINUATION);
        }

        MeshFile read() {
            while (lines.nextLineWithToken()) {
                if (lines.tokenIs("v")) {
                    vertex();
                } else if (lines.tokenIs("f") || lines.tokenIs("fo")) {
                    face();
                } else {
                    other();
                }
            }
            int vertexCount = positions.size() / 3;
            if (largestId >= vertexCount && vertexCount > 0) {
                throw MeshFormatException.atLine(
                        file.path(),
                        lineOfLargest,
                        "vertex " + (largestId + 1) + " does not exist, the file has " + vertexCount
                                + " vertices, counted from 1");
            }
            List<MeshValues> values = values(vertexCount);
            MeshFile mesh = MeshAssembly.of(file, positions.toArray(), polygons, values, warnings);
            for (FaceNames names : List.of(groups, objects, materials)) {
                values.addAll(names.values(mesh));
            }
            return new MeshFile(mesh.mesh(), values, mesh.polygonOfFace(), warnings.lines());
        }

        private void vertex() {
            for (int axis = 0; axis < 3; axis++) {
                positions.add(lines.finite("a coordinate"));
            }
            if (!lines.nextToken()) {
                return;
            }
            lines.unreadToken();
            double[] more = new double[4];
            int count = 0;
            while (lines.nextToken()) {
                if (count == more.length) {
                    throw lines.error("more than 7 numbers for a vertex");
                }
                lines.unreadToken();
                more[count++] = lines.number("a number");
            }
            if (count == 2) {
                throw lines.error("5 numbers for a vertex, wanted 3, 4 with a weight, or 6 with a colour");
            }
            if (count == 1) {
                warnings.count("weight of a vertex left out", "line", lines.line());
                return;
            }
            for (int i = 0; i < 3; i++) {
                color[i].padTo(positions.size() / 3 - 1, Double.NaN);
                color[i].add(more[i]);
            }
        }

        private void face() {
            if (!lines.nextToken()) {
                throw lines.error("a face without corners");
            }
            do {
                polygons.corner(corner());
            } while (lines.nextToken());
            polygons.end("line", lines.line());
        }

        /** The vertex id, from 0, of a corner {@code v}, {@code v/t}, {@code v//n} or {@code v/t/n}. */
        private int corner() {
            byte[] b = file.bytes();
            int from = lines.tokenFrom;
            int to = lines.tokenTo;
            int slash = from;
            while (slash < to && b[slash] != '/') {
                slash++;
            }
            long id = AsciiNumbers.integer(b, from, slash);
            if (id == AsciiNumbers.NONE || !restOfCorner(b, slash, to)) {
                throw lines.error("found " + lines.shownToken() + ", wanted a corner v, v/t, v//n or v/t/n");
            }
            int soFar = positions.size() / 3;
            if (id == 0) {
                throw lines.error("vertex 0, but vertices count from 1");
            }
            if (id < 0) {
                if (-id > soFar) {
                    throw lines.error("vertex " + id + " counts back from the " + soFar + " vertices so far");
                }
                return (int) (soFar + id);
            }
            if (id > Integer.MAX_VALUE - 8) {
                throw lines.error("vertex id too large: " + lines.shownToken());
            }
            if (id - 1 > largestId) {
                largestId = (int) id - 1;
                lineOfLargest = lines.line();
            }
            return (int) id - 1;
        }

        /** Checks {@code [/[t][/[n]]]}; the numbers themselves are not used. */
        private static boolean restOfCorner(byte[] b, int from, int to) {
            int slashes = 0;
            for (int i = from; i < to; i++) {
                if (b[i] == '/') {
                    slashes++;
                } else if ((b[i] < '0' || b[i] > '9') && !(b[i] == '-' && b[i - 1] == '/')) {
                    return false;
                }
            }
            return slashes <= 2;
        }

        private void other() {
            if (lines.tokenIs("vt") || lines.tokenIs("vn")) {
                return;
            }
            FaceNames names = lines.tokenIs("g")
                    ? groups
                    : lines.tokenIs("o") ? objects : lines.tokenIs("usemtl") ? materials : null;
            if (names != null) {
                String name = lines.rest().replaceAll("\\s+", " ");
                names.from(polygons.count(), name.isEmpty() ? "default" : name);
                return;
            }
            String keyword = lines.token();
            if (READ_OVER.contains(keyword)) {
                return;
            }
            if (!KNOWN.contains(keyword) && unknown.add(keyword) && unknown.size() > MOST_UNKNOWN) {
                throw lines.error("found " + lines.shownToken() + ", the " + unknown.size()
                        + "th unknown keyword: this is no OBJ file");
            }
            warnings.count("lines " + Shown.token(keyword) + " are read over", "line", lines.line());
        }

        private List<MeshValues> values(int vertexCount) {
            List<MeshValues> values = new ArrayList<>();
            String[] names = {"red", "green", "blue"};
            for (int i = 0; i < 3 && color[0].size() > 0; i++) {
                color[i].padTo(vertexCount, Double.NaN);
                values.add(new VertexScalars(names[i], color[i].toArray()));
            }
            return values;
        }
    }
}
