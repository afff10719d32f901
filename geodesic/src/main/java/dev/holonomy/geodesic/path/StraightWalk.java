package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;
import dev.holonomy.geodesic.path.GeodesicTrace.Stop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One straightest line on its way: in a face, above one of its half-edges, or ended. */
final class StraightWalk {
    /** Share of a side, and angle, within which a line meets a vertex. */
    private static final double SNAP = 1e-12;

    /** Faces and vertices that one line may cross, and how many of them without getting on. */
    private static final int MOST_CROSSINGS = 1_000_000;

    private static final int MOST_IDLE = 10_000;

    private final HalfEdges mesh;
    private final EdgeLengths lengths;
    private final Transport transport;
    private final List<SurfacePoint> points = new ArrayList<>();
    private final double wanted;
    private double gone;
    private double rest;
    private int crossings;
    private int idle;

    /** The vertex at which the line is, -1 in a face. */
    private int vertex = -1;

    private @Nullable Stop stop;
    private double direction;

    /** The face in which the line is, the place and the unit direction in its plane. */
    private final FlatFace face;

    private double px;
    private double py;
    private double dx;
    private double dy;

    StraightWalk(GeodesicTracer tracer, SurfacePoint start, double length) {
        mesh = tracer.halfEdges;
        lengths = tracer.lengths;
        transport = tracer.transport;
        face = new FlatFace(mesh, lengths);
        wanted = length;
        rest = length;
        points.add(start);
    }

    boolean running() {
        return stop == null;
    }

    Stop stop() {
        return stop == null ? Stop.LENGTH : stop;
    }

    List<SurfacePoint> points() {
        return points;
    }

    double gone() {
        return stop == Stop.LENGTH ? wanted : gone;
    }

    double direction() {
        return direction;
    }

    void startInFace(SurfacePoint.InFace f, double angle) {
        int h = 3 * f.face();
        if (mesh.isVoid(h)) {
            throw new IllegalArgumentException("face " + f.face() + " names a vertex twice and has no surface");
        }
        face.lay(h);
        px = f.w1() * face.base + f.w2() * face.apexX;
        py = f.w2() * face.apexY;
        dx = Math.cos(angle);
        dy = Math.sin(angle);
    }

    void startOnEdge(SurfacePoint.OnEdge e, double angle) {
        if (mesh.isVoid(e.halfEdge())) {
            throw new IllegalArgumentException("half-edge " + e.halfEdge() + " belongs to a face without surface");
        }
        boolean above = Math.sin(angle) >= 0;
        int h = above ? e.halfEdge() : mesh.twin(e.halfEdge());
        double share = above ? e.share() : 1 - e.share();
        double turned = above ? angle : angle + Math.PI;
        crossTo(h, share, Math.cos(turned), Math.abs(Math.sin(turned)));
        direction = angle;
    }

    /** Goes on above a half-edge, or ends at the hole there. */
    private void crossTo(int h, double share, double x, double y) {
        if (mesh.isBoundary(h)) {
            direction = Math.atan2(-y, -x);
            stop = Stop.BOUNDARY;
            return;
        }
        face.lay(h);
        px = share * face.base;
        py = 0;
        dx = x;
        dy = y;
    }

    /** From a vertex or through a face, to the end of the line or to where it leaves the face. */
    void step() {
        if (++crossings > MOST_CROSSINGS || ++idle > MOST_IDLE) {
            stop = Stop.CROSSINGS;
            if (vertex < 0) {
                endHere(px, py);
            }
        } else if (vertex >= 0) {
            leave(vertex);
        } else {
            cross();
        }
    }

    private void cross() {
        double tail = -dx * py + dy * px; // > 0: the corner is to the left of the line
        double tip = -dx * py - dy * (face.base - px);
        double apex = dx * (face.apexY - py) - dy * (face.apexX - px);
        if (tip <= 0 && apex > 0) {
            exit(mesh.next(face.half), face.base, 0, face.apexX, face.apexY, -tip / (apex - tip));
        } else if (apex <= 0 && tail > 0) {
            exit(mesh.next(mesh.next(face.half)), face.apexX, face.apexY, 0, 0, -apex / (tail - apex));
        } else if (tail <= 0 && tip > 0) {
            exit(face.half, 0, 0, face.base, 0, -tail / (tip - tail));
        } else {
            // the face has no extent across the line: on to its foremost corner
            double toTip = (face.base - px) * dx - py * dy;
            double toApex = (face.apexX - px) * dx + (face.apexY - py) * dy;
            double toTail = -px * dx - py * dy;
            if (toTip >= toApex && toTip >= toTail) {
                exit(face.half, 0, 0, face.base, 0, 1);
            } else if (toApex >= toTail) {
                exit(mesh.next(face.half), face.base, 0, face.apexX, face.apexY, 1);
            } else {
                exit(mesh.next(mesh.next(face.half)), face.apexX, face.apexY, 0, 0, 1);
            }
        }
    }

