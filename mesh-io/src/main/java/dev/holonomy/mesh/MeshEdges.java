package dev.holonomy.mesh;

import java.util.Arrays;

/**
 * The edges of a mesh in the order of first appearance: walk the faces in order, and of each the sides from corner 0 to 1, 1 to 2,
 * 2 to 0; an edge gets the next number when it is met first. The order of MeshCNN (Hanocka et al. 2019), whose edge labels
 * follow it. A side of a face in which its two corners are the same vertex is no edge.
 */
public final class MeshEdges {
    private final int[] edgeOfSide;
    private final int[] sideOfEdge;

    /**
     * Numbers the edges.
     *
     * @param mesh any mesh
     */
    public MeshEdges(TriangleMesh mesh) {
        int sides = 3 * mesh.faceCount();
        long[] keys = new long[sides];
        for (int s = 0; s < sides; s++) {
            long a = mesh.vertex(s / 3, s % 3);
            long b = mesh.vertex(s / 3, (s + 1) % 3);
            keys[s] = Math.min(a, b) << 32 | Math.max(a, b);
        }
        long[] sorted = Arrays.stream(keys)
                .filter(k -> k >> 32 != (int) k)
                .sorted()
                .distinct()
                .toArray();
        int[] numbers = new int[sorted.length];
        Arrays.fill(numbers, -1);
        edgeOfSide = new int[sides];
        int[] first = new int[sorted.length];
        int count = 0;
        for (int s = 0; s < sides; s++) {
            int at = Arrays.binarySearch(sorted, keys[s]);
            if (at >= 0 && numbers[at] < 0) {
                first[count] = s;
                numbers[at] = count++;
            }
            edgeOfSide[s] = at < 0 ? -1 : numbers[at];
        }
        sideOfEdge = first;
    }

    /**
     * The number of edges.
     *
     * @return E
     */
    public int count() {
        return sideOfEdge.length;
    }

    /**
     * The edge of a side of a face.
     *
     * @param face face id
     * @param corner the corner at which the side starts
     * @return edge id, or -1 where both ends are the same vertex
     */
    public int edge(int face, int corner) {
        return edgeOfSide[3 * face + corner];
    }

    /**
     * The side that met an edge first.
     *
     * @param edge edge id
     * @return the side, 3 f + c
     */
    public int firstSide(int edge) {
        return sideOfEdge[edge];
    }
}
