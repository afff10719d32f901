package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.HalfEdges;

/** One face at a time laid into the plane: one of its half-edges from (0, 0) to (base, 0), the apex above at y ≥ 0. */
final class FlatFace {
    private final HalfEdges mesh;
    private final EdgeLengths lengths;

    /** The half-edge on the x axis. */
    int half;

    double base;
    double apexX;
    double apexY;

    FlatFace(HalfEdges mesh, EdgeLengths lengths) {
        this.mesh = mesh;
        this.lengths = lengths;
    }

    /** Lays the face of a half-edge. */
    void lay(int h) {
        half = h;
        base = lengths.length(h);
        double toTip = lengths.length(mesh.next(h));
        double toTail = lengths.length(mesh.next(mesh.next(h)));
        apexX = EdgeLengths.foot(base, toTail, toTip);
        apexY = base > 0 ? 2 * lengths.area(h / 3) / base : toTail;
    }

    /** The point of the face that is nearest to a place in its plane, in the order of its corners. */
    SurfacePoint.InFace point(double x, double y) {
        double w2 = apexY > 0 ? Math.max(0, Math.min(1, y / apexY)) : 0;
        double w1 = base > 0 ? Math.max(0, Math.min(1 - w2, (x - w2 * apexX) / base)) : 0;
        double[] w = new double[3];
        w[half % 3] = Math.max(0, 1 - w1 - w2);
        w[(half + 1) % 3] = w1;
        w[(half + 2) % 3] = w2;
        return new SurfacePoint.InFace(half / 3, w[0], w[1], w[2]);
    }

    /** The angle from the first half-edge of the face to the one on the x axis. */
    double turnFromFirst() {
        double turned = 0;
        for (int h = half / 3 * 3; h != half; h++) {
            turned += Math.PI - lengths.cornerAngle(mesh.next(h));
        }
        return turned;
    }
}
