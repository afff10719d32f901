package dev.holonomy.geodesic;

/**
 * What is seen from a vertex: all around it from the source, and from a vertex at which paths bend the shadow behind it, which lies
 * between straight on to the left and straight on to the right of the path that comes in.
 */
final class VertexSight {
    /** A shadow of half a turn or more is looked into as if there were no light. */
    private static final double WIDE = 3;

    private final GeodesicWindows windows;
    private final HalfEdges halfEdges;
    private final UnfoldedFaces faces;
    private final PolarDisc disc;
    private final PathEnds ends;

    VertexSight(GeodesicWindows windows, HalfEdges halfEdges, UnfoldedFaces faces, PolarDisc disc, PathEnds ends) {
        this.windows = windows;
        this.halfEdges = halfEdges;
        this.faces = faces;
        this.disc = disc;
        this.ends = ends;
    }

    /** Along all edges and through all faces around a vertex. */
    void around(int slot) {
        int v = disc.vertex[slot];
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            windows.walk(slot, h);
        }
        for (int s = faces.starOffset[v]; s < faces.starOffset[v + 1]; s++) {
            int h = faces.star[s];
            int at = UnfoldedFaces.STRIDE * h;
            double ax = faces.plane[at];
            double bx = faces.plane[at + 2];
            double by = faces.plane[at + 3];
            windows.open(UnfoldedFaces.next(h), h, slot, ax, 0, bx, by, ax, 0, bx, by);
        }
    }

    /** Straight on from where the path to a vertex ends, on both sides of what it sees itself. */
    void shadow(int slot) {
        double excess = faces.excess[disc.vertex[slot]];
        if (excess > WIDE && excess < Double.POSITIVE_INFINITY) {
            around(slot);
            return;
        }
        double norm = Math.sqrt(ends.backX[slot] * ends.backX[slot] + ends.backY[slot] * ends.backY[slot]);
        if (!(norm > 0)) {
            around(slot);
            return;
        }
        double ux = -ends.backX[slot] / norm;
        double uy = -ends.backY[slot] / norm;
        if (excess < Double.POSITIVE_INFINITY) {
            double cos = Math.cos(excess);
            double sin = Math.sin(excess);
            counterClockwise(slot, ux, uy, ux * cos - uy * sin, ux * sin + uy * cos);
        } else {
            counterClockwise(slot, ux, uy, 0, 0);
            clockwise(slot, ux, uy);
        }
    }

    /**
     * Looks from the direction u, half a turn counter-clockwise from the way back, to the direction w, or to the boundary if that is
     * zero. Faces are laid out with the half-edge of the way back on the x-axis.
     */
    private void counterClockwise(int slot, double ux, double uy, double wx, double wy) {
        int h = ends.back[slot];
        int degree = halfEdges.degree(disc.vertex[slot]);
        boolean limited = wx != 0 || wy != 0;
        boolean within = false;
        double x = faces.lengths.length(h);
        double y = 0;
        for (int i = 0; i <= degree && !halfEdges.isBoundary(h); i++) {
            double ratioX = faces.ratio[2 * h];
            double ratioY = faces.ratio[2 * h + 1];
            double nextX = x * ratioX - y * ratioY;
            double nextY = x * ratioY + y * ratioX;
            if (within || (i > 0 && ux * nextY - uy * nextX >= 0)) {
                boolean started = within || ux * y - uy * x >= 0;
                boolean last = limited && nextX * wy - nextY * wx <= 0;
                double rx = started ? x : ux;
                double ry = started ? y : uy;
                double lx = last ? wx : nextX;
                double ly = last ? wy : nextY;
                lookInto(slot, h, x, y, rx, ry, lx, ly);
                if (last) {
                    return;
                }
                windows.walk(slot, halfEdges.nextAround(h));
                within = true;
            }
            h = halfEdges.nextAround(h);
            x = nextX;
            y = nextY;
        }
    }

    /** Looks from the boundary to the direction u, half a turn clockwise from the way back. */
    private void clockwise(int slot, double ux, double uy) {
        int h = ends.back[slot];
        int degree = halfEdges.degree(disc.vertex[slot]);
        boolean within = false;
        double x = faces.lengths.length(h);
        double y = 0;
        for (int i = 0; i <= degree; i++) {
            int twin = halfEdges.twin(h);
            if (twin < 0 || halfEdges.isBoundary(twin)) {
                return;
            }
            int g = UnfoldedFaces.next(twin);
            double ratioX = faces.ratio[2 * g];
            double ratioY = faces.ratio[2 * g + 1];
            double square = ratioX * ratioX + ratioY * ratioY;
            if (!(square > 0)) {
                return;
            }
            double nextX = (x * ratioX + y * ratioY) / square;
            double nextY = (y * ratioX - x * ratioY) / square;
            if (within || ux * nextY - uy * nextX <= 0) {
                boolean started = within || ux * y - uy * x <= 0;
                lookInto(slot, g, nextX, nextY, nextX, nextY, started ? x : ux, started ? y : uy);
                windows.walk(slot, g);
                within = true;
            }
            h = g;
            x = nextX;
            y = nextY;
        }
    }

    /** Opens the window of the face of a half-edge that leaves a vertex, laid along (x, y), between two rays. */
    private void lookInto(int slot, int h, double x, double y, double rx, double ry, double lx, double ly) {
        int at = UnfoldedFaces.STRIDE * h;
        double ax = faces.plane[at];
        if (ax > 0) {
            windows.open(
                    UnfoldedFaces.next(h),
                    h,
                    slot,
                    ax,
                    0,
                    faces.plane[at + 2],
                    faces.plane[at + 3],
                    (x * rx + y * ry) / ax,
                    (x * ry - y * rx) / ax,
                    (x * lx + y * ly) / ax,
                    (x * ly - y * lx) / ax);
        }
    }
}
