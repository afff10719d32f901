package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind the coordinates of a vertex in OFF, normal, colour and texture coordinates in this order, and behind the
 * corners of a face, its colour; numbers stay as the file writes them.
 */
final class OffColumns {
    private static final int MOST = 16;
    private static final List<String> COLOR = List.of("red", "green", "blue");

    private final TextLines lines;
    private final Warnings warnings;
    private final boolean colors;
    private final double[] normals;
    private final double[] texture;
    private final DoubleList[] vertexColor = {new DoubleList(), new DoubleList(), new DoubleList()};
    private final DoubleList[] faceColor = {new DoubleList(), new DoubleList(), new DoubleList()};
    private final double[] rest = new double[MOST];
    private final int vertexCount;
    private int faceCount;

    OffColumns(TextLines lines, Warnings warnings, int vertices, boolean normals, boolean colors, boolean texture) {
        this.lines = lines;
        this.warnings = warnings;
        this.colors = colors;
        this.normals = new double[normals ? 3 * vertices : 0];
        this.texture = new double[texture ? 2 * vertices : 0];
        this.vertexCount = vertices;
    }

    /** Reads the rest of the line of a vertex. */
    void vertex(int v) {
        for (int axis = 0; normals.length > 0 && axis < 3; axis++) {
            normals[3 * v + axis] = lines.number("a component of the normal");
        }
        int count = rest();
        int uv = texture.length > 0 ? 2 : 0;
        if (count < uv) {
            throw lines.error("the line ends, wanted two texture coordinates");
        }
        for (int k = 0; k < uv; k++) {
            texture[2 * v + k] = rest[count - 2 + k];
        }
        int left = count - uv;
        if (left >= 3 && colors) {
            color(vertexColor, v);
        } else if (left > 0) {
            warnings.count("numbers after the coordinates of a vertex read over", "line", lines.line());
        }
    }

    /** Reads the rest of the line of a face. */
    void face(int f) {
        int count = rest();
        faceCount = f + 1;
        if (count >= 3) {
            color(faceColor, f);
        } else if (count > 0) {
            warnings.count("numbers of colour maps of faces read over", "line", lines.line());
        }
    }

    private void color(DoubleList[] columns, int row) {
        for (int k = 0; k < 3; k++) {
            columns[k].padTo(row, Double.NaN);
            columns[k].add(rest[k]);
        }
    }

    /** Reads all numbers up to the end of the line; returns how many. */
    private int rest() {
        int count = 0;
        while (lines.nextToken()) {
            if (!lines.tokenIsNumber()) {
                throw lines.error("found " + lines.shownToken() + ", wanted a number or the end of the line");
            }
            if (count == MOST) {
                throw lines.error("more than " + MOST + " numbers");
            }
            lines.unreadToken();
            rest[count++] = lines.number("a number");
        }
        return count;
    }

    List<MeshValues> vertexValues() {
        List<MeshValues> values = new ArrayList<>();
        if (normals.length > 0) {
            values.add(new VertexVectors("normal", normals));
        }
        for (int k = 0; k < 3 && vertexColor[0].size() > 0; k++) {
            vertexColor[k].padTo(vertexCount, Double.NaN);
            values.add(new VertexScalars(COLOR.get(k), vertexColor[k].toArray()));
        }
        for (int k = 0; k < 2 && texture.length > 0; k++) {
            double[] column = new double[vertexCount];
            for (int v = 0; v < vertexCount; v++) {
                column[v] = texture[2 * v + k];
            }
            values.add(new VertexScalars(k == 0 ? "s" : "t", column));
        }
        return values;
    }

    List<MeshValues> faceValues(MeshFile mesh) {
        List<MeshValues> values = new ArrayList<>();
        for (int k = 0; k < 3 && faceColor[0].size() > 0; k++) {
            faceColor[k].padTo(faceCount, Double.NaN);
            values.add(new FaceScalars(COLOR.get(k), MeshAssembly.perTriangle(faceColor[k].toArray(), mesh)));
        }
        return values;
    }
}
