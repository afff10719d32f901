package dev.holonomy.geodesic.remesh;

import dev.holonomy.geodesic.HalfEdges;
import java.util.Arrays;

/**
 * A manifold mesh whose edges are split, collapsed and flipped: half-edge 3 f + c runs along face f from corner c.
 *
 * <p>Every operation leaves an oriented manifold without double edges and edges from a vertex to itself, if its condition was asked
 * for first. Ids are not used again. Feature edges are marked on both half-edges; edges of the boundary are features. All that
 * writes the arrays is in this class, which is why it is a long one.
 */
final class WorkingMesh {
    static final int NONE = -1;

    double[] position;
    int[] tail;
    int[] twin;
    boolean[] feature;

    /** A half-edge that leaves each vertex, at the boundary the one with the hole to its right; -1 for a vertex that is gone. */
    int[] out;

    boolean[] gone;
    int halfEdgeCount;
    int vertexSlots;
    int vertexCount;

    /**
     * The faces of a mesh that name three vertices; isolated vertices are gone.
     *
     * @param halfEdges connectivity
     * @param position coordinates, [V, 3], owned from now on
     */
    WorkingMesh(HalfEdges halfEdges, double[] position) {
        this.position = position;
        int[] index = new int[3 * halfEdges.faceCount()];
        int count = 0;
        for (int h = 0; h < index.length; h++) {
            index[h] = halfEdges.isVoid(h) ? NONE : count++;
        }
        halfEdgeCount = count;
        tail = new int[count];
        twin = new int[count];
        feature = new boolean[count];
        gone = new boolean[count / 3];
        vertexSlots = halfEdges.vertexCount();
        out = new int[vertexSlots];
        for (int h = 0; h < index.length; h++) {
            if (index[h] >= 0) {
                int other = halfEdges.twin(h);
                tail[index[h]] = halfEdges.tail(h);
                twin[index[h]] = halfEdges.isBoundary(other) ? NONE : index[other];
                feature[index[h]] = halfEdges.isBoundary(other);
            }
        }
        for (int v = 0; v < vertexSlots; v++) {
            int first = halfEdges.first(v);
            out[v] = first < 0 ? NONE : index[first];
            vertexCount += first < 0 ? 0 : 1;
        }
    }

    static int next(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }

    static int previous(int h) {
        return h % 3 == 0 ? h + 2 : h - 1;
    }

    int tip(int h) {
        return tail[next(h)];
    }

    boolean isGone(int h) {
        return gone[h / 3];
    }

    /** Whether this half-edge stands for its edge: the smaller of the two. */
    boolean isEdge(int h) {
        return !gone[h / 3] && (twin[h] == NONE || h < twin[h]);
    }

    boolean onBoundary(int v) {
        return twin[out[v]] == NONE;
    }

    /** The next half-edge that leaves the vertex counter-clockwise; -1 after the last one at a boundary or all around. */
    int around(int h) {
        int following = twin[previous(h)];
        return following == out[tail[h]] ? NONE : following;
    }

    /** The number of faces at a vertex. */
    int faces(int v) {
        int count = 0;
        for (int h = out[v]; h != NONE; h = around(h)) {
            count++;
        }
        return count;
    }

    /** The number of edges at a vertex. */
    int degree(int v) {
        return faces(v) + (onBoundary(v) ? 1 : 0);
    }

    boolean isNeighbour(int v, int w) {
        for (int h = out[v]; h != NONE; h = around(h)) {
            if (tip(h) == w || tail[previous(h)] == w) {
                return true;
            }
        }
        return false;
    }

    double squaredLength(int h) {
        int a = 3 * tail[h];
        int b = 3 * tip(h);
        double x = position[a] - position[b];
        double y = position[a + 1] - position[b + 1];
        double z = position[a + 2] - position[b + 2];
        return x * x + y * y + z * z;
    }

    /** Lets {@link #out} of a vertex be right again, given a half-edge that leaves it. */
    private void fixOut(int h) {
        int at = h;
        while (twin[at] != NONE) {
            at = next(twin[at]);
            if (at == h) {
                break;
            }
        }
        out[tail[h]] = at;
    }

    private void glue(int h, int other, boolean marked) {
        twin[h] = other;
        feature[h] = marked;
        if (other != NONE) {
            twin[other] = h;
            feature[other] = marked;
        }
    }

    private int addFace() {
        int h = halfEdgeCount;
        if (h + 3 > tail.length) {
            int room = Math.max(48, 2 * tail.length);
            tail = Arrays.copyOf(tail, room);
            twin = Arrays.copyOf(twin, room);
            feature = Arrays.copyOf(feature, room);
            gone = Arrays.copyOf(gone, room / 3 + 1);
        }
        halfEdgeCount += 3;
        return h;
    }

    private int addVertex() {
        int v = vertexSlots++;
        if (v == out.length) {
            out = Arrays.copyOf(out, Math.max(16, 2 * v));
        }
        if (3 * v + 3 > position.length) {
            position = Arrays.copyOf(position, Math.max(48, 2 * position.length));
        }
        vertexCount++;
        return v;
    }

