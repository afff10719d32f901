package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;

/**
 * Every face laid into the plane on each of its sides, and the unscaled angles around vertices: what windows read.
 *
 * <p>In the frame of half-edge h its tail is (0, 0), its tip (length, 0), and its face lies above with the apex (x, y), y ≥ 0.
 * The right side runs from the tip to the apex, the left side from the apex to the tail; the frame of the neighbouring face
 * across the right side begins at the apex, the one across the left side at the tail. All lengths are divided by
 * {@link #unit}, a power of two near the longest edge, so that no size of a mesh under- or overflows.
 */
final class FacePlanes {
    /** Numbers a half-edge has in {@link #plane}. */
    static final int STRIDE = 9;

    static final int LENGTH = 0;
    static final int APEX_X = 1;
    static final int APEX_Y = 2;

    /** Unit vector from the apex to the tip, and its angle. */
    static final int RIGHT_X = 3;

    static final int RIGHT_Y = 4;
    static final int RIGHT_TURN = 5;

    /** Unit vector from the tail to the apex, and its angle. */
    static final int LEFT_X = 6;

    static final int LEFT_Y = 7;
    static final int LEFT_TURN = 8;

    final HalfEdges halfEdges;
    final double unit;

    /** [3 F, STRIDE]. */
    final double[] plane;

    /** The half-edge of the face across the right and the left side of each half-edge, -1 at the boundary, [3 F]. */
    final int[] right;

    final int[] left;

    /** [H]. */
    final int[] tail;

    /** The angle of each half-edge at its tail from {@link HalfEdges#first} on, not rescaled, [H]. */
    final double[] raw;

    /** Sum of the corner angles, [V]. */
    final double[] angleSum;

    /** Mean length of an edge, in units. */
    final double mean;

    /** Lengths of half-edges in units, [H]; boundary half-edges have no plane. */
    final double[] length;

    FacePlanes(HalfEdges halfEdges, EdgeLengths lengths) {
        this.halfEdges = halfEdges;
        int corners = 3 * halfEdges.faceCount();
        double longest = 0;
        for (int h = 0; h < halfEdges.count(); h++) {
            longest = Math.max(longest, lengths.length(h));
        }
        unit = longest > 0 ? Math.scalb(1.0, Math.max(-1000, Math.getExponent(longest))) : 1;
        plane = new double[STRIDE * corners];
        right = new int[corners];
        left = new int[corners];
        tail = new int[halfEdges.count()];
        length = new double[halfEdges.count()];
        raw = new double[halfEdges.count()];
        angleSum = new double[halfEdges.vertexCount()];
        for (int h = 0; h < tail.length; h++) {
            tail[h] = halfEdges.tail(h);
            length[h] = lengths.length(h) / unit;
        }
        EdgeLengths inUnits = EdgeLengths.of(length, halfEdges);
        for (int h = 0; h < corners; h++) {
            right[h] = across(next(h));
            left[h] = across(previous(h));
            lay(h, inUnits);
        }
        for (int v = 0; v < angleSum.length; v++) {
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                raw[h] = angleSum[v];
                angleSum[v] += halfEdges.isBoundary(h) ? 0 : inUnits.cornerAngle(h);
            }
        }
        mean = inUnits.mean();
    }

    private int across(int h) {
        int twin = halfEdges.twin(h);
        return twin < 0 || halfEdges.isBoundary(twin) ? -1 : twin;
    }

    private void lay(int h, EdgeLengths lengths) {
        double base = length[h];
        double toTip = length[next(h)];
        double toTail = length[previous(h)];
        double x = EdgeLengths.foot(base, toTail, toTip);
        double fromTip = EdgeLengths.foot(base, toTip, toTail);
        double y = base > 0 ? 2 * lengths.area(h / 3) / base : toTail;
        int at = STRIDE * h;
        plane[at + LENGTH] = base;
        plane[at + APEX_X] = x;
        plane[at + APEX_Y] = y;
        direction(at + RIGHT_X, fromTip, -y);
        direction(at + LEFT_X, x, y);
    }

    /** A unit vector and its angle; (1, 0) for a side without length. */
    private void direction(int at, double x, double y) {
        double norm = Math.sqrt(x * x + y * y);
        plane[at] = norm > 0 ? x / norm : 1;
        plane[at + 1] = norm > 0 ? y / norm : 0;
        plane[at + 2] = Math.atan2(plane[at + 1], plane[at]);
    }

    /** The next half-edge of the same face. */
    static int next(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }

    /** The half-edge before this one in the same face. */
    static int previous(int h) {
        return h % 3 == 0 ? h + 2 : h - 1;
    }

    /** Whether shortest paths can bend at a vertex: at a boundary, or where the angles sum to more than 2π. */
    boolean bends(int vertex) {
        return halfEdges.onBoundary(vertex) ? angleSum[vertex] > Math.PI : angleSum[vertex] > 2 * Math.PI + 1e-13;
    }
}
