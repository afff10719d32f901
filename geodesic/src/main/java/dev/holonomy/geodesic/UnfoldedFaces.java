package dev.holonomy.geodesic;

/**
 * Every face laid into the plane on each of its sides, and the faces around each vertex: what a front reads.
 *
 * <p>For half-edge h from j to k with apex i, j is (0, 0), k is (length, 0) and i is (apexX, apexY) with apexY ≥ 0.
 */
final class UnfoldedFaces {
    /** Numbers a half-edge has in {@link #plane}: length, half its inverse, apexX, apexY. */
    static final int STRIDE = 4;

    /** [3 F, STRIDE]. */
    final double[] plane;

    /** Transport along each half-edge, as in {@link Transport#along}, [3 F]. */
    final double[] along;

    /** Tail of each half-edge, [3 F]. */
    final int[] tail;

    /** Half-edges of faces that leave a vertex, counter-clockwise, [V + 1] and [3 F]. */
    final int[] starOffset;

    final int[] star;

    /** The longest edge at each vertex, [V]. */
    final double[] longest;

    UnfoldedFaces(HalfEdges halfEdges, EdgeLengths lengths, Transport transport) {
        int corners = 3 * halfEdges.faceCount();
        int vertices = halfEdges.vertexCount();
        plane = new double[STRIDE * corners];
        along = new double[corners];
        tail = new int[corners];
        star = new int[corners];
        starOffset = new int[vertices + 1];
        longest = new double[vertices];
        for (int h = 0; h < corners; h++) {
            tail[h] = halfEdges.tail(h);
            along[h] = transport.along(h);
            unfold(h, halfEdges, lengths);
        }
        for (int v = 0, filled = 0; v < vertices; v++) {
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                longest[v] = Math.max(longest[v], lengths.length(h));
                if (!halfEdges.isBoundary(h)) {
                    star[filled++] = h;
                }
            }
            starOffset[v + 1] = filled;
        }
    }

    private void unfold(int h, HalfEdges halfEdges, EdgeLengths lengths) {
        double base = lengths.length(h);
        double right = lengths.length(halfEdges.next(h));
        double left = lengths.length(halfEdges.next(halfEdges.next(h)));
        double inverse = base > 0 ? 0.5 / base : 0;
        double x = (left - right) * (left + right) * inverse + 0.5 * base;
        plane[STRIDE * h] = base;
        plane[STRIDE * h + 1] = inverse;
        plane[STRIDE * h + 2] = x;
        plane[STRIDE * h + 3] = base > 0 ? 2 * lengths.area(h / 3) / base : 0;
    }

    /** The next half-edge of the same face. */
    static int next(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }
}
