package dev.holonomy.bench;

import dev.holonomy.mesh.TriangleMesh;

/** A closed surface of any size with hills, hollows and irregular triangles: vertices shifted within their cells, by a fixed hash. */
final class BumpyTorus {
    private static final double SHIFT = 0.6;

    private BumpyTorus() {}

    /** A torus with about that many vertices. */
    static TriangleMesh of(int vertices) {
        int across = Math.max(3, (int) Math.round(Math.sqrt(vertices / 2.5)));
        int around = Math.max(3, Math.round((float) vertices / across));
        double[] positions = new double[3 * around * across];
        int[] triangles = new int[6 * around * across];
        for (int v = 0; v < around * across; v++) {
            int row = v / across;
            double u = 2 * Math.PI * (row + SHIFT * hash(2 * v)) / around;
            double w = 2 * Math.PI * (v % across + SHIFT * hash(2 * v + 1)) / across;
            double tube = 0.4 + 0.05 * Math.sin(5 * u) * Math.cos(4 * w);
            positions[3 * v] = (1 + tube * Math.cos(w)) * Math.cos(u);
            positions[3 * v + 1] = (1 + tube * Math.cos(w)) * Math.sin(u);
            positions[3 * v + 2] = tube * Math.sin(w);
        }
        for (int i = 0, t = 0; i < around; i++) {
            for (int j = 0; j < across; j++) {
                int a = i * across + j;
                int b = (i + 1) % around * across + j;
                int c = (i + 1) % around * across + (j + 1) % across;
                int d = i * across + (j + 1) % across;
                for (int corner : new int[] {a, b, c, a, c, d}) {
                    triangles[t++] = corner;
                }
            }
        }
        return TriangleMesh.of(positions, triangles);
    }

    /** A number in -0.5..0.5 that depends on the argument only (the finaliser of SplitMix64). */
    private static double hash(int value) {
        long z = (value + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53 - 0.5;
    }
}
