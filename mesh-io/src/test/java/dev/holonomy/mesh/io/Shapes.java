package dev.holonomy.mesh.io;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;

/** Small meshes for tests. */
final class Shapes {
    private Shapes() {}

    static TriangleMesh tetrahedron() {
        return TriangleMesh.of(
                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, new int[] {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3});
    }

    /** A torus of n times m quads, each cut in two, with jittered positions. */
    static TriangleMesh torus(int n, int m, long seed) {
        Random random = new Random(seed);
        double[] positions = new double[3 * n * m];
        int[] triangles = new int[6 * n * m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double u = 2 * Math.PI * i / n;
                double v = 2 * Math.PI * j / m;
                int p = i * m + j;
                positions[3 * p] = (2 + Math.cos(v)) * Math.cos(u) + 0.01 * random.nextGaussian();
                positions[3 * p + 1] = (2 + Math.cos(v)) * Math.sin(u);
                positions[3 * p + 2] = Math.sin(v);
                int right = (i + 1) % n * m + j;
                int up = i * m + (j + 1) % m;
                int both = (i + 1) % n * m + (j + 1) % m;
                int[] two = {p, right, both, p, both, up};
                System.arraycopy(two, 0, triangles, 6 * p, 6);
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    static double area(TriangleMesh mesh) {
        double area = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double[] n = normal(mesh, f);
            area += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
        }
        return area;
    }

    /** Twice the area times the unit normal. */
    static double[] normal(TriangleMesh mesh, int face) {
        double[][] edge = new double[2][3];
        for (int k = 0; k < 2; k++) {
            for (int axis = 0; axis < 3; axis++) {
                edge[k][axis] =
                        mesh.coordinate(mesh.vertex(face, k + 1), axis) - mesh.coordinate(mesh.vertex(face, 0), axis);
            }
        }
        return new double[] {
            edge[0][1] * edge[1][2] - edge[0][2] * edge[1][1],
            edge[0][2] * edge[1][0] - edge[0][0] * edge[1][2],
            edge[0][0] * edge[1][1] - edge[0][1] * edge[1][0]
        };
    }
}
