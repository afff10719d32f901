package dev.holonomy.model;

import dev.holonomy.mesh.TriangleMesh;

/** Positions with their mean at the origin and one scale. */
final class Positions {
    private Positions() {}

    /** The mesh centred and scaled; one without extent stays as large as it is. */
    static TriangleMesh normalised(TriangleMesh mesh, InputConfig.Normalization normalization) {
        double[] x = mesh.positions().clone();
        int vertices = mesh.vertexCount();
        for (int c = 0; c < 3; c++) {
            double mean = 0;
            for (int v = 0; v < vertices; v++) {
                mean += x[3 * v + c] / vertices;
            }
            for (int v = 0; v < vertices; v++) {
                x[3 * v + c] -= mean;
            }
        }
        double size = 0;
        if (normalization == InputConfig.Normalization.BALL) {
            for (int v = 0; v < vertices; v++) {
                size = Math.max(size, Math.hypot(Math.hypot(x[3 * v], x[3 * v + 1]), x[3 * v + 2]));
            }
        } else {
            double area = 0;
            for (double face : faceAreas(mesh)) {
                area += face;
            }
            size = Math.sqrt(area);
        }
        for (int i = 0; i < x.length && size > 0; i++) {
            x[i] /= size;
        }
        return mesh.withPositions(x);
    }

    /** [F]. */
    static double[] faceAreas(TriangleMesh mesh) {
        double[] areas = new double[mesh.faceCount()];
        double[] cross = new double[3];
        for (int f = 0; f < areas.length; f++) {
            cross(mesh, f, cross);
            areas[f] = Math.hypot(Math.hypot(cross[0], cross[1]), cross[2]) / 2;
        }
        return areas;
    }

    /** Twice the area of a face along its normal. */
    static void cross(TriangleMesh mesh, int f, double[] cross) {
        int a = mesh.vertex(f, 0);
        int b = mesh.vertex(f, 1);
        int c = mesh.vertex(f, 2);
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            cross[i] = (mesh.coordinate(b, j) - mesh.coordinate(a, j)) * (mesh.coordinate(c, k) - mesh.coordinate(a, k))
                    - (mesh.coordinate(b, k) - mesh.coordinate(a, k)) * (mesh.coordinate(c, j) - mesh.coordinate(a, j));
        }
    }
}
