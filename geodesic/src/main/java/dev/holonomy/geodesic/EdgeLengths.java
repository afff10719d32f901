package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * Lengths of the edges of a surface: all that its intrinsic geometry needs besides the connectivity.
 *
 * <p>Kept one number a half-edge, the same on both twins. Zero lengths are allowed; angles and areas of faces that have
 * them, or whose corners are collinear, are finite and the angles of a face always sum to π.
 */
public final class EdgeLengths {
    private final HalfEdges halfEdges;
    private final double[] length;

    private EdgeLengths(HalfEdges halfEdges, double[] length) {
        this.halfEdges = halfEdges;
        this.length = length;
    }

    /**
     * The lengths of the edges in space.
     *
     * @param mesh the mesh
     * @param halfEdges its connectivity
     * @return lengths in the units of the mesh
     */
    public static EdgeLengths of(TriangleMesh mesh, HalfEdges halfEdges) {
        double[] length = new double[halfEdges.count()];
        for (int h = 0; h < length.length; h++) {
            int twin = halfEdges.twin(h);
            length[h] = twin >= 0 && twin < h ? length[twin] : distance(mesh, halfEdges.tail(h), halfEdges.tip(h));
        }
        return new EdgeLengths(halfEdges, length);
    }

    /**
     * Lengths that were computed elsewhere, for example after an intrinsic flip.
     *
     * @param length lengths, [H], finite, not negative, the same on twins; copied
     * @param halfEdges the connectivity
     * @return the lengths
     * @throws IllegalArgumentException if a length is negative, not finite or differs between twins
     */
    public static EdgeLengths of(double[] length, HalfEdges halfEdges) {
        if (length.length != halfEdges.count()) {
            throw new IllegalArgumentException("wanted " + halfEdges.count() + " lengths, got " + length.length);
        }
        for (int h = 0; h < length.length; h++) {
            if (!(length[h] >= 0) || Double.isInfinite(length[h])) {
                throw new IllegalArgumentException("half-edge " + h + " has the length " + length[h]);
            }
            if (!halfEdges.isVoid(h) && length[h] != length[halfEdges.twin(h)]) {
                throw new IllegalArgumentException("half-edge " + h + " and its twin have different lengths");
            }
        }
        return new EdgeLengths(halfEdges, length.clone());
    }

    /**
     * The distance of two vertices in space.
     *
     * @param mesh the mesh
     * @param a vertex id
     * @param b vertex id
     * @return length of the straight line between them
     */
    public static double distance(TriangleMesh mesh, int a, int b) {
        double x = mesh.coordinate(a, 0) - mesh.coordinate(b, 0);
        double y = mesh.coordinate(a, 1) - mesh.coordinate(b, 1);
        double z = mesh.coordinate(a, 2) - mesh.coordinate(b, 2);
        return Math.sqrt(x * x + y * y + z * z);
    }

    /**
     * The length of an edge.
     *
     * @param halfEdge half-edge id
     * @return its length
     */
    public double length(int halfEdge) {
        return length[halfEdge];
    }

    /**
     * The angle of a face at the tail of one of its half-edges, not rescaled (law of cosines in the half-angle form of
     * Kahan, which keeps its digits on needles).
     *
     * @param halfEdge half-edge id of a face, not of the boundary
     * @return angle in 0..π; two right angles at a side of length zero, three of π/3 in a point
     */
    public double cornerAngle(int halfEdge) {
        int next = halfEdges.next(halfEdge);
        return angle(length[halfEdge], length[halfEdges.next(next)], length[next]);
    }

    /**
     * The angle between two sides of a triangle, in the form of {@link #cornerAngle}.
     *
     * @param a a side at the angle
     * @param b the other side at the angle
     * @param c the side opposite
     * @return angle in 0..π
     */
    public static double angle(double a, double b, double c) {
        if (a == 0 || b == 0) {
            if (a == 0 && b == 0) {
                return c == 0 ? Math.PI / 3 : 0;
            }
            return Math.PI / 2;
        }
        double big = Math.max(a, b);
        double small = Math.min(a, b);
        double excess = small >= c ? c - (big - small) : small - (big - c);
        double numerator = ((big - small) + c) * Math.max(0, excess);
        double denominator = (big + (small + c)) * Math.max(0, (big - c) + small);
        return 2 * Math.atan2(Math.sqrt(numerator), Math.sqrt(denominator));
    }

    /**
     * The area of a face.
     *
     * @param face face id
     * @return its area; 0 for a void face
     */
    public double area(int face) {
        if (halfEdges.isVoid(3 * face)) {
            return 0;
        }
        return area(length[3 * face], length[3 * face + 1], length[3 * face + 2]);
    }

    /**
     * The area of a triangle (Heron's formula in the order of Kahan).
     *
     * @param a a side
     * @param b a side
     * @param c a side
     * @return its area; 0 where the sides do not close
     */
    public static double area(double a, double b, double c) {
        double big = Math.max(a, Math.max(b, c));
        double small = Math.min(a, Math.min(b, c));
        double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        double product = (big + (middle + small))
                * (small - (big - middle))
                * (small + (big - middle))
                * (big + (middle - small));
        return 0.25 * Math.sqrt(Math.max(0, product));
    }

    /**
     * How far from one end of its base the apex of a triangle is along the base; with all digits also where the side there is
     * tiny, as the direction of that side needs.
     *
     * @param base the base
     * @param here the side at that end
     * @param there the other side
     * @return the foot of the height, which may lie outside of the base; 0 on a base of length zero
     */
    public static double foot(double base, double here, double there) {
        if (base == 0) {
            return 0;
        }
        if (here < base && here <= there) {
            return 0.5 * (here * (here / base) + (base - there) * ((base + there) / base));
        }
        if (there < base && there < here) {
            return base - 0.5 * (there * (there / base) + (base - here) * ((base + here) / base));
        }
        return 0.5 * ((here - there) * ((here + there) / base) + base);
    }

    /**
     * The mean length over edges, each counted once.
     *
     * @return the mean, 0 if there is no edge
     */
    public double mean() {
        double sum = 0;
        for (int h = 0; h < length.length; h++) {
            sum += halfEdges.isVoid(h) ? 0 : length[h];
        }
        return halfEdges.edgeCount() == 0 ? 0 : sum / (2.0 * halfEdges.edgeCount());
    }
}
