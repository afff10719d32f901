package dev.holonomy.geodesic.intrinsic;

import dev.holonomy.geodesic.HalfEdges;

/**
 * Finds the face that holds the circumcenter of a face by walking to it straight from the middle, face after face unfolded into one
 * plane.
 */
final class CircumcenterWalk {
    /** Faces a walk may cross: a circumcenter is near where the triangulation is Delaunay. */
    private static final int STEPS = 10_000;

    private final FlipMesh mesh;
    private final double[] cornerX = new double[3];
    private final double[] cornerY = new double[3];
    private double x;
    private double y;
    private int found;

    CircumcenterWalk(FlipMesh mesh) {
        this.mesh = mesh;
    }

    /** After true: the face. After false: the boundary half-edge in the way, or -1 if there is no circumcenter to be found. */
    int found() {
        return found;
    }

    /** The vector from a corner of the face that was found to the circumcenter. */
    double fromCornerX(int corner) {
        return x - cornerX[corner];
    }

    double fromCornerY(int corner) {
        return y - cornerY[corner];
    }

    /** The angle at a corner of the face that was found from the half-edge that leaves it to the circumcenter. */
    double turn(int corner) {
        int to = (corner + 1) % 3;
        double ex = cornerX[to] - cornerX[corner];
        double ey = cornerY[to] - cornerY[corner];
        double dx = fromCornerX(corner);
        double dy = fromCornerY(corner);
        return Math.atan2(ex * dy - ey * dx, ex * dx + ey * dy);
    }

    /**
     * Walks.
     *
     * @param f face id
     * @return whether the circumcenter lies in a face and in the circle over no side of it that is boundary
     */
    boolean locate(int f) {
        int h = 3 * f;
        double base = mesh.length[h];
        lay(0, 0, 0);
        lay(1, base, 0);
        lay(2, mesh.foot(h), mesh.height(h));
        x = base / 2;
        y = (cornerX[2] * (cornerX[2] - base) + cornerY[2] * cornerY[2]) / (2 * cornerY[2]);
        found = -1;
        if (!Double.isFinite(y)) {
            return false;
        }
        double startX = (cornerX[1] + cornerX[2]) / 3;
        double startY = cornerY[2] / 3;
        int exit = -1;
        for (int c = 0; c < 3; c++) {
            if (side(c) < 0) {
                exit = h + c;
            }
        }
        for (int step = 0; exit >= 0 && step < STEPS; step++) {
            int entry = mesh.twin[exit];
            if (entry == HalfEdges.UNPAIRED) {
                found = exit;
                return false;
            }
            unfold(exit, entry);
            int apex = FlipMesh.previous(entry) % 3;
            double apexLeft = (x - startX) * (cornerY[apex] - startY) - (y - startY) * (cornerX[apex] - startX);
            int next = apexLeft > 0 ? FlipMesh.next(entry) : FlipMesh.previous(entry);
            h = entry / 3 * 3;
            exit = side(next % 3) < 0 ? next : -1;
        }
        if (exit >= 0) {
            return false;
        }
        found = h / 3;
        return !encroaches(h);
    }

    private void lay(int corner, double atX, double atY) {
        cornerX[corner] = atX;
        cornerY[corner] = atY;
    }

    /** Twice the area between a side and the circumcenter: negative if that is outside. */
    double side(int corner) {
        int to = (corner + 1) % 3;
        return (cornerX[to] - cornerX[corner]) * (y - cornerY[corner])
                - (cornerY[to] - cornerY[corner]) * (x - cornerX[corner]);
    }

    /** Lays the face of a half-edge beside the one that its twin has been laid for. */
    private void unfold(int exit, int entry) {
        double tipX = cornerX[exit % 3];
        double tipY = cornerY[exit % 3];
        double tailX = cornerX[FlipMesh.next(exit) % 3];
        double tailY = cornerY[FlipMesh.next(exit) % 3];
        double base = mesh.length[entry];
        double along = mesh.foot(entry);
        double above = mesh.height(entry);
        double ux = (tipX - tailX) / base;
        double uy = (tipY - tailY) / base;
        lay(entry % 3, tailX, tailY);
        lay(FlipMesh.next(entry) % 3, tipX, tipY);
        lay(FlipMesh.previous(entry) % 3, tailX + along * ux - above * uy, tailY + along * uy + above * ux);
    }

    /** Whether the circumcenter lies in the circle over a boundary side of a face, which then is what was found. */
    private boolean encroaches(int h) {
        for (int c = 0; c < 3; c++) {
            int to = (c + 1) % 3;
            double dot = fromCornerX(c) * fromCornerX(to) + fromCornerY(c) * fromCornerY(to);
            if (mesh.twin[h + c] == HalfEdges.UNPAIRED && dot <= 0) {
                found = h + c;
                return true;
            }
        }
        return false;
    }
}
