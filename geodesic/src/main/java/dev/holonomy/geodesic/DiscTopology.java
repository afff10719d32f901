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
            int from = faces.ringOffset[v];
            int to = faces.ringOffset[v + 1];
            boolean closed = !halfEdges.onBoundary(v);
            int before = closed && to > from ? disc.slot(faces.ring[to - 1]) : -1;
            boolean beforeInside = inside(before);
            for (int i = from; i < to; i++) {
                int next = disc.slot(faces.ring[i]);
                boolean nextInside = inside(next);
                if (nextInside) {
                    doubleEdges++;
                    if (beforeInside) {
                        tripleFaces++;
                        turned |= slot > 0 && slot < before && slot < next && turned(slot, before, next);
                    }
                }
                before = next;
                beforeInside = nextInside;
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

    private boolean turned(int a, int b, int c) {
        double area = 0.5 * (wedge(a, b) + wedge(b, c) + wedge(c, a));
        if (area >= 0) {
            return false;
        }
        double longest = Math.max(edge(a, b), Math.max(edge(b, c), edge(c, a)));
        return area < -TURNED * longest * longest;
    }

    private double edge(int a, int b) {
        int v = disc.vertex[a];
        int i = faces.ringOffset[v];
        while (faces.ring[i] != disc.vertex[b]) {
            i++;
        }
        return faces.spoke[i];
    }

    private double wedge(int a, int b) {
        return x[a] * y[b] - y[a] * x[b];
    }
}
