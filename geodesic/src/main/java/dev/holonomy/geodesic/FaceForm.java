package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;

/** The second fundamental form of one face after another, from the normals at its corners. */
final class FaceForm {
    /** Share of the long direction's weight that a direction without extent gets, so that nothing divides by zero. */
    private static final double FLOOR = 1e-12;

    private final TriangleMesh mesh;
    private final double[] faceNormal;
    private final double[] frameNormal;
    private final double[] normal;
    private final double[] e1;
    private final double[] e2;
    private final double[] u = new double[3];
    private final double[] w = new double[3];
    private int face;

    double mean;
    double halfDifference;
    double mixed;

    FaceForm(Surface surface) {
        this.mesh = surface.mesh();
        this.faceNormal = Frames.faceNormals(mesh);
        this.frameNormal = surface.frames().normal();
        this.normal = sphereNormals(surface, faceNormal);
        this.e1 = surface.frames().e1();
        this.e2 = surface.frames().e2();
    }

    /**
     * Vertex normals with the weight sin(corner) / (product of the two sides), which makes them exact where the vertices
     * around lie on a sphere (Max 1999), however irregular the faces are; sides count as at least a tenth of the mean one.
     */
    private static double[] sphereNormals(Surface surface, double[] faceNormal) {
        HalfEdges halfEdges = surface.halfEdges();
        EdgeLengths lengths = surface.lengths();
        double[] result = surface.frames().normal().clone();
        for (int v = 0; v < halfEdges.vertexCount(); v++) {
            double least = 0;
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                least += 0.1 * lengths.length(h) / halfEdges.degree(v);
            }
            double[] sum = new double[3];
            for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
                if (least > 0 && !halfEdges.isBoundary(h)) {
                    double left = lengths.length(halfEdges.next(halfEdges.next(h)));
                    double weight = Math.sin(lengths.cornerAngle(h))
                            * (least / Math.max(least, left))
                            * (least / Math.max(least, lengths.length(h)));
                    for (int c = 0; c < 3; c++) {
                        sum[c] += weight * faceNormal[h / 3 * 3 + c];
                    }
                }
            }
            double size = Math.sqrt(square(sum[0]) + square(sum[1]) + square(sum[2]));
            for (int c = 0; c < 3 && size > 1e-6; c++) {
                result[3 * v + c] = sum[c] / size;
            }
        }
        return result;
    }

    /**
     * Finds the symmetric form B that makes Σ |B e − Δn|² over the edges smallest: with S = Σ e eᵀ and N = Σ Δn eᵀ it solves
     * B S + S B = N + Nᵀ, which is a division in the axes of S. These axes are u and w.
     *
     * @param f face id
     * @return whether the face has a normal
     */
    boolean fit(int f) {
        face = f;
        if (!axes(f)) {
            return false;
        }
        double suu = 0;
        double sww = 0;
        double nuu = 0;
        double nuw = 0;
        double nww = 0;
        for (int c = 0; c < 3; c++) {
            int a = 3 * mesh.vertex(f, c);
            int b = 3 * mesh.vertex(f, (c + 1) % 3);
            double x = 0;
            double y = 0;
            double dx = 0;
            double dy = 0;
            for (int k = 0; k < 3; k++) {
                double e = mesh.coordinate(b / 3, k) - mesh.coordinate(a / 3, k);
                double d = normal[b + k] - normal[a + k];
                x += e * u[k];
                y += e * w[k];
                dx += d * u[k];
                dy += d * w[k];
            }
            suu += x * x;
            sww += y * y;
            nuu += dx * x;
            nww += dy * y;
            nuw += 0.5 * (dx * y + dy * x);
        }
        double floor = FLOOR * (suu + sww);
        double huu = nuu / (suu + floor);
        double hww = nww / (sww + floor);
        mean = 0.5 * (huu + hww);
        halfDifference = 0.5 * (huu - hww);
        mixed = 2 * nuw / (suu + sww);
        return true;
    }

    /** Puts u and w in the plane of the face along the axes of its moments Σ e eᵀ. */
    private boolean axes(int f) {
        double[] n = {faceNormal[3 * f], faceNormal[3 * f + 1], faceNormal[3 * f + 2]};
        double[] p = new double[9];
        for (int i = 0; i < 9; i++) {
            p[i] = mesh.coordinate(mesh.vertex(f, i / 3), i % 3);
        }
        double length = Math.sqrt(square(p[3] - p[0]) + square(p[4] - p[1]) + square(p[5] - p[2]));
        if (length == 0 || square(n[0]) + square(n[1]) + square(n[2]) == 0) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            u[k] = (p[3 + k] - p[k]) / length;
        }
        double suu = 0;
        double suw = 0;
        double sww = 0;
        cross(n);
        for (int c = 0; c < 3; c++) {
            double x = 0;
            double y = 0;
            for (int k = 0; k < 3; k++) {
                double e = p[(3 * c + 3) % 9 + k] - p[3 * c + k];
                x += e * u[k];
                y += e * w[k];
            }
            suu += x * x;
            suw += x * y;
            sww += y * y;
        }
        double turn = 0.5 * Math.atan2(2 * suw, suu - sww);
        for (int k = 0; k < 3; k++) {
            u[k] = Math.cos(turn) * u[k] + Math.sin(turn) * w[k];
        }
        cross(n);
        return true;
    }

    /** w = n × u. */
    private void cross(double[] n) {
        for (int k = 0; k < 3; k++) {
            w[k] = n[(k + 1) % 3] * u[(k + 2) % 3] - n[(k + 2) % 3] * u[(k + 1) % 3];
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** The angle of u in the frame of a vertex, after the smallest rotation from the face's normal to the vertex's. */
    double angleIn(int v) {
        int a = 3 * face;
        int b = 3 * v;
        double cos = 0;
        double rise = 0;
        for (int k = 0; k < 3; k++) {
            cos += faceNormal[a + k] * frameNormal[b + k];
            rise += u[k] * frameNormal[b + k];
        }
        double scale = 1 + cos > 1e-9 ? rise / (1 + cos) : 0;
        double x = 0;
        double y = 0;
        for (int k = 0; k < 3; k++) {
            double turned = u[k] - scale * (faceNormal[a + k] + frameNormal[b + k]);
            x += turned * e1[b + k];
            y += turned * e2[b + k];
        }
        return Math.atan2(y, x);
    }
}
