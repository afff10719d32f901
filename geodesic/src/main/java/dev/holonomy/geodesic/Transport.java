package dev.holonomy.geodesic;

/**
 * Polar angles of the half-edges around each vertex and the parallel transport along edges that follows from them.
 *
 * <p>Around an interior vertex the corner angles are rescaled to sum to 2π; around a boundary vertex they stay as they are
 * unless their sum exceeds 2π, so that a flat patch is exact. The half-edge {@link HalfEdges#first} has the angle 0.
 * Transport along the edge from q to p is g_{q→p} = θ_p(pq) + π − θ_q(qp): the angle to add to a direction at q to express
 * it at p. The holonomy of a face is the sum of its rescaled corner
 * angles minus π; along its three half-edges, which carry directions backwards, {@link #along} sums to minus that, mod 2π.
 */
public final class Transport {
    private final HalfEdges halfEdges;
    private final double[] angle;
    private final double[] along;
    private final double[] corner;
    private final double[] angleSum;

    private Transport(HalfEdges halfEdges, double[] angle, double[] corner, double[] angleSum) {
        this.halfEdges = halfEdges;
        this.angle = angle;
        this.corner = corner;
        this.angleSum = angleSum;
        this.along = new double[angle.length];
        for (int h = 0; h < angle.length; h++) {
            along[h] = halfEdges.isVoid(h) ? 0 : Angles.signed(angle[h] + Math.PI - angle[halfEdges.twin(h)]);
        }
    }

    /**
     * The transport of the intrinsic geometry that lengths give.
     *
     * @param lengths edge lengths
     * @param halfEdges connectivity
     * @return the transport in the gauge of the first half-edges
     */
    public static Transport of(EdgeLengths lengths, HalfEdges halfEdges) {
        int vertices = halfEdges.vertexCount();
        double[] angle = new double[halfEdges.count()];
        double[] corner = new double[halfEdges.count()];
        double[] angleSum = new double[vertices];
        for (int h = 0; h < 3 * halfEdges.faceCount(); h++) {
            if (!halfEdges.isVoid(h)) {
                corner[h] = lengths.cornerAngle(h);
                angleSum[halfEdges.tail(h)] += corner[h];
            }
        }
        for (int v = 0; v < vertices; v++) {
            int degree = halfEdges.degree(v);
            boolean open = halfEdges.onBoundary(v);
            double scale = open && angleSum[v] <= 2 * Math.PI ? 1 : 2 * Math.PI / angleSum[v];
            boolean flattened = !open && angleSum[v] == 0; // every corner is a needle's point
            double turned = 0;
            for (int h = halfEdges.first(v), i = 0; i < degree; i++, h = halfEdges.nextAround(h)) {
                angle[h] = Angles.positive(turned);
                corner[h] = flattened ? 2 * Math.PI / degree : corner[h] * scale;
                turned += corner[h];
            }
        }
        return new Transport(halfEdges, angle, corner, angleSum);
    }

    /**
     * The direction of a half-edge in the frame of its tail.
     *
     * @param halfEdge half-edge id, of a face or of the boundary
     * @return rescaled angle in 0..2π; 0 for a half-edge of a void face
     */
    public double angle(int halfEdge) {
        return angle[halfEdge];
    }

    /**
     * The transport g_{q→p} along the half-edge p→q.
     *
     * @param halfEdge half-edge id of p→q
     * @return the angle to add to a direction at q to express it at p, in -π..π; 0 for a half-edge of a void face
     */
    public double along(int halfEdge) {
        return along[halfEdge];
    }

    /**
     * The angle from a half-edge to the next one around its tail.
     *
     * @param halfEdge half-edge id
     * @return rescaled corner angle, not reduced; 0 for a boundary half-edge
     */
    public double cornerAngle(int halfEdge) {
        return corner[halfEdge];
    }

    /**
     * The sum of the corner angles around a vertex before rescaling; 2π minus it is the angle defect inside.
     *
     * @param vertex vertex id
     * @return the sum, 0 for an isolated vertex
     */
    public double angleSum(int vertex) {
        return angleSum[vertex];
    }

    /**
     * The angle by which a direction has turned after transport around a face, counter-clockwise: the integral of the
     * curvature that this connection puts on the face. Over a closed surface it sums to 2π χ.
     *
     * @param face face id
     * @return rescaled corner angles minus π, not reduced; 0 for a void face
     */
    public double holonomy(int face) {
        if (halfEdges.isVoid(3 * face)) {
            return 0;
        }
        return corner[3 * face] + corner[3 * face + 1] + corner[3 * face + 2] - Math.PI;
    }

    /**
     * The same transport in other frames: α_p is added to every angle at p, and g_{q→p} becomes g + α_p − α_q.
     *
     * @param alpha angles, [V]
     * @return the transport in the turned gauge
     */
    public Transport rotatedGauge(double[] alpha) {
        double[] turned = new double[angle.length];
        for (int h = 0; h < turned.length; h++) {
            turned[h] = halfEdges.isVoid(h) ? 0 : Angles.positive(angle[h] + alpha[halfEdges.tail(h)]);
        }
        return new Transport(halfEdges, turned, corner, angleSum);
    }
}
