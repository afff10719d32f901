package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.path.SurfacePoint;
import java.util.Arrays;

/** Questions about exact geodesics, one after another in one thread, with scratch memory that is used again. */
public final class ExactQuery {
    private final FacePlanes planes;
    private final WindowFront front;

    ExactQuery(FacePlanes planes) {
        this.planes = planes;
        this.front = new WindowFront(planes);
    }

    /**
     * The distance of each vertex from the nearest of some vertices.
     *
     * @param radius the largest distance that is wanted, in the units of the mesh; may be +∞
     * @param sources vertex ids, at least one
     * @return [V]; +∞ beyond the radius and where no path leads
     */
    public double[] distances(double radius, int... sources) {
        return distances(radius, vertexPoints(sources));
    }

    /**
     * The distance of each vertex from the nearest of some points.
     *
     * @param radius the largest distance that is wanted, in the units of the mesh; may be +∞
     * @param sources points, at least one
     * @return [V]; +∞ beyond the radius and where no path leads
     */
    public double[] distances(double radius, SurfacePoint... sources) {
        spread(radius, false, -1, sources);
        double[] result = new double[planes.angleSum.length];
        Arrays.fill(result, Double.POSITIVE_INFINITY);
        FrontVertices reached = front.vertices;
        for (int i = 0; i < reached.settledCount; i++) {
            int v = reached.order[i];
            result[v] = reached.distance[v] * planes.unit;
        }
        return result;
    }

    /**
     * The number of windows that the last question made: what its time is proportional to.
     *
     * @return windows that entered the queue
     */
    public long windowCount() {
        return front.windowCount();
    }

    private static SurfacePoint[] vertexPoints(int... vertices) {
        SurfacePoint[] points = new SurfacePoint[vertices.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new SurfacePoint.AtVertex(vertices[i]);
        }
        return points;
    }

    private void spread(double radius, boolean keepWindows, int target, SurfacePoint... sources) {
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("wanted a radius that is not negative, got " + radius);
        }
        if (sources.length == 0) {
            throw new IllegalArgumentException("wanted a source, got none");
        }
        front.begin(radius / planes.unit, keepWindows);
        for (int i = 0; i < sources.length; i++) {
            add(sources[i].simplest(planes.halfEdges), planes.angleSum.length + i);
        }
        front.run(target);
    }

    private void add(SurfacePoint source, int root) {
        if (source instanceof SurfacePoint.AtVertex v) {
            requireId("vertex", v.vertex(), planes.angleSum.length);
            front.addSource(v.vertex());
        } else if (source instanceof SurfacePoint.OnEdge e) {
            requireId("half-edge", e.halfEdge(), planes.tail.length);
            requireSurface(e.halfEdge());
            boolean hole = planes.halfEdges.isBoundary(e.halfEdge());
            int h = hole ? planes.halfEdges.twin(e.halfEdge()) : e.halfEdge();
            double share = hole ? 1 - e.share() : e.share();
            double[] w = new double[3];
            w[h % 3] = 1 - share;
            w[(h + 1) % 3] = share;
            addInFace(h / 3, w[1], w[2], root);
        } else if (source instanceof SurfacePoint.InFace f) {
            requireId("face", f.face(), planes.right.length / 3);
            requireSurface(3 * f.face());
            addInFace(f.face(), f.w1(), f.w2(), root);
        }
    }

    private void addInFace(int face, double w1, double w2, int root) {
        int at = 3 * face * FacePlanes.STRIDE;
        double x = w1 * planes.plane[at] + w2 * planes.plane[at + FacePlanes.APEX_X];
        front.addSource(face, x, w2 * planes.plane[at + FacePlanes.APEX_Y], root);
    }

    private void requireSurface(int halfEdge) {
        if (planes.halfEdges.isVoid(halfEdge)) {
            throw new IllegalArgumentException("face " + halfEdge / 3 + " names a vertex twice and has no surface");
        }
    }

    private static void requireId(String what, int id, int count) {
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException("wanted a " + what + " of 0.." + (count - 1) + ", got " + id);
        }
    }
}
