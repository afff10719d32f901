package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;

/** The directions away from a vertex in the faces around it: −∇φ of its hat function φ, as heat for vectors begins with. */
final class SourceRing {
    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport transport;
    private final double unit;

    SourceRing(IntrinsicTriangulation triangulation, double unit) {
        halfEdges = triangulation.halfEdges();
        lengths = triangulation.lengths();
        transport = triangulation.transport();
        this.unit = unit;
    }

    /**
     * Adds −∫ ∇φ over the faces around, a third at every corner in that corner's frame.
     *
     * @param source the vertex
     * @param scale times
     * @param block complex right-hand sides, [V, columns, 2]
     * @param columns how many there are
     * @param column the one to add to
     */
    void addOutward(int source, double scale, double[] block, int columns, int column) {
        for (int h = halfEdges.first(source), i = 0; i < halfEdges.degree(source); i++, h = halfEdges.nextAround(h)) {
            if (halfEdges.isBoundary(h)) {
                continue;
            }
            int across = halfEdges.next(h);
            double third = scale * lengths.length(across) / unit / 6;
            double corner = lengths.cornerAngle(h);
            double stretch = corner > 0 ? transport.cornerAngle(h) / corner : 1;
            double atSource = transport.angle(h) + stretch * (Math.PI / 2 - lengths.cornerAngle(across));
            add(block, columns, column, source, third, atSource);
            add(block, columns, column, halfEdges.tail(across), third, transport.angle(across) - Math.PI / 2);
            double back = transport.angle(halfEdges.twin(across));
            add(block, columns, column, halfEdges.tip(across), third, back + Math.PI / 2);
        }
    }

    private static void add(double[] block, int columns, int column, int vertex, double length, double angle) {
        int at = 2 * (vertex * columns + column);
        block[at] += length * Math.cos(angle);
        block[at + 1] += length * Math.sin(angle);
    }
}
