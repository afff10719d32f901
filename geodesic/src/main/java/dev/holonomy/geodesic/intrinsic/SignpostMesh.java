package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;
import java.util.Arrays;

/**
 * A mesh to flip that keeps at every vertex one signpost: a half-edge and its direction in the gauge of the input.
 *
 * <p>All other directions follow from the lengths around the vertex, so a flip costs nothing unless it takes the signpost's edge
 * away; then the neighbour of that edge becomes the signpost.
 */
final class SignpostMesh extends FlipMesh {
    private int vertexCount;
    private int[] post;
    private double[] direction;
    private double[] scale;

    private SignpostMesh(
            int vertexCount, int[] tail, int[] twin, double[] length, int[] post, double[] direction, double[] scale) {
        super(tail, twin, length);
        this.vertexCount = vertexCount;
        this.post = post;
        this.direction = direction;
        this.scale = scale;
    }

    /**
     * The input, ready to be flipped.
     *
     * @param halfEdges connectivity
     * @param length mollified lengths, [F, 3]; taken over
     * @param gauge directions of the first half-edges
     */
    static SignpostMesh of(HalfEdges halfEdges, double[] length, Transport gauge) {
        int vertices = halfEdges.vertexCount();
        int[] tail = new int[length.length];
        int[] twin = new int[length.length];
        double[] scale = new double[vertices];
        int[] post = new int[vertices];
        double[] direction = new double[vertices];
        for (int h = 0; h < length.length; h++) {
            tail[h] = halfEdges.tail(h);
            twin[h] = halfEdges.isBoundary(halfEdges.twin(h)) ? HalfEdges.UNPAIRED : halfEdges.twin(h);
            if (!halfEdges.isVoid(h)) {
                scale[tail[h]] += EdgeLengths.angle(length[h], length[previous(h)], length[next(h)]);
            }
        }
        for (int v = 0; v < vertices; v++) {
            boolean kept = halfEdges.onBoundary(v) && scale[v] <= 2 * Math.PI;
            scale[v] = kept ? 1 : 2 * Math.PI / scale[v];
            post[v] = halfEdges.first(v);
            direction[v] = post[v] < 0 ? 0 : gauge.angle(post[v]);
        }
        return new SignpostMesh(vertices, tail, twin, length, post, direction, scale);
    }

    @Override
    void beforeFlip(int h0, int h1, int g0, int g1) {
        int postI = post[tail[h0]];
        int postJ = post[tail[g0]];
        if (postI == h0) {
            direction[tail[h0]] -= corner(g1); // slot h0 becomes the edge clockwise of it
        } else if (postI == g1) {
            post[tail[h0]] = h0;
        }
        if (postJ == g0) {
            direction[tail[g0]] -= corner(h1);
        } else if (postJ == h1) {
            post[tail[g0]] = g0;
        }
    }

    /** The rescaled angle from a half-edge to the next one around its tail. */
    private double corner(int h) {
        return scale[tail[h]] * Math.atan2(height(h), foot(h));
    }

    int vertexCount() {
        return vertexCount;
    }

    /** The signpost of a vertex: at the boundary the half-edge with the hole to its right; -1 for an isolated one. */
    int post(int v) {
        return post[v];
    }

    /** The next half-edge of a face that leaves the same vertex, counter-clockwise; not of a face if the boundary is met. */
    int nextAround(int h) {
        return twin[previous(h)];
    }

    /** The direction of a half-edge at its tail, in the gauge of the input, not reduced. */
    double direction(int h) {
        double angle = direction[tail[h]];
        for (int at = post[tail[h]]; at != h; at = nextAround(at)) {
            angle += corner(at);
        }
        return angle;
    }

    /** How much angles around a vertex are stretched to make a full turn. */
    double scale(int v) {
        return scale[v];
    }

