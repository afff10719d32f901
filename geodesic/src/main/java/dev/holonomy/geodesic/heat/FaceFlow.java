package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.EdgeLengths;
import dev.holonomy.geodesic.intrinsic.IntrinsicFaces;

/**
 * Faces laid out in the plane, corner 0 in the origin and side 0 along the first axis: gradients of functions that are linear in
 * each face, and what unit vectors along them bring to the vertices.
 */
final class FaceFlow {
    private final int[] corners;
    private final double weight;
    private final double[] plane; // length of side 0, then the place of corner 2, [F, 3]

    /**
     * Lays faces out.
     *
     * @param faces the faces
     * @param unit the length that counts as 1
     */
    FaceFlow(IntrinsicFaces faces, double unit) {
        corners = faces.corners();
        weight = faces.weight();
        plane = new double[corners.length];
        double[] length = faces.lengths();
        for (int f = 0; f < corners.length; f += 3) {
            double a = length[f] / unit;
            double b = length[f + 1] / unit;
            double c = length[f + 2] / unit;
            plane[f] = a;
            plane[f + 1] = a > 0 ? (a * a + (c - b) * (c + b)) / (2 * a) : 0;
            plane[f + 2] = a > 0 ? 2 * EdgeLengths.area(a, b, c) / a : 0;
        }
    }

    int faceCount() {
        return corners.length / 3;
    }

    /**
     * Adds ∫ X·∇φ_i of every hat function φ_i, with X = −∇u / |∇u| (Crane, Weischedel and Wardetzky 2013, eq. 6).
     *
     * @param u heat at the vertices
     * @param least heat that still has its digits: faces without a corner that has it are left out
     * @param done faces that have been added before; those added now are marked
     * @param sum [V], added to
     */
    void addUnitFlow(double[] u, double least, boolean[] done, double[] sum) {
        for (int f = 0; f < corners.length; f += 3) {
            double u0 = u[corners[f]];
            double u1 = u[corners[f + 1]];
            double u2 = u[corners[f + 2]];
            if (done[f / 3] || !(Math.max(Math.abs(u0), Math.max(Math.abs(u1), Math.abs(u2))) >= least)) {
                continue;
            }
            done[f / 3] = true;
            double l = plane[f];
            double x = plane[f + 1];
            double y = plane[f + 2];
            if (!(y > 0)) {
                continue;
            }
            double gx = (u0 - u1) / l;
            double gy = ((u0 - u2) - x * gx) / y;
            double big = Math.max(Math.abs(gx), Math.abs(gy));
            if (!(big > 0)) {
                continue;
            }
            gx /= big; // squares of heat far away underflow
            gy /= big;
            double scale = 0.5 * weight / Math.sqrt(gx * gx + gy * gy);
            double at1 = scale * (y * gx - x * gy);
            double at2 = scale * l * gy;
            sum[corners[f + 1]] += at1;
            sum[corners[f + 2]] += at2;
            sum[corners[f]] -= at1 + at2;
        }
    }
}
