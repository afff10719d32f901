package dev.holonomy.geodesic.heat;

import java.util.Arrays;

/** The vertices on edges that only one face has. */
final class Rim {
    private Rim() {}

    /**
     * Finds them.
     *
     * @param vertexCount V
     * @param corners vertex ids of faces; those that name a vertex twice do not count
     * @return [V]
     */
    static boolean[] vertices(int vertexCount, int[] corners) {
        long[] edges = new long[corners.length];
        int count = 0;
        for (int f = 0; f < corners.length; f += 3) {
            int a = corners[f];
            int b = corners[f + 1];
            int c = corners[f + 2];
            if (a != b && b != c && c != a) {
                edges[count++] = key(a, b);
                edges[count++] = key(b, c);
                edges[count++] = key(c, a);
            }
        }
        Arrays.sort(edges, 0, count);
        boolean[] rim = new boolean[vertexCount];
        for (int e = 0; e < count; e++) {
            boolean alone = (e == 0 || edges[e - 1] != edges[e]) && (e + 1 == count || edges[e + 1] != edges[e]);
            if (alone) {
                rim[(int) (edges[e] >> 32)] = true;
                rim[(int) edges[e]] = true;
            }
        }
        return rim;
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