    /**
     * Puts a vertex into a face and joins it to the corners.
     *
     * @param f face id; it becomes the part at its first side
     * @param distance distances from the corners of the face, [3]
     * @param part areas of the parts at its sides, [3]
     * @param corner the corner that has been looked at from the vertex
     * @param angle the direction of that corner at the vertex
     * @return the vertex
     */
    int splitFace(int f, double[] distance, double[] part, int corner, double angle) {
        int s0 = 3 * f;
        int s1 = s0 + 1;
        int s2 = s0 + 2;
        int n = addFace();
        int m = addFace();
        int b = tail[s1];
        int c = tail[s2];
        int outerB = twin[s1];
        int outerC = twin[s2];
        int p = addVertex(corner == 0 ? s2 : corner == 1 ? n + 2 : m + 2, angle);
        movePost(b, s1, n);
        movePost(c, s2, m);
        set(n, b, length[s1]);
        set(n + 1, c, distance[2]);
        set(n + 2, p, distance[1]);
        set(m, c, length[s2]);
        set(m + 1, tail[s0], distance[0]);
        set(m + 2, p, distance[2]);
        set(s1, b, distance[1]);
        set(s2, p, distance[0]);
        if (outerB == s2) {
            glue(n, m);
        } else {
            glue(n, outerB);
            glue(m, outerC);
        }
        glue(s1, n + 2);
        glue(n + 1, m + 2);
        glue(m + 1, s2);
        area[f] = part[0];
        area[n / 3] = part[1];
        area[m / 3] = part[2];
        return p;
    }

    /**
     * Puts a vertex on a boundary edge and joins it to the apex.
     *
     * @param h half-edge without a twin; it becomes its first part
     * @param share where to cut, 0..1 from the tail
     * @return the vertex, at which the second part has the direction 0
     */
    int splitBoundary(int h, double share) {
        int h1 = next(h);
        int h2 = previous(h);
        int n = addFace();
        int b = tail[h1];
        int outer = twin[h1];
        double whole = length[h];
        double x = foot(h) - share * whole;
        double y = height(h);
        double inner = Math.sqrt(x * x + y * y);
        int p = addVertex(n, 0);
        movePost(b, h1, n + 1);
        set(n, p, (1 - share) * whole);
        set(n + 1, b, length[h1]);
        set(n + 2, tail[h2], inner);
        set(h, tail[h], share * whole);
        set(h1, p, inner);
        glue(n, HalfEdges.UNPAIRED);
        glue(n + 1, outer);
        glue(h1, n + 2);
        area[n / 3] = (1 - share) * area[h / 3];
        area[h / 3] *= share;
        return p;
    }

    private void set(int h, int from, double side) {
        tail[h] = from;
        length[h] = side;
    }

    private void movePost(int v, int from, int to) {
        post[v] = post[v] == from ? to : post[v];
    }

    private int addVertex(int signpost, double angle) {
        int v = vertexCount++;
        if (v == post.length) {
            post = Arrays.copyOf(post, 2 * v);
            direction = Arrays.copyOf(direction, 2 * v);
            scale = Arrays.copyOf(scale, 2 * v);
        }
        post[v] = signpost;
        direction[v] = angle;
        scale[v] = 1;
        return v;
    }

    HalfEdges halfEdges() {
        return HalfEdges.glued(vertexCount, Arrays.copyOf(tail, 3 * faceCount), Arrays.copyOf(twin, 3 * faceCount));
    }

    EdgeLengths lengths(HalfEdges halfEdges) {
        double[] all = Arrays.copyOf(length, halfEdges.count());
        for (int b = 3 * faceCount; b < all.length; b++) {
            all[b] = length[halfEdges.twin(b)];
        }
        return EdgeLengths.of(all, halfEdges);
    }

    Transport transport(HalfEdges halfEdges, EdgeLengths lengths) {
        Transport fromFirst = Transport.of(lengths, halfEdges);
        double[] alpha = new double[vertexCount];
        for (int v = 0; v < vertexCount; v++) {
            alpha[v] = post[v] < 0 ? 0 : direction[v] - fromFirst.angle(post[v]);
        }
        return fromFirst.rotatedGauge(alpha);
    }
}
