package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Transport;

/**
 * Walks straight over the faces of the input, each laid into the plane with its first half-edge along x.
 *
 * <p>After {@link #fromVertex} or {@link #fromFace}, the end is at (x, y) in the plane of {@link #face}, reached in direction
 * {@link #angle} there.
 */
final class InputTracer {
    /** Faces a line may cross. */
    private static final int STEPS = 100_000;

    private final HalfEdges halfEdges;
    private final EdgeLengths lengths;
    private final Transport transport;
    private int face;
    private double x;
    private double y;
    private double angle;

    /**
     * A tracer of a metric.
     *
     * @param lengths the lengths that are walked on
     * @param transport their angles, in the gauge that directions are given in
     */
    InputTracer(HalfEdges halfEdges, EdgeLengths lengths, Transport transport) {
        this.halfEdges = halfEdges;
        this.lengths = lengths;
        this.transport = transport;
    }

    int face() {
        return face;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double angle() {
        return angle;
    }

    /** x of the apex of a face, or of its other corners; corner 0 is the origin. */
    double cornerX(int f, int corner) {
        double base = lengths.length(3 * f);
        double right = lengths.length(3 * f + 1);
        double left = lengths.length(3 * f + 2);
        return corner == 0 ? 0 : corner == 1 ? base : 0.5 * ((left - right) * (left + right) / base + base);
    }

    double cornerY(int f, int corner) {
        return corner == 2 ? 2 * lengths.area(f) / lengths.length(3 * f) : 0;
    }

    /** The direction of a half-edge in the plane of its face. */
    double slope(int h) {
        int f = h / 3;
        int from = h % 3;
        int to = (from + 1) % 3;
        return Math.atan2(cornerY(f, to) - cornerY(f, from), cornerX(f, to) - cornerX(f, from));
    }

    /**
     * Walks from a vertex of the input.
     *
     * @param v vertex id
     * @param theta direction in the gauge
     * @param distance how far
     * @return false if the line leaves the surface or does not end
     */
    boolean fromVertex(int v, double theta, double distance) {
        int best = -1;
        double bestExcess = Double.POSITIVE_INFINITY;
        double inside = 0;
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            if (halfEdges.isBoundary(h)) {
                break;
            }
            double corner = transport.cornerAngle(h);
            double turn = theta - transport.angle(h) - corner / 2;
            turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
            double excess = Math.abs(turn) - corner / 2;
            if (excess < bestExcess) {
                bestExcess = excess;
                best = h;
                inside = Math.min(1, Math.max(0, 0.5 + turn / corner));
            }
        }
        int corner = best % 3;
        return fromFace(
                best / 3,
                cornerX(best / 3, corner),
                cornerY(best / 3, corner),
                slope(best) + inside * lengths.cornerAngle(best),
                distance,
                best % 3);
    }

    /**
     * Walks from a point of a face.
     *
     * @param f face id
     * @param fromX where
     * @param fromY where
     * @param theta direction in the plane of the face
     * @param distance how far
     * @param origin the corner from which the line leaves, or -1
     * @return false if the line leaves the surface or does not end
     */
    boolean fromFace(int f, double fromX, double fromY, double theta, double distance, int origin) {
        face = f;
        x = fromX;
        y = fromY;
        angle = theta;
        double left = distance;
        int entry = -1;
        for (int step = 0; step < STEPS; step++) {
            int exit = -1;
            double nearest = Double.POSITIVE_INFINITY;
            double dx = Math.cos(angle);
            double dy = Math.sin(angle);
            for (int c = 0; c < 3; c++) {
                boolean touchesOrigin = step == 0 && origin >= 0 && c != (origin + 1) % 3;
                if (c == entry || touchesOrigin) {
                    continue;
                }
                double px = cornerX(face, c);
                double py = cornerY(face, c);
                double ex = cornerX(face, (c + 1) % 3) - px;
                double ey = cornerY(face, (c + 1) % 3) - py;
                double outward = dx * ey - dy * ex; // speed across the side, times its length
                if (outward > 0) {
                    double reach = Math.max(0, (ex * (y - py) - ey * (x - px)) / outward);
                    if (reach < nearest) {
                        nearest = reach;
                        exit = c;
                    }
                }
            }
            if (nearest >= left) {
                x += left * dx;
                y += left * dy;
                return true;
            }
            int twin = halfEdges.twin(3 * face + exit);
            if (halfEdges.isBoundary(twin)) {
                x += nearest * dx;
                y += nearest * dy;
                return left - nearest <= 1e-9 * distance; // rounding at the rim
            }
            left -= nearest;
            cross(exit, twin, x + nearest * dx, y + nearest * dy);
            entry = twin % 3;
        }
        return false;
    }

    private void cross(int exit, int twin, double atX, double atY) {
        double slope = slope(3 * face + exit);
        double along = (atX - cornerX(face, exit)) * Math.cos(slope) + (atY - cornerY(face, exit)) * Math.sin(slope);
        double side = lengths.length(twin);
        double back = side - Math.min(side, Math.max(0, along));
        double twinSlope = slope(twin);
        face = twin / 3;
        x = cornerX(face, twin % 3) + back * Math.cos(twinSlope);
        y = cornerY(face, twin % 3) + back * Math.sin(twinSlope);
        angle += twinSlope + Math.PI - slope;
    }
}
