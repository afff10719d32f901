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

    /** The apex over the length of the half-edge, as a complex number: turns and scales the edge jk into ji, [3 F, 2]. */
    final double[] ratio;

    /** The half-edge on the other side, -1 where there is no face, [3 F]. */
    final int[] across;

    /** Tail of each half-edge, [3 F]. */
    final int[] tail;

    /** Half-edges of faces that leave a vertex, counter-clockwise, [V + 1] and [3 F]. */
    final int[] starOffset;

    final int[] star;

    /** Neighbours of a vertex, counter-clockwise, and the lengths of the edges to them, [V + 1] and [2 E]. */
    final int[] ringOffset;

    final int[] ring;
    final double[] spoke;

    /** The longest edge at each vertex, [V]. */
    final double[] longest;

    /** The lengths all of this is made of. */
    final EdgeLengths lengths;

    /** Rescaled over real angle at each vertex, [V]. */
    final double[] scale;

    /** Real angle beyond 2π at each vertex inside, +∞ on the boundary, where straight lines may pass on both sides, [V]. */
    final double[] excess;

    UnfoldedFaces(HalfEdges halfEdges, EdgeLengths lengths, Transport transport) {
        this.lengths = lengths;
        int corners = 3 * halfEdges.faceCount();
        int vertices = halfEdges.vertexCount();
        plane = new double[STRIDE * corners];
        along = new double[corners];
        ratio = new double[2 * corners];
        across = new int[corners];
        tail = new int[corners];
        star = new int[corners];
        starOffset = new int[vertices + 1];
        ringOffset = new int[vertices + 1];
        for (int v = 0; v < vertices; v++) {
            ringOffset[v + 1] = ringOffset[v] + halfEdges.degree(v);
        }
        ring = new int[ringOffset[vertices]];
        spoke = new double[ringOffset[vertices]];
        longest = new double[vertices];
        scale = new double[vertices];
        excess = new double[vertices];
        for (int h = 0; h < corners; h++) {
            tail[h] = halfEdges.tail(h);
            along[h] = transport.along(h);
            across[h] = halfEdges.isVoid(h) || halfEdges.isBoundary(halfEdges.twin(h)) ? -1 : halfEdges.twin(h);
            unfold(h, halfEdges, lengths);
        }
        for (int v = 0, filled = 0; v < vertices; v++) {
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                ring[ringOffset[v] + i] = halfEdges.tip(h);
                spoke[ringOffset[v] + i] = lengths.length(h);
                longest[v] = Math.max(longest[v], lengths.length(h));
                if (!halfEdges.isBoundary(h)) {
                    star[filled++] = h;
                }
            }
            starOffset[v + 1] = filled;
            double sum = transport.angleSum(v);
            boolean open = halfEdges.onBoundary(v);
            scale[v] = sum == 0 || (open && sum <= 2 * Math.PI) ? 1 : 2 * Math.PI / sum;
            excess[v] = open ? Double.POSITIVE_INFINITY : sum - 2 * Math.PI;
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
        ratio[2 * h] = base > 0 ? x / base : 0;
        ratio[2 * h + 1] = base > 0 ? plane[STRIDE * h + 3] / base : 0;
    }

    /** The next half-edge of the same face. */
    static int next(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }
}
