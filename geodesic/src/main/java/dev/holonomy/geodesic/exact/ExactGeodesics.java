package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.path.SurfacePoint;

/**
 * Exact geodesic distances on a polyhedral surface: lengths of the shortest paths through the insides of its faces.
 *
 * <p>Windows of straight lines are propagated over the faces ({@link ExactQuery}); nothing but connectivity and lengths is
 * needed, so an intrinsic triangulation will do, and boundaries, cone points of any angle, several components and faces without
 * area are allowed. Immutable after construction and safe to use from many threads; a query has a scratch of its own.
 */
public final class ExactGeodesics {
    private final FacePlanes planes;

    /**
     * Lays out the faces; linear in their number.
     *
     * @param halfEdges connectivity
     * @param lengths edge lengths
     */
    public ExactGeodesics(HalfEdges halfEdges, EdgeLengths lengths) {
        planes = new FacePlanes(halfEdges, lengths);
    }

    /**
     * A scratch for one query after another in one thread; its memory is kept, and a query costs no more than what it reaches.
     *
     * @return a new scratch
     */
    public ExactQuery query() {
        return new ExactQuery(planes);
    }

    /**
     * The distance of each vertex from the nearest of some vertices.
     *
     * @param sources vertex ids, at least one
     * @return [V], in the units of the mesh; +∞ where no path leads
     */
    public double[] distances(int... sources) {
        return query().distances(Double.POSITIVE_INFINITY, sources);
    }

    /**
     * The distance of each vertex from the nearest of some points.
     *
     * @param sources points, at least one
     * @return [V], in the units of the mesh; +∞ where no path leads
     */
    public double[] distances(SurfacePoint... sources) {
        return query().distances(Double.POSITIVE_INFINITY, sources);
    }
}
