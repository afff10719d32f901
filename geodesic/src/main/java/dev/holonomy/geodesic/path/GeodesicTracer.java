package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.GeodesicTrace.Stop;
import java.util.List;

/**
 * The exponential map: follows the straightest line from a point in a direction over a length.
 *
 * <p>Faces are unfolded one after another; through a vertex the line goes on with equal angles on both sides (Polthier and
 * Schmies 1998), which in rescaled angles is a turn by π. It ends at the boundary, also at a vertex of it. Immutable, without
 * set-up, and safe to use from many threads; works on any lengths, so on intrinsic triangulations too.
 */
public final class GeodesicTracer {
    final HalfEdges halfEdges;
    final EdgeLengths lengths;
    final Transport transport;

    /**
     * A tracer on a surface.
     *
     * @param halfEdges connectivity
     * @param lengths edge lengths
     * @param transport the angles in which directions at vertices are given
     */
    public GeodesicTracer(HalfEdges halfEdges, EdgeLengths lengths, Transport transport) {
        this.halfEdges = halfEdges;
        this.lengths = lengths;
        this.transport = transport;
    }

    /**
     * The line from a point.
     *
     * @param start a vertex, a point on an edge or in a face
     * @param direction at a vertex the rescaled angle in its frame; in a face the angle from its first half-edge, on an edge
     *     the angle from its half-edge, counter-clockwise
     * @param length how far to go, finite, not negative
     * @return the line, which is shorter if a boundary is in the way
     * @throws IllegalArgumentException if the length or the direction is no such number, or the face has no surface
     */
    public GeodesicTrace trace(SurfacePoint start, double direction, double length) {
        if (!(length >= 0) || Double.isInfinite(length) || !Double.isFinite(direction)) {
            throw new IllegalArgumentException(
                    "wanted a finite direction and length, got " + direction + " and " + length);
        }
        if (length == 0) {
            return new GeodesicTrace(new GeodesicPath(List.of(start), 0), Stop.LENGTH, direction);
        }
        StraightWalk walk = new StraightWalk(this, start, length);
        if (start instanceof SurfacePoint.AtVertex v) {
            walk.startAtVertex(v.vertex(), direction);
        } else if (start instanceof SurfacePoint.OnEdge e) {
            walk.startOnEdge(e, direction);
        } else if (start instanceof SurfacePoint.InFace f) {
            walk.startInFace(f, direction);
        }
        while (walk.running()) {
            walk.step();
        }
        return new GeodesicTrace(new GeodesicPath(walk.points(), walk.gone()), walk.stop(), walk.direction());
    }
}
