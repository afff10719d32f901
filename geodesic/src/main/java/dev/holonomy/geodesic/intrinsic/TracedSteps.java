package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.path.GeodesicPath;
import dev.holonomy.geodesic.path.GeodesicTracer;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Edges of an intrinsic triangulation as lines over the faces of the input: their directions and lengths say which faces they
 * cross, and these laid into the plane say where.
 */
final class TracedSteps {
    /** Share of the length of a line by which it may miss its end. */
    private static final double ROUNDING = 1e-6;

    private final SignpostMesh mesh;
    private final HalfEdges input;
    private final EdgeLengths lengths;
    private final GeodesicTracer tracer;

    TracedSteps(SignpostMesh mesh, HalfEdges input, EdgeLengths lengths, GeodesicTracer tracer) {
        this.lengths = lengths;
        this.mesh = mesh;
        this.input = input;
        this.tracer = tracer;
    }

    /**
     * The line along some edges.
     *
     * @param steps edges, one after another
     * @param place the vertex where a line without edges is
     */
    GeodesicPath line(List<FlipPath.Step> steps, int place) {
        List<SurfacePoint> points = new ArrayList<>();
        double length = 0;
        for (FlipPath.Step step : steps) {
            List<SurfacePoint> traced = trace(step.halfEdge());
            List<SurfacePoint> piece = new ArrayList<>();
            length += straightened(traced, piece);
            if (!step.along()) {
                Collections.reverse(piece);
            }
            points.addAll(points.isEmpty() ? piece : piece.subList(1, piece.size()));
        }
        return points.isEmpty()
                ? new GeodesicPath(List.of(new SurfacePoint.AtVertex(place)), 0)
                : new GeodesicPath(points, length);
    }

    /** The line through the same faces with all its digits; returns its length. */
    private double straightened(List<SurfacePoint> traced, List<SurfacePoint> piece) {
        double length = 0;
        piece.add(traced.get(0));
        for (int from = 0, to; from + 1 < traced.size(); from = to) {
            to = from + 1;
            while (!(traced.get(to) instanceof SurfacePoint.AtVertex)) {
                to++;
            }
            int[] crossed = traced.subList(from + 1, to).stream()
                    .mapToInt(point -> ((SurfacePoint.OnEdge) point).halfEdge())
                    .toArray();
            if (crossed.length > 0) {
                UnfoldedStrip strip = new UnfoldedStrip(input, lengths, crossed);
                strip.addCrossings(piece);
                length += strip.length();
            } else {
                length += edge(vertex(traced.get(from)), vertex(traced.get(to)));
            }
            piece.add(traced.get(to));
        }
        return length;
    }

    private static int vertex(SurfacePoint point) {
        return ((SurfacePoint.AtVertex) point).vertex();
    }

    /** The length of the shortest edge of the input between two vertices, +∞ if there is none. */
    private double edge(int v, int w) {
        double least = Double.POSITIVE_INFINITY;
        for (int h = input.first(v), i = 0; i < input.degree(v); i++, h = input.nextAround(h)) {
            least = input.tip(h) == w ? Math.min(least, lengths.length(h)) : least;
        }
        return least;
    }

    /** From the tail of a half-edge to its tip; where rounding leads it past the tip, the line back from there is taken. */
    private List<SurfacePoint> trace(int h) {
        int tail = mesh.tail[h];
        int tip = mesh.tail[FlipMesh.next(h)];
        List<SurfacePoint> points = traced(tail, mesh.direction(h), mesh.length[h], tip);
        if (points.isEmpty() && mesh.twin[h] >= 0) {
            points = traced(tip, mesh.direction(mesh.twin[h]), mesh.length[h], tail);
            Collections.reverse(points);
            points.replaceAll(point -> point instanceof SurfacePoint.OnEdge e
                    ? new SurfacePoint.OnEdge(input.twin(e.halfEdge()), 1 - e.share())
                    : point);
        }
        if (points.isEmpty()) {
            throw new MeshException("the geodesic from vertex " + tail + " to vertex " + tip
                    + " passes so near to other vertices that rounding leads it astray");
        }
        return points;
    }

    /** The points of a line up to the face that touches the vertex where it is to end, and that vertex; empty if it misses it. */
    private List<SurfacePoint> traced(int from, double direction, double length, int to) {
        SurfacePoint.AtVertex start = new SurfacePoint.AtVertex(from);
        SurfacePoint.AtVertex end = new SurfacePoint.AtVertex(to);
        List<SurfacePoint> points =
                new ArrayList<>(tracer.trace(start, direction, length).path().points());
        if (!isNear(points.get(points.size() - 1), to, length)) {
            return new ArrayList<>();
        }
        while (points.size() > 1 && isNear(points.get(points.size() - 1), to, length)) {
            points.remove(points.size() - 1);
        }
        if (!touches(points.get(points.size() - 1), to)) {
            return new ArrayList<>();
        }
        points.add(end);
        return points;
    }

    /** Whether a point lies in a face at a vertex, and no farther from it than rounding may lead a line of some length. */
    private boolean isNear(SurfacePoint point, int v, double length) {
        if (point instanceof SurfacePoint.AtVertex at) {
            return at.vertex() == v;
        }
        int face;
        double[] w = new double[3];
        if (point instanceof SurfacePoint.OnEdge e) {
            boolean hole = input.isBoundary(e.halfEdge());
            int h = hole ? input.twin(e.halfEdge()) : e.halfEdge();
            double share = hole ? 1 - e.share() : e.share();
            face = h / 3;
            w[h % 3] = 1 - share;
            w[FlipMesh.next(h) % 3] = share;
        } else {
            SurfacePoint.InFace f = (SurfacePoint.InFace) point;
            face = f.face();
            w[0] = f.w0();
            w[1] = f.w1();
            w[2] = f.w2();
        }
        for (int c = 0; c < 3; c++) {
            if (input.tail(3 * face + c) == v && distance(face, w, c) <= ROUNDING * length) {
                return true;
            }
        }
        return false;
    }

    /** From a point in a face to one of its corners: |Σ wᵢ xᵢ - x_c|² = -Σ lᵢⱼ² wᵢ wⱼ with 1 taken from the weight of c. */
    private double distance(int face, double[] weights, int corner) {
        double[] w = weights.clone();
        w[corner] = -(weights[(corner + 1) % 3] + weights[(corner + 2) % 3]);
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double side = lengths.length(3 * face + c);
            square -= side * side * w[c] * w[(c + 1) % 3];
        }
        return Math.sqrt(Math.max(0, square));
    }

    /** Whether a point of an edge is on the far side of a face at a vertex, or a vertex is joined to it by an edge. */
    private boolean touches(SurfacePoint point, int v) {
        if (point instanceof SurfacePoint.OnEdge e) {
            int across = input.twin(e.halfEdge());
            return !input.isBoundary(across) && input.tip(input.next(across)) == v;
        }
        return edge(vertex(point), v) < Double.POSITIVE_INFINITY;
    }
}
