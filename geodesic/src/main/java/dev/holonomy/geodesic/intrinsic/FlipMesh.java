package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;

/**
 * Glued triangles with lengths whose edges can be flipped: the mutable stage of an intrinsic triangulation.
 *
 * <p>Areas are carried along beside the lengths: from lengths alone, the height of a triangle that is nearly flat has half of
 * the digits.
 *
 * <p>Half-edge 3 f + c runs along face f from corner c. A flip keeps both faces, and all half-edges but four in their places.
 * Vertices are only names, so that they may be non-manifold.
 */
class FlipMesh {
    /** Opposite angles that sum to less than π plus this count as Delaunay: grids are full of rectangles. */
    static final double EPSILON = 1e-10;

    /** Flips an edge may take on average before the lengths are held to be no metric. */
    private static final long FLIPS_PER_EDGE = 1000;

    int faceCount;
    int[] tail;
    int[] twin;
    double[] length;
    double[] area;
    private long flips;
    private int[] stack = new int[64];
    private int stacked;
    private boolean[] waiting;

    /**
     * Takes the arrays over.
     *
     * @param tail vertex at each corner, [F, 3]
     * @param twin twins, {@link HalfEdges#UNPAIRED} or {@link HalfEdges#VOID}, [F, 3]
     * @param length lengths, the same on twins, mollified, [F, 3]
     */
    FlipMesh(int[] tail, int[] twin, double[] length) {
        this.faceCount = tail.length / 3;
        this.tail = tail;
        this.twin = twin;
        this.length = length;
        this.area = new double[faceCount];
        this.waiting = new boolean[tail.length];
        for (int f = 0; f < faceCount; f++) {
            area[f] = EdgeLengths.area(length[3 * f], length[3 * f + 1], length[3 * f + 2]);
        }
    }

    static int next(int h) {
        return h % 3 == 2 ? h - 2 : h + 1;
    }

    static int previous(int h) {
        return h % 3 == 0 ? h + 2 : h - 1;
    }

    /**
     * How far along a half-edge, from its tail, the apex of its face is, when the face is laid into the plane.
     *
     * @return the foot of the height, which may lie outside of the edge
     */
    final double foot(int h) {
        double right = length[next(h)];
        double left = length[previous(h)];
        return 0.5 * ((left - right) * (left + right) / length[h] + length[h]);
    }

    /** The height of the apex over a half-edge. */
    final double height(int h) {
        return 2 * area[h / 3] / length[h];
    }

    /** Flips performed so far. */
    final long flips() {
        return flips;
    }

    /** Flips edges until the triangulation is Delaunay. */
    final void makeDelaunay() {
        for (int h = 0; h < 3 * faceCount; h++) {
            if (h < twin[h]) {
                push(h);
                drain();
            }
        }
    }

    /** Marks an edge for {@link #drain}. */
    final void push(int h) {
        if (waiting[h]) {
            return;
        }
        if (stacked == stack.length) {
            stack = Arrays.copyOf(stack, 2 * stacked);
        }
        waiting[h] = true;
        stack[stacked++] = h;
    }

    /** Flips marked edges, and those whose faces change, until all are Delaunay. */
    final void drain() {
        while (stacked > 0) {
            int h = stack[--stacked];
            waiting[h] = false;
            if (!isDelaunay(h)) {
                int g = twin[h];
                flip(h, g);
                push(h);
                push(previous(h));
                push(g);
                push(previous(g));
            }
        }
    }

    /**
     * Whether the angles opposite an edge sum to at most π: sin(α + β) ≥ −ε, since a·b·c·d·sin(α + β) =
     * A (c² + d² − l²) + B (a² + b² − l²) for faces of areas A and B with sides a, b and c, d beside the edge of length l.
     */
    final boolean isDelaunay(int h) {
        int g = twin[h];
        if (g < 0 || g / 3 == h / 3) {
            return true; // fixed, or the only edge at a vertex, which is always Delaunay
        }
        double a = length[next(h)];
        double b = length[previous(h)];
        double c = length[next(g)];
        double d = length[previous(g)];
        double square = length[h] * length[h];
        double sine = area[h / 3] * (c * c + d * d - square) + area[g / 3] * (a * a + b * b - square);
        return sine >= -EPSILON * a * b * c * d;
    }

    /** Replaces edge i-j of the quadrilateral i, l, j, k by l-k. */
    final void flip(int h0, int g0) {
        if (++flips > FLIPS_PER_EDGE * (3L * faceCount + 1)) {
            throw new MeshException("intrinsic Delaunay: " + flips + " flips of " + 3 * faceCount / 2
                    + " edges did not end, at edge " + tail[h0] + "-" + tail[g0]);
        }
        int h1 = next(h0);
        int h2 = next(h1);
        int g1 = next(g0);
        int g2 = next(g1);
        beforeFlip(h0, h1, g0, g1);
        double base = length[h0];
        double x = foot(h0);
        double y = height(h0);
        double otherX = base - foot(g0);
        double otherY = height(g0);
        double diagonal = Math.sqrt((x - otherX) * (x - otherX) + (y + otherY) * (y + otherY));
        double both = area[h0 / 3] + area[g0 / 3];
        double one = Math.min(both, Math.max(0, 0.5 * (otherX * y + otherY * x)));
        int outerG = twin[g1];
        int outerH = twin[h1];
        tail[h1] = tail[g2];
        tail[g1] = tail[h2];
        length[h0] = length[g1];
        length[g0] = length[h1];
        length[h1] = diagonal;
        length[g1] = diagonal;
        if (outerG == h1) {
            glue(h0, g0);
        } else {
            glue(h0, outerG);
            glue(g0, outerH);
        }
        glue(h1, g1);
        area[h0 / 3] = one;
        area[g0 / 3] = both - one;
    }

    /** Called before a flip moves half-edge g1 to h0 and h1 to g0, where h0 and g0 are the edge that goes. */
    void beforeFlip(int h0, int h1, int g0, int g1) {}

    /** Makes two half-edges twins, or leaves the first without one. */
    final void glue(int h, int other) {
        twin[h] = other;
        if (other >= 0) {
            twin[other] = h;
        }
    }

    /**
     * Appends a face that is glued to nothing yet.
     *
     * @return its first half-edge
     */
    final int addFace() {
        int h = 3 * faceCount++;
        if (h == tail.length) {
            tail = Arrays.copyOf(tail, 2 * h);
            twin = Arrays.copyOf(twin, 2 * h);
            length = Arrays.copyOf(length, 2 * h);
            area = Arrays.copyOf(area, 2 * h / 3);
            waiting = Arrays.copyOf(waiting, 2 * h);
        }
        return h;
    }

    /** The faces that are part of the surface. */
    final IntrinsicFaces faces(int vertexCount, double weight) {
        int[] corners = new int[3 * faceCount];
        double[] lengths = new double[3 * faceCount];
        int count = 0;
        for (int f = 0; f < 3 * faceCount; f += 3) {
            if (twin[f] != HalfEdges.VOID) {
                System.arraycopy(tail, f, corners, count, 3);
                System.arraycopy(length, f, lengths, count, 3);
                count += 3;
            }
        }
        return new IntrinsicFaces(vertexCount, Arrays.copyOf(corners, count), Arrays.copyOf(lengths, count), weight);
    }
}
