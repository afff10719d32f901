package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/**
 * Polar coordinates by projection on the tangent plane: the distance in space and the direction of the projected offset,
 * with the transport of the smallest rotation that takes one normal to the other.
 *
 * <p>The disc holds the vertices that a walk along edges reaches within the ball of the radius, so that another sheet of
 * the surface nearby stays out.
 */
final class TangentProjection {
    private final TriangleMesh mesh;
    private final HalfEdges halfEdges;
    private final double[] n;
    private final double[] e1;
    private final double[] e2;
    private final double radius;
    private final PolarDisc disc;

    TangentProjection(Surface surface, double radius, PolarDisc disc) {
        this.mesh = surface.mesh();
        this.halfEdges = surface.halfEdges();
        this.n = surface.frames().normal();
        this.e1 = surface.frames().e1();
        this.e2 = surface.frames().e2();
        this.radius = radius;
        this.disc = disc;
    }

    /** Fills the disc around a source with its one-ring and what is connected within the radius. */
    void spread(int source) {
        disc.begin(source);
        for (int slot = 0; slot < disc.count; slot++) {
            int v = disc.vertex[slot];
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                int q = halfEdges.tip(h);
                if (disc.slot(q) < 0) {
                    double distance = distance(source, q);
                    if (slot == 0 || distance <= radius) {
                        disc.add(q, distance, angle(source, q), transport(source, q), 0);
                    }
                }
            }
            if (slot == 0) {
                disc.ring = disc.count - 1;
            }
        }
    }

    private double distance(int p, int q) {
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double d = mesh.coordinate(q, c) - mesh.coordinate(p, c);
            square += d * d;
        }
        return Math.sqrt(square);
    }

    /** The direction of q from p in the frame of p. */
    double angle(int p, int q) {
        double x = 0;
        double y = 0;
        for (int c = 0; c < 3; c++) {
            double d = mesh.coordinate(q, c) - mesh.coordinate(p, c);
            x += d * e1[3 * p + c];
            y += d * e2[3 * p + c];
        }
        return Math.atan2(y, x);
    }

    /**
     * The transport g_{q→p}: e1 of q turned by the smallest rotation R that takes n_q to n_p, as an angle in the frame of p.
     *
     * <p>R v = v + w × v + w × (w × v) / (1 + n_q · n_p) with w = n_q × n_p; for opposite normals R is not defined, and a
     * half turn about e1 of q is taken.
     */
    private double transport(int p, int q) {
        int a = 3 * q;
        int b = 3 * p;
        double wx = n[a + 1] * n[b + 2] - n[a + 2] * n[b + 1];
        double wy = n[a + 2] * n[b] - n[a] * n[b + 2];
        double wz = n[a] * n[b + 1] - n[a + 1] * n[b];
        double cos = n[a] * n[b] + n[a + 1] * n[b + 1] + n[a + 2] * n[b + 2];
        double ux = wy * e1[a + 2] - wz * e1[a + 1];
        double uy = wz * e1[a] - wx * e1[a + 2];
        double uz = wx * e1[a + 1] - wy * e1[a];
        double k = 1 + cos > 1e-9 ? 1 / (1 + cos) : 0;
        double x = e1[a] + ux + k * (wy * uz - wz * uy);
        double y = e1[a + 1] + uy + k * (wz * ux - wx * uz);
        double z = e1[a + 2] + uz + k * (wx * uy - wy * ux);
        return Math.atan2(x * e2[b] + y * e2[b + 1] + z * e2[b + 2], x * e1[b] + y * e1[b + 1] + z * e1[b + 2]);
    }
}
