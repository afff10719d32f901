package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;

/**
 * The exact log map of a point: for every vertex that was reached, the length of the shortest path, the direction in which
 * it leaves, and the transport along it.
 *
 * <p>The direction θ is that of the first straight segment in the frame of the point. The transport g_{q→p} is the angle to
 * add to a direction at q to express it at p when it is carried along the path: within the unfolded faces of a straight
 * segment directions do not turn, so a segment from a to b has g_{b→a} = θ_a + π − θ_b, and those of all segments add up where
 * the path bends. Where two shortest paths have the same length one of them was taken. Arrays are shared and not to be modified.
 */
public final class ExactLogMap {
    private final int[] vertices;
    private final double[] r;
    private final double[] theta;
    private final double[] transport;

    private ExactLogMap(int count) {
        vertices = new int[count];
        r = new double[count];
        theta = new double[count];
        transport = new double[count];
    }

    /** Reads the paths of a front that has spread from one source; the scratch arrays have V numbers and are overwritten. */
    static ExactLogMap of(
            FacePlanes planes,
            FrontVertices reached,
            Transport gauge,
            int source,
            double turn,
            double[] angle,
            double[] carried) {
        int skipped = reached.settledCount > 0 && reached.order[0] == source ? 1 : 0;
        ExactLogMap map = new ExactLogMap(reached.settledCount - skipped);
        for (int i = skipped, e = 0; i < reached.settledCount; i++, e++) {
            int q = reached.order[i];
            int root = reached.root[q];
            double leaves =
                    root < angle.length ? direction(planes, gauge, root, reached.out[q]) : reached.out[q] + turn;
            double segment = leaves + Math.PI - direction(planes, gauge, q, reached.arrival[q]);
            boolean straight = root == source || root >= angle.length;
            angle[q] = straight ? leaves : angle[root];
            carried[q] = straight ? segment : carried[root] + segment;
            map.vertices[e] = q;
            map.r[e] = reached.distance[q] * planes.unit;
            map.theta[e] = positive(angle[q]);
            map.transport[e] = carried[q] - 2 * Math.PI * Math.rint(carried[q] / (2 * Math.PI));
        }
        return map;
    }

    /** An unscaled angle at a vertex in its frame. */
    private static double direction(FacePlanes planes, Transport gauge, int v, double raw) {
        HalfEdges halfEdges = planes.halfEdges;
        double sum = planes.angleSum[v];
        boolean keeps = sum == 0 || (halfEdges.onBoundary(v) && sum <= 2 * Math.PI);
        return gauge.angle(halfEdges.first(v)) + (keeps ? raw : raw * (2 * Math.PI / sum));
    }

    private static double positive(double angle) {
        double reduced = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
        return reduced < 2 * Math.PI ? reduced : 0;
    }

    /**
     * The number of vertices that were reached, without the source.
     *
     * @return n
     */
    public int count() {
        return vertices.length;
    }

    /**
     * The vertices that were reached, by distance.
     *
     * @return vertex ids, [n]
     */
    public int[] vertices() {
        return vertices;
    }

    /**
     * Their distances.
     *
     * @return in the units of the mesh, [n], ascending
     */
    public double[] r() {
        return r;
    }

    /**
     * The directions in which the shortest paths leave.
     *
     * @return angles in 0..2π, [n]
     */
    public double[] theta() {
        return theta;
    }

    /**
     * The transport g_{q→p} from each vertex to the source.
     *
     * @return angles in -π..π, [n]
     */
    public double[] transport() {
        return transport;
    }
}
