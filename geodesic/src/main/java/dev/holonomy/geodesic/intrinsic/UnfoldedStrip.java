package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.path.SurfacePoint;
import java.util.List;

/**
 * The faces that a line from a vertex to a vertex crosses, laid into the plane: where the line crosses each edge, and its length,
 * with all digits whatever led to the faces.
 */
final class UnfoldedStrip {
    private final HalfEdges input;
    private final EdgeLengths lengths;

    /** Tail and tip of each half-edge that is crossed, [n, 4]. */
    private final double[] ends;

    private final int[] crossed;
    private double startX;
    private double startY;
    private double endX;
    private double endY;

    /**
     * Lays out a strip.
     *
     * @param crossed half-edges in the faces that the line leaves over them, at least one
     */
    UnfoldedStrip(HalfEdges input, EdgeLengths lengths, int[] crossed) {
        this.input = input;
        this.lengths = lengths;
        this.crossed = crossed;
        this.ends = new double[4 * crossed.length];
        ends[2] = lengths.length(crossed[0]);
        double[] apex = new double[2];
        apex(crossed[0], 0, 0, ends[2], 0, apex);
        startX = apex[0];
        startY = apex[1];
        for (int i = 0; i < crossed.length; i++) {
            int across = input.twin(crossed[i]);
            int at = 4 * i;
            apex(across, ends[at + 2], ends[at + 3], ends[at], ends[at + 1], apex);
            if (i + 1 == crossed.length) {
                endX = apex[0];
                endY = apex[1];
            } else if (crossed[i + 1] == input.next(across)) { // from the tip of the twin to the apex
                System.arraycopy(ends, at, ends, at + 4, 2);
                System.arraycopy(apex, 0, ends, at + 6, 2);
            } else {
                System.arraycopy(apex, 0, ends, at + 4, 2);
                System.arraycopy(ends, at + 2, ends, at + 6, 2);
            }
        }
    }

    /** The apex of the face left of a half-edge from (x0, y0) to (x1, y1). */
    private void apex(int h, double x0, double y0, double x1, double y1, double[] into) {
        double base = lengths.length(h);
        double toTip = lengths.length(input.next(h));
        double toTail = lengths.length(input.next(input.next(h)));
        double along = EdgeLengths.foot(base, toTail, toTip) / base;
        double above = 2 * EdgeLengths.area(base, toTip, toTail) / (base * base);
        into[0] = x0 + along * (x1 - x0) - above * (y1 - y0);
        into[1] = y0 + along * (y1 - y0) + above * (x1 - x0);
    }

    double length() {
        return Math.hypot(endX - startX, endY - startY);
    }

    /** Adds the points where the straight line crosses the edges. */
    void addCrossings(List<SurfacePoint> points) {
        double dx = endX - startX;
        double dy = endY - startY;
        for (int i = 0; i < crossed.length; i++) {
            double tail = (ends[4 * i] - startX) * dy - (ends[4 * i + 1] - startY) * dx;
            double tip = (ends[4 * i + 2] - startX) * dy - (ends[4 * i + 3] - startY) * dx;
            double share = tail == tip ? 0.5 : Math.max(0, Math.min(1, tail / (tail - tip)));
            points.add(new SurfacePoint.OnEdge(crossed[i], share));
        }
    }
}
