package dev.holonomy.geodesic;

/**
 * Decides whether the disc of a chart is embedded, that is, whether polar coordinates are one-to-one on it.
 *
 * <p>The part of the surface between chart vertices (all edges and faces whose corners are all in the chart) must have
 * Euler characteristic 1 — a ball that has closed around an arm is an annulus, around a whole component a sphere, around a
 * peak or a hole a ring — and no face away from the source may be turned over in the tangent plane. A disc mapped
 * without a turned face, along straight rays from the source, covers nothing twice; where the front has met itself behind a
 * narrow part, the faces across the seam span the whole disc backwards. Noise turns slivers over, so a face counts
 * only when its turned area exceeds a tenth of the square of its longest edge.
 */
final class DiscTopology {
    private static final double TURNED = 0.1;

    private final UnfoldedFaces faces;
    private final HalfEdges halfEdges;
    private final double radius;
    private final PolarDisc disc;
    private double[] x = new double[0];
    private double[] y = new double[0];

    DiscTopology(HalfEdges halfEdges, UnfoldedFaces faces, double radius, PolarDisc disc) {
        this.faces = faces;
        this.halfEdges = halfEdges;
        this.radius = radius;
        this.disc = disc;
    }

    boolean embedded() {
        int vertices = 0;
        int doubleEdges = 0;
        int tripleFaces = 0;
        boolean turned = false;
        flatten();
        for (int slot = 0; slot < disc.count; slot++) {
            if (!inside(slot)) {
                continue;
            }
            vertices++;
            int v = disc.vertex[slot];
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                int slotX = disc.slot(halfEdges.tip(h));
                if (!inside(slotX)) {
                    continue;
                }
                doubleEdges++;
                if (halfEdges.isBoundary(h)) {
                    continue;
                }
                int slotY = disc.slot(faces.tail[UnfoldedFaces.next(UnfoldedFaces.next(h))]);
                if (inside(slotY)) {
                    tripleFaces++;
                    turned |= slot > 0 && slot < slotX && slot < slotY && turned(h, slot, slotX, slotY);
                }
            }
        }
        return !turned && vertices - doubleEdges / 2 + tripleFaces / 3 == 1;
    }

    /** The disc in the tangent plane. */
    private void flatten() {
        if (x.length < disc.count) {
            x = new double[disc.vertex.length];
            y = new double[disc.vertex.length];
        }
        for (int slot = 1; slot < disc.count; slot++) {
            x[slot] = disc.r[slot] * Math.cos(disc.theta[slot]);
            y[slot] = disc.r[slot] * Math.sin(disc.theta[slot]);
        }
    }

    private boolean inside(int slot) {
        return slot == 0 || (slot > 0 && disc.inChart(slot, radius));
    }

    private boolean turned(int h, int a, int b, int c) {
        int next = UnfoldedFaces.next(h);
        double longest = Math.max(
                faces.plane[UnfoldedFaces.STRIDE * h],
                Math.max(
                        faces.plane[UnfoldedFaces.STRIDE * next],
                        faces.plane[UnfoldedFaces.STRIDE * UnfoldedFaces.next(next)]));
        double area = 0.5 * (wedge(a, b) + wedge(b, c) + wedge(c, a));
        return area < -TURNED * longest * longest;
    }

    private double wedge(int a, int b) {
        return x[a] * y[b] - y[a] * x[b];
    }
}
