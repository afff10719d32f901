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
    private final int vertexCount;
    private final int[] post;
    private final double[] direction;
    private final double[] scale;

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
        return scale[tail[h]] * EdgeLengths.angle(length[h], length[previous(h)], length[next(h)]);
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