    /** Puts a vertex in the middle of an edge; returns it. */
    int split(int h) {
        int g = twin[h];
        int i = tail[h];
        int j = tip(h);
        int m = addVertex();
        for (int c = 0; c < 3; c++) {
            position[3 * m + c] = 0.5 * (position[3 * i + c] + position[3 * j + c]);
        }
        boolean marked = feature[h];
        int half = splitFace(h, m);
        if (g == NONE) {
            glue(half, NONE, marked);
        } else {
            // the half of the other side at j is the new one there; the old slot runs from m to i
            int other = splitFaceAtTail(g, m);
            glue(half, other, marked);
            glue(h, g, marked);
            fixOut(previous(other));
        }
        fixOut(h);
        fixOut(half);
        fixOut(next(half));
        fixOut(previous(half));
        return m;
    }

    /** Cuts a face: h ends at m now, the half-edge that is returned goes on from there. */
    private int splitFace(int h, int m) {
        int onward = next(h);
        int n = addFace();
        tail[n] = m;
        tail[n + 1] = tail[onward];
        tail[n + 2] = tail[previous(h)];
        glue(n + 1, twin[onward], feature[onward]);
        tail[onward] = m;
        glue(onward, n + 2, false);
        return n;
    }

    /** Cuts a face: g begins at m now, the half-edge that is returned leads there. */
    private int splitFaceAtTail(int g, int m) {
        int back = previous(g);
        int n = addFace();
        tail[n] = tail[g];
        tail[n + 1] = m;
        tail[n + 2] = tail[back];
        glue(n + 2, twin[back], feature[back]);
        tail[g] = m;
        glue(back, n + 1, false);
        return n;
    }

    /** Whether an edge can be flipped and leaves a manifold. */
    boolean canFlip(int h) {
        int g = twin[h];
        if (g == NONE || feature[h]) {
            return false;
        }
        int k = tail[previous(h)];
        int l = tail[previous(g)];
        return k != l && degree(tail[h]) > 3 && degree(tail[g]) > 3 && !isNeighbour(k, l);
    }

    /** Replaces an edge by the other diagonal of its two faces. */
    void flip(int h) {
        int g = twin[h];
        int afterH = next(h);
        int beforeH = previous(h);
        int afterG = next(g);
        int beforeG = previous(g);
        int i = tail[h];
        int j = tail[g];
        int k = tail[beforeH];
        int l = tail[beforeG];
        int outerIl = twin[afterG];
        int outerJk = twin[afterH];
        boolean markedIl = feature[afterG];
        boolean markedJk = feature[afterH];
        // h: i l, afterH: l k, beforeH: k i as it was; g: j k, afterG: k l, beforeG: l j as it was
        tail[h] = i;
        tail[afterH] = l;
        tail[g] = j;
        tail[afterG] = k;
        glue(h, outerIl, markedIl);
        glue(g, outerJk, markedJk);
        glue(afterH, afterG, false);
        fixOut(h);
        fixOut(g);
        fixOut(beforeH);
        fixOut(beforeG);
    }

    /** Whether the tail of a half-edge can be merged into its tip and leaves the manifold that there is (link condition). */
    boolean canCollapse(int h) {
        int i = tail[h];
        int j = tip(h);
        int g = twin[h];
        if (g != NONE && onBoundary(i) && onBoundary(j)) {
            return false;
        }
        if (!apexKeepsFan(h) || (g != NONE && !apexKeepsFan(g))) {
            return false;
        }
        int common = 0;
        for (int at = out[i]; at != NONE; at = around(at)) {
            common += tip(at) != j && isNeighbour(j, tip(at)) ? 1 : 0;
            int last = tail[previous(at)];
            common += twin[previous(at)] == NONE && last != j && isNeighbour(j, last) ? 1 : 0;
        }
        return common == (g == NONE ? 1 : 2);
    }

    /** Whether the apex of a face keeps three edges inside, a face at the boundary, and creases do not fall onto another. */
    private boolean apexKeepsFan(int h) {
        int one = next(h);
        int two = previous(h);
        int apex = tail[two];
        boolean ear = twin[one] == NONE && twin[two] == NONE;
        return !ear && !(feature[one] && feature[two]) && (onBoundary(apex) || degree(apex) > 3);
    }

    /** Merges the tail of a half-edge into its tip, which stays where it is. */
    void collapse(int h) {
        int g = twin[h];
        int i = tail[h];
        int j = tip(h);
        int first = out[i];
        for (int at = first; at != NONE; ) {
            tail[at] = j;
            at = twin[previous(at)];
            at = at == first ? NONE : at;
        }
        int left = closeFace(h);
        int right = g == NONE ? left : closeFace(g);
        out[i] = NONE;
        vertexCount--;
        fixOut(left);
        fixOut(next(left));
        fixOut(right);
        fixOut(next(right));
    }

    /** Takes a face away and glues what is at its two other sides; returns a half-edge of the edge there. */
    private int closeFace(int h) {
        int one = twin[next(h)];
        int two = twin[previous(h)];
        boolean marked = feature[next(h)] || feature[previous(h)];
        gone[h / 3] = true;
        if (one == NONE) {
            glue(two, NONE, marked);
            return two;
        }
        glue(one, two, marked);
        return one;
    }
}
