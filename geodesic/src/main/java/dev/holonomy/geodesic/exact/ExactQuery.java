package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.SurfacePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Questions about exact geodesics, one after another in one thread, with scratch memory that is used again. */
public final class ExactQuery {
    private final FacePlanes planes;
    private final WindowFront front;
    private double[] angle = new double[0];
    private double[] carried = new double[0];

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
     * The exact log map of a vertex.
     *
     * @param source vertex id
     * @param radius the largest distance that is wanted, in the units of the mesh; may be +∞
     * @param transport the angles of the same surface, in any gauge
     * @return distances, directions and transport of the vertices within the radius
     */
    public ExactLogMap logMap(int source, double radius, Transport transport) {
        return logMap(new SurfacePoint.AtVertex(source), radius, transport);
    }

    /**
     * The exact log map of a point.
     *
     * @param source a vertex, a point on an edge or in a face; in a face directions are angles from its first half-edge, on an
     *     edge from its half-edge, in a vertex those of its frame, also when a weight of 1 puts the point there
     * @param radius the largest distance that is wanted, in the units of the mesh; may be +∞
     * @param transport the angles of the same surface, in any gauge
     * @return distances, directions and transport of the vertices within the radius
     */
    public ExactLogMap logMap(SurfacePoint source, double radius, Transport transport) {
        spread(radius, false, -1, source);
        if (angle.length == 0) {
            angle = new double[planes.angleSum.length];
            carried = new double[planes.angleSum.length];
        }
        int vertex = source.simplest(planes.halfEdges) instanceof SurfacePoint.AtVertex v ? v.vertex() : -1;
        return ExactLogMap.of(planes, front.vertices, transport, vertex, turn(source), angle, carried);
    }

    /** From angles that count from the first half-edge of a face to those that count from the half-edge of a point. */
    private double turn(SurfacePoint source) {
        if (!(source instanceof SurfacePoint.OnEdge e)) {
            return 0;
        }
        boolean hole = planes.halfEdges.isBoundary(e.halfEdge());
        int h = hole ? planes.halfEdges.twin(e.halfEdge()) : e.halfEdge();
        double turned = hole ? Math.PI : 0;
        for (int before = h / 3 * 3; before != h; before++) {
            turned += Math.PI + planes.plane[FacePlanes.STRIDE * before + FacePlanes.RIGHT_TURN];
        }
        return -turned;
    }

    /**
     * A shortest path.
     *
     * @param source where it begins
     * @param target the vertex where it ends
     * @return the path, whose length is the exact distance; empty where no path leads
     */
    public Optional<GeodesicPath> path(SurfacePoint source, int target) {
        requireId("vertex", target, planes.angleSum.length);
        spread(Double.POSITIVE_INFINITY, true, target, source);
        FrontVertices reached = front.vertices;
        if (!reached.isSettled(target)) {
            return Optional.empty();
        }
        WindowStrip strip = new WindowStrip(planes, front.propagation.log);
        List<SurfacePoint> backwards = new ArrayList<>();
        int at = target;
        while (at < planes.angleSum.length) {
            backwards.add(new SurfacePoint.AtVertex(at));
            int root = reached.root[at];
            if (root == at) {
                break;
            }
            strip.crossings(reached.window[at], (h, behind) -> weightOf(root, source, h, behind), backwards);
            at = root;
        }
        if (at >= planes.angleSum.length) {
            backwards.add(source.simplest(planes.halfEdges));
        }
        List<SurfacePoint> points = new ArrayList<>();
        for (int i = backwards.size() - 1; i >= 0; i--) {
            if (points.isEmpty() || !points.get(points.size() - 1).equals(backwards.get(i))) {
                points.add(backwards.get(i));
            }
        }
        return Optional.of(new GeodesicPath(points, reached.distance[target] * planes.unit));
    }

    /** The barycentric weight of the tail of a half-edge, at a root in the face behind the first window of a segment. */
    private double weightOf(int root, SurfacePoint source, int h, int behind) {
        if (root < planes.angleSum.length) {
            return h == FacePlanes.previous(behind) ? 1 : 0; // windows from a vertex begin on the opposite side
        }
        if (source instanceof SurfacePoint.OnEdge e) {
            boolean hole = planes.halfEdges.isBoundary(e.halfEdge());
            int side = hole ? planes.halfEdges.twin(e.halfEdge()) : e.halfEdge();
            double share = hole ? 1 - e.share() : e.share();
            return h == side ? 1 - share : h == FacePlanes.next(side) ? share : 0;
        }
        if (source instanceof SurfacePoint.InFace f) {
            return h % 3 == 0 ? f.w0() : h % 3 == 1 ? f.w1() : f.w2();
        }
        throw new IllegalStateException("a vertex is its own root");
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
