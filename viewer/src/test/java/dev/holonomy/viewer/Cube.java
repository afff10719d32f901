package dev.holonomy.viewer;

import dev.holonomy.mesh.TriangleMesh;

/** The unit cube, two faces a side; vertex v lies at the bits of v. */
final class Cube {
    private static final int[] TRIANGLES = {
        0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5
    };

    private Cube() {}

    static TriangleMesh mesh() {
        double[] p = new double[24];
        for (int v = 0; v < 8; v++) {
            for (int i = 0; i < 3; i++) {
                p[3 * v + i] = v >> i & 1;
            }
        }
        return TriangleMesh.of(p, TRIANGLES);
    }
}
