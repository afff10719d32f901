package dev.holonomy.mesh.io;

import dev.holonomy.mesh.TriangleMesh;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Stereolithography, text or binary, all solids as one mesh.
 *
 * <p>The format has no vertices, only corners: those with the same bits become one vertex ({@link StlCorners}). A file of
 * 84 + 50 n bytes whose byte 80 says n is binary, even if it starts with the word of the text form. Normals and attributes
 * are read over.
 */
final class StlFormat implements MeshFormat {
    static final int HEADER = 84;
    static final int FACET = 50;

    @Override
    public String name() {
        return "STL";
    }

    @Override
    public String extension() {
        return "stl";
    }

    @Override
    public boolean recognises(FileBytes file) {
        return hasBinaryLength(file) || startsWithSolid(file);
    }

    private static long facets(FileBytes file) {
        return ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(80) & 0xffff_ffffL;
    }

    private static boolean hasBinaryLength(FileBytes file) {
        return file.length() >= HEADER && file.length() == HEADER + FACET * facets(file);
    }

    private static boolean startsWithSolid(FileBytes file) {
        byte[] b = file.bytes();
        int i = file.textStart();
        while (i < b.length && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r')) {
            i++;
        }
        if (b.length - i < 6 || b[i + 5] > ' ') {
            return false;
        }
        for (int k = 0; k < 5; k++) {
            if ((b[i + k] | 0x20) != "solid".charAt(k)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public MeshFile read(FileBytes file) {
        boolean zeros = false;
        for (int i = 0; i < Math.min(file.length(), 1024); i++) {
            zeros |= file.bytes()[i] == 0;
        }
        return startsWithSolid(file) && !zeros && !hasBinaryLength(file) ? readText(file) : readBinary(file);
    }

    private static MeshFile readBinary(FileBytes file) {
        if (file.length() < HEADER) {
            throw file.error("a binary STL has at least " + HEADER + " bytes, found " + file.length());
        }
        long facets = facets(file);
        long wanted = HEADER + FACET * facets;
        if (wanted > file.length()) {
            throw file.errorAt(80, facets + " triangles make " + wanted + " bytes, the file has " + file.length());
        }
        Warnings warnings = new Warnings();
        if (wanted < file.length()) {
            warnings.add(file.length() - wanted + " bytes after the last triangle are read over");
        }
        if (facets == 0) {
            throw file.error("no triangles");
        }
        TriangleMesh mesh = mesh(file, StlCorners.first(file, (int) facets), warnings);
        return new MeshFile(mesh, List.of(), new int[0], warnings.lines());
    }

    /** Numbers the places in the order of their first corners, which become the vertices of the triangles. */
    private static TriangleMesh mesh(FileBytes file, int[] first, Warnings warnings) {
        int vertices = 0;
        for (int corner = 0; corner < first.length; corner++) {
            vertices += first[corner] == corner ? 1 : 0;
        }
        ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        double[] positions = new double[3 * vertices];
        int[] triangles =
                first; // the first corner of a place comes before all others: what is read is numbered already
        int filled = 0;
        for (int corner = 0; corner < first.length; corner++) {
            if (first[corner] == corner) {
                int start = StlCorners.start(corner);
                triangles[corner] = filled / 3;
                for (int axis = 0; axis < 3; axis++) {
                    positions[filled++] = body.getFloat(start + 4 * axis) + 0.0; // -0 becomes 0
                }
            } else {
                triangles[corner] = triangles[first[corner]];
            }
            if (corner % 3 == 2) {
                int a = triangles[corner - 2];
                int b = triangles[corner - 1];
                if (a == b || b == triangles[corner] || triangles[corner] == a) {
                    warnings.count(Polygons.REPEATED, "byte", HEADER + (long) FACET * (corner / 3));
                }
            }
        }
        return TriangleMesh.owning(positions, triangles);
    }

    private static MeshFile finish(FileBytes file, VertexWelder vertices, Polygons polygons, Warnings warnings) {
        if (polygons.count() == 0) {
            throw file.error("no triangles");
        }
        return MeshAssembly.of(file, vertices.positions(), polygons, List.of(), warnings);
    }

    private static MeshFile readText(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.PLAIN);
        Warnings warnings = new Warnings();
        VertexWelder vertices = new VertexWelder();
        Polygons polygons = new Polygons(warnings);
        int solids = 0;
        int corners = -1; // of the open loop, or -1 outside of one
        boolean inFacet = false;
        while (lines.nextLineWithToken()) {
            switch (FileBytes.lowerAscii(lines.token())) {
                case "solid" -> {
                    expect(lines, !inFacet);
                    solids++;
                }
                case "facet" -> {
                    expect(lines, !inFacet);
                    inFacet = true;
                }
                case "outer" -> {
                    expect(lines, inFacet && corners < 0);
                    corners = 0;
                }
                case "vertex" -> {
                    expect(lines, corners >= 0 && corners < 3);
                    double x = lines.finite("a coordinate");
                    double y = lines.finite("a coordinate");
                    polygons.corner(vertices.add(x, y, lines.finite("a coordinate")));
                    corners++;
                }
                case "endloop" -> {
                    expect(lines, corners == 3);
                    polygons.end("line", lines.line());
                    corners = -1;
                }
                case "endfacet" -> {
                    expect(lines, inFacet && corners < 0);
                    inFacet = false;
                }
                case "endsolid" -> expect(lines, !inFacet);
                default -> expect(lines, false);
            }
        }
        if (inFacet) {
            throw lines.error("the file ends within a facet");
        }
        if (solids > 1) {
            warnings.add(solids + " solids are read as one mesh");
        }
        return finish(file, vertices, polygons, warnings);
    }

    private static void expect(TextLines lines, boolean fits) {
        if (!fits) {
            throw lines.error("found " + lines.shownToken()
                    + " out of order, wanted solid, facet, outer loop, three vertices, endloop, endfacet, endsolid");
        }
    }
}
