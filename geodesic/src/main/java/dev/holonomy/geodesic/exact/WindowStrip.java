package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.path.SurfacePoint;
import java.util.List;

/** The straight segment from a root to a vertex, as the strip of faces that its windows crossed, laid into the plane. */
final class WindowStrip {
    private final FacePlanes planes;
    private final WindowLog log;

    WindowStrip(FacePlanes planes, WindowLog log) {
        this.planes = planes;
        this.log = log;
    }

    /**
     * Adds the points in which the segment crosses edges, in the order from the vertex back to the root.
     *
     * @param window the window that brought the path, in the log of the front
     * @param root where the root lies
     */
    void crossings(int window, RootPlace root, List<SurfacePoint> backwards) {
        int count = 0;
        for (int w = window; w >= 0; w = log.parent(w)) {
            count++;
        }
        if (count == 0) {
            return;
        }
        int[] strip = new int[count];
        for (int w = window, i = count - 1; w >= 0; w = log.parent(w), i--) {
            strip[i] = log.halfEdge(w);
        }
        double[] rootX = new double[count];
        double[] rootY = new double[count];
        int behind = planes.halfEdges.twin(strip[0]);
        int at = FacePlanes.STRIDE * behind;
        double apex = root.weight(FacePlanes.previous(behind), behind);
        double length = planes.plane[at];
        rootX[0] = length
                - root.weight(FacePlanes.next(behind), behind) * length
                - apex * planes.plane[at + FacePlanes.APEX_X];
        rootY[0] = Math.min(0, -apex * planes.plane[at + FacePlanes.APEX_Y]);
        for (int i = 1; i < count; i++) {
            int side = side(strip[i - 1], strip[i]);
            double x = rootX[i - 1] - originX(strip[i - 1], side);
            double y = rootY[i - 1] - originY(strip[i - 1], side);
            double ux = planes.plane[side];
            double uy = planes.plane[side + 1];
            rootX[i] = x * ux + y * uy;
            rootY[i] = Math.min(0, ux * y - uy * x);
        }
        int last = FacePlanes.STRIDE * strip[count - 1];
        double x = planes.plane[last + FacePlanes.APEX_X];
        double y = planes.plane[last + FacePlanes.APEX_Y];
        for (int i = count - 1; i >= 0; i--) {
            double height = y - rootY[i];
            double crossing = height > 0 ? rootX[i] - (x - rootX[i]) * rootY[i] / height : x;
            double side = planes.plane[FacePlanes.STRIDE * strip[i]];
            double share = Math.max(0, Math.min(1, crossing / side));
            backwards.add(new SurfacePoint.OnEdge(strip[i], share).simplest(planes.halfEdges));
            if (i > 0) {
                int u = side(strip[i - 1], strip[i]);
                double ux = planes.plane[u];
                double uy = planes.plane[u + 1];
                double px = originX(strip[i - 1], u) + x * ux - y * uy;
                y = originY(strip[i - 1], u) + x * uy + y * ux;
                x = px;
            }
        }
    }

    /** Where the unit vector of the side between two half-edges of the strip is in the planes. */
    private int side(int from, int to) {
        return FacePlanes.STRIDE * from + (planes.right[from] == to ? FacePlanes.RIGHT_X : FacePlanes.LEFT_X);
    }

    private double originX(int h, int side) {
        int at = FacePlanes.STRIDE * h;
        return side == at + FacePlanes.RIGHT_X ? planes.plane[at + FacePlanes.APEX_X] : 0;
    }

    private double originY(int h, int side) {
        int at = FacePlanes.STRIDE * h;
        return side == at + FacePlanes.RIGHT_X ? planes.plane[at + FacePlanes.APEX_Y] : 0;
    }

    /** Where a root lies in the face behind the first half-edge of a strip. */
    interface RootPlace {
        /** The weight of the tail of a half-edge of that face; the other is the twin of the first one of the strip. */
        double weight(int halfEdge, int behind);
    }
}
