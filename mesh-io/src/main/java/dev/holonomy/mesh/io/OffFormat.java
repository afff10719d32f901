package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Object file format of Geomview: {@code [ST][C][N]OFF}, counts, one vertex a line, one polygon a line.
 *
 * <p>The counts may stand on the line of the header word, or the word may be missing where the file name says {@code .off}.
 * Normals, colours of vertices and faces, and texture coordinates become values. {@code OFF BINARY} is read by {@link OffBinary};
 * variants with four or n dimensions are refused by name.
 */
final class OffFormat implements MeshFormat {
    @Override
    public String name() {
        return "OFF";
    }

    @Override
    public String extension() {
        return "off";
    }

    @Override
    public boolean recognises(FileBytes file) {
        int i = file.textStart();
        byte[] b = file.bytes();
        while (i < b.length && (b[i] == '#' || b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r')) {
            if (b[i] == '#') {
                while (i < b.length && b[i] != '\n' && b[i] != '\r') {
                    i++;
                }
            } else {
                i++;
            }
        }
        int to = i;
        while (to < b.length && to < i + 8 && b[to] > ' ') {
            to++;
        }
        return Header.parse(new String(b, i, to - i, StandardCharsets.ISO_8859_1)) != null;
    }

    /** The header word taken apart; {@code length} is that of the word alone, as a count may follow it without a blank (OFF8 6 0). */
    private record Header(
            boolean texture, boolean colors, boolean normals, boolean four, boolean anyDimension, int length) {
        static @Nullable Header parse(String word) {
            int i = 0;
            boolean texture = word.startsWith("ST");
            i += texture ? 2 : 0;
            boolean colors = word.startsWith("C", i);
            i += colors ? 1 : 0;
            boolean normals = word.startsWith("N", i);
            i += normals ? 1 : 0;
            boolean four = word.startsWith("4", i);
            i += four ? 1 : 0;
            boolean anyDimension = word.startsWith("n", i);
            i += anyDimension ? 1 : 0;
            boolean complete =
                    word.startsWith("OFF", i) && (word.length() == i + 3 || Character.isDigit(word.charAt(i + 3)));
            return complete ? new Header(texture, colors, normals, four, anyDimension, i + 3) : null;
        }
    }

    @Override
    public MeshFile read(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.COMMENTS);
        if (!lines.nextLineWithToken()) {
            throw file.error("no vertices, the file has only blanks and comments");
        }
        Header header = Header.parse(lines.token());
        if (header != null) {
            if (header.four || header.anyDimension) {
                throw lines.error("found " + lines.shownToken() + ", only OFF files in three dimensions are read");
            }
            lines.shortenToken(header.length);
            boolean sameLine = lines.nextToken();
            if (sameLine && lines.tokenIs("BINARY")) {
                if (header.normals || header.colors || header.texture) {
                    throw lines.error("binary OFF with more than coordinates is not read, wanted OFF BINARY");
                }
                return OffBinary.read(file, lines.position());
            }
            if (!sameLine && !lines.nextLineWithToken()) {
                throw lines.error("the file ends after its header word, wanted the number of vertices");
            }
        }
        lines.unreadToken();
        int vertexCount = lines.count("vertices", 6);
        int faceCount = lines.count("faces", 2);
        if (lines.nextToken()) {
            lines.unreadToken();
            lines.integer("the number of edges");
        }
        if (lines.nextToken()) {
            throw lines.error("found " + lines.shownToken() + " after the three counts");
        }
        return body(file, lines, header, vertexCount, faceCount);
    }

    private static MeshFile body(
            FileBytes file, TextLines lines, @Nullable Header header, int vertexCount, int faceCount) {
        Warnings warnings = new Warnings();
        OffColumns columns = header == null
                ? new OffColumns(lines, warnings, vertexCount, false, false, false)
                : new OffColumns(lines, warnings, vertexCount, header.normals, header.colors, header.texture);
        double[] positions = new double[3 * vertexCount];
        for (int v = 0; v < vertexCount; v++) {
            needLine(lines, v, vertexCount, "vertices");
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * v + axis] = lines.finite("a coordinate");
            }
            columns.vertex(v);
        }
        Polygons polygons = new Polygons(warnings);
        for (int f = 0; f < faceCount; f++) {
            needLine(lines, f, faceCount, "faces");
            long corners = lines.integer("the number of corners");
            if (corners < 0 || corners > Integer.MAX_VALUE) {
                throw lines.error("a face of " + corners + " corners");
            }
            for (long c = 0; c < corners; c++) {
                polygons.corner(lines.id(vertexCount));
            }
            polygons.end("line", lines.line());
            columns.face(f);
        }
        if (lines.nextLineWithToken()) {
            throw lines.error("found " + lines.shownToken() + " after the " + vertexCount + " vertices and " + faceCount
                    + " faces of the header, wanted the end of the file");
        }
        List<MeshValues> values = columns.vertexValues();
        MeshFile mesh = MeshAssembly.of(file, positions, polygons, values, warnings);
        values.addAll(columns.faceValues(mesh));
        return new MeshFile(mesh.mesh(), values, mesh.polygonOfFace(), warnings.lines());
    }

    private static void needLine(TextLines lines, int found, int wanted, String what) {
        if (!lines.nextLineWithToken()) {
            throw lines.error("the file ends after " + found + " " + what + ", the header says " + wanted);
        }
        lines.unreadToken();
    }
}
