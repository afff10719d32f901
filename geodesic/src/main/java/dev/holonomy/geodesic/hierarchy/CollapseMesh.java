package dev.holonomy.geodesic.hierarchy;

import java.util.Arrays;

/**
 * Faces of a manifold whose edges are collapsed: a list of corners for each vertex, joined when two vertices become one.
 *
 * <p>Faces keep their ids and their orientation; faces that vanish leave the lists when these are walked next.
 */
final class CollapseMesh {
    /** The vertex at each corner, [3 F]. */
    final int[] corner;

    /** Whether a vertex is on the boundary, [V]. */
    final boolean[] boundary;

    private final boolean[] gone;
    private final int[] nextCorner;
    private final int[] head;
    private final int[] last;
    private final int[] mark;
    private int stamp;

    /** The corners found by {@link #fan}: one a face around the vertex. */
    int[] fanOfFirst = new int[32];

    int[] fanOfSecond = new int[32];

    /**
     * A mesh.
     *
     * @param corner vertices of faces, [3 F], owned from now on
     * @param boundary whether a vertex is on the boundary, [V], owned from now on
     */
    CollapseMesh(int[] corner, boolean[] boundary) {
        int vertices = boundary.length;
        this.corner = corner;
        this.boundary = boundary;
        gone = new boolean[corner.length / 3];
        nextCorner = new int[corner.length];
        head = new int[vertices];
        last = new int[vertices];
        mark = new int[vertices];
        Arrays.fill(head, -1);
        Arrays.fill(last, -1);
        for (int c = 0; c < corner.length; c++) {
            nextCorner[c] = -1;
            int v = corner[c];
            if (head[v] < 0) {
                head[v] = c;
            } else {
                nextCorner[last[v]] = c;
            }
            last[v] = c;
        }
    }

    boolean isGone(int face) {
        return gone[face];
    }

    static int after(int c) {
        return c % 3 == 2 ? c - 2 : c + 1;
    }

    /** The corners of a vertex into {@link #fanOfFirst}; returns how many. */
    int fan(int v) {
        int count = 0;
        int previous = -1;
        for (int c = head[v]; c >= 0; c = nextCorner[c]) {
            if (gone[c / 3]) {
                if (previous < 0) {
                    head[v] = nextCorner[c];
                } else {
                    nextCorner[previous] = nextCorner[c];
                }
                continue;
            }
            if (count == fanOfFirst.length) {
                fanOfFirst = Arrays.copyOf(fanOfFirst, 2 * count);
            }
            fanOfFirst[count++] = c;
            previous = c;
        }
        last[v] = previous;
        return count;
    }

    /** The corners of two vertices into {@link #fanOfFirst} and {@link #fanOfSecond}; the count of the second. */
    int secondFan(int v) {
        int[] kept = fanOfFirst;
        fanOfFirst = fanOfSecond;
        int count = fan(v);
        fanOfSecond = fanOfFirst;
        fanOfFirst = kept;
        return count;
    }

    /** The vertices joined to v by an edge, each once; v's fan must be in {@link #fanOfFirst}. */
    int ring(int count, int[] into) {
        stamp++;
        int found = 0;
        for (int i = 0; i < count; i++) {
            int a = corner[after(fanOfFirst[i])];
            int b = corner[after(after(fanOfFirst[i]))];
            if (mark[a] != stamp) {
                mark[a] = stamp;
                into[found++] = a;
            }
            if (mark[b] != stamp) {
                mark[b] = stamp;
                into[found++] = b;
            }
        }
        return found;
    }

    /**
     * Whether the surface stays the manifold it is when an edge is collapsed (the link condition of Dey et al. 1999): no vertex
     * and no edge is opposite to both ends but those of the faces at the edge, where the boundary counts as one more vertex.
     *
     * @param u one end, its fan in {@link #fanOfFirst}
     * @param countU its faces
     * @param v the other end, its fan in {@link #fanOfSecond}
     * @param countV its faces
     */
    boolean keepsTopology(int u, int countU, int v, int countV) {
        stamp += 2;
        int shared = 0;
        int apexA = -1;
        int apexB = -1;
        for (int i = 0; i < countU; i++) {
            int a = corner[after(fanOfFirst[i])];
            int b = corner[after(after(fanOfFirst[i]))];
            mark[a] = stamp - 1;
            mark[b] = stamp - 1;
            if (a == v || b == v) {
                shared++;
                apexB = apexA;
                apexA = a == v ? b : a;
            }
        }
        int common = 0;
        for (int i = 0; i < countV; i++) {
            int a = corner[after(fanOfSecond[i])];
            int b = corner[after(after(fanOfSecond[i]))];
            common += mark[a] == stamp - 1 ? 1 : 0;
            mark[a] = mark[a] == stamp - 1 ? stamp : mark[a];
            common += mark[b] == stamp - 1 ? 1 : 0;
            mark[b] = mark[b] == stamp - 1 ? stamp : mark[b];
        }
        if (shared == 0 || common != shared) {
            return false;
        }
        if (shared == 1) {
            return countU > 1 || countV > 1;
        }
        if (boundary[u] && boundary[v]) {
            return false;
        }
        return !(hasOpposite(fanOfFirst, countU, apexA, apexB) && hasOpposite(fanOfSecond, countV, apexA, apexB));
    }

    private boolean hasOpposite(int[] fan, int count, int a, int b) {
        for (int i = 0; i < count; i++) {
            int x = corner[after(fan[i])];
            int y = corner[after(after(fan[i]))];
            if ((x == a && y == b) || (x == b && y == a)) {
                return true;
            }
        }
        return false;
    }

    /** Makes v one with u: faces at the edge vanish, the others of v become those of u. Fans are as in the check. */
    void collapse(int u, int v, int countV) {
        for (int i = 0; i < countV; i++) {
            int c = fanOfSecond[i];
            if (corner[after(c)] == u || corner[after(after(c))] == u) {
                gone[c / 3] = true;
            }
            corner[c] = u;
        }
        nextCorner[last[u]] = head[v];
        last[u] = last[v];
        head[v] = -1;
        boundary[u] |= boundary[v];
    }
}