    /** Over the side of a half-edge from (x0, y0) to (x1, y1) in the frame, at a share of it. */
    private void exit(int side, double x0, double y0, double x1, double y1, double share) {
        double x = x0 + share * (x1 - x0);
        double y = y0 + share * (y1 - y0);
        double far = Math.max(0, (x - px) * dx + (y - py) * dy);
        if (far >= rest * (1 + SNAP) && far > 0) {
            endHere(px + rest * dx, py + rest * dy);
            stop = Stop.LENGTH;
            return;
        }
        advance(far);
        if (share <= SNAP) {
            arrive(side, x1 - x0, y1 - y0);
        } else if (share >= 1 - SNAP) {
            // the three corners sum to (base + apexX, apexY)
            arrive(mesh.next(side), face.base + face.apexX - x0 - 2 * x1, face.apexY - y0 - 2 * y1);
        } else {
            add(new SurfacePoint.OnEdge(side, share));
            double norm = Math.hypot(x1 - x0, y1 - y0);
            double ux = (x0 - x1) / norm;
            double uy = (y0 - y1) / norm;
            double alongX = dx * ux + dy * uy;
            double acrossY = Math.max(0, ux * dy - uy * dx);
            if (rest <= 0) {
                direction = Math.atan2(-acrossY, -alongX);
                stop = Stop.LENGTH;
            } else {
                crossTo(mesh.twin(side), 1 - share, alongX, acrossY);
            }
        }
    }

    private void advance(double far) {
        idle = far > 0 ? 0 : idle;
        gone += far;
        rest = Math.max(0, rest - far);
        if (rest <= SNAP * Math.min(wanted, far)) {
            rest = 0;
        }
    }

    private void add(SurfacePoint point) {
        if (!points.get(points.size() - 1).equals(point)) {
            points.add(point);
        }
    }

    /** At the tail of a half-edge of this face, which has the direction (x, y) in the frame. */
    private void arrive(int out, double x, double y) {
        double corner = lengths.cornerAngle(out);
        double inside = Math.max(0, Math.min(corner, Math.atan2(y * dx - x * dy, -x * dx - y * dy)));
        double share = corner > 0 ? inside / corner : 0;
        meet(mesh.tail(out), transport.angle(out) + share * transport.cornerAngle(out));
    }

    /** At a vertex that the line reached, with the direction back along it. */
    private void meet(int v, double back) {
        add(new SurfacePoint.AtVertex(v));
        direction = back + Math.PI;
        if (rest <= 0) {
            stop = Stop.LENGTH;
        } else if (mesh.onBoundary(v)) {
            stop = Stop.BOUNDARY;
        } else {
            vertex = v;
        }
    }

    void startAtVertex(int v, double angle) {
        vertex = v;
        direction = angle;
    }

    /** From a vertex in the direction, over the opposite side of a face or along an edge. */
    private void leave(int v) {
        vertex = -1;
        int first = mesh.first(v);
        if (first < 0) {
            stop = Stop.BOUNDARY;
            return;
        }
        double turn = 2 * Math.PI;
        double left = direction - transport.angle(first);
        left -= turn * Math.floor(left / turn + SNAP);
        for (int h = first, i = 0; i < mesh.degree(v); i++, h = mesh.nextAround(h)) {
            double corner = transport.cornerAngle(h);
            boolean last = i == mesh.degree(v) - 1 && !mesh.onBoundary(v);
            if (left <= SNAP) {
                alongEdge(h);
                return;
            }
            if (!mesh.isBoundary(h) && (left < corner - SNAP || last)) {
                face.lay(h);
                px = 0;
                py = 0;
                double real = corner > 0 ? Math.min(1, left / corner) * lengths.cornerAngle(h) : 0;
                dx = Math.cos(real);
                dy = Math.sin(real);
                across();
                return;
            }
            left -= corner;
        }
        stop = Stop.BOUNDARY;
    }

    /** From the tail of the half-edge over the opposite side. */
    private void across() {
        double tip = -dy * face.base;
        double apex = dx * face.apexY - dy * face.apexX;
        double share = apex > tip ? Math.max(0, Math.min(1, -tip / (apex - tip))) : 0;
        exit(mesh.next(face.half), face.base, 0, face.apexX, face.apexY, share);
    }

    private void alongEdge(int h) {
        double length = lengths.length(h);
        if (rest < length * (1 - SNAP)) {
            add(new SurfacePoint.OnEdge(h, rest / length));
            direction = 0;
            stop = Stop.LENGTH;
        } else {
            advance(length);
            int twin = mesh.twin(h);
            meet(mesh.tail(twin), transport.angle(twin));
        }
    }

    /** Ends at a place in the face. */
    private void endHere(double x, double y) {
        add(face.point(x, y));
        direction = face.turnFromFirst() + Math.atan2(dy, dx);
    }
}
