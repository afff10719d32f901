package dev.holonomy.mesh;

import java.util.Arrays;

/**
 * The edges of a mesh with the sides of faces that lie on each; faces in which a vertex appears twice have none.
 *
 * <p>Side 3 f + c of face f runs from its corner c to the next. Built by a counting sort over the smaller vertex of each
 * side and a sort by the larger one, so that no vertex of many faces makes it slow.
 */
public final class EdgeFaces {
    private final TriangleMesh mesh;
    private final int[] sides;
    private final int[] starts;

    /**
     * Finds the edges of a mesh, in time n log n.
     *
     * @param mesh any mesh
     */
    public EdgeFaces(TriangleMesh mesh) {
        this.mesh = mesh;
        int vertexCount = mesh.vertexCount();
        int[] bucket = new int[vertexCount + 1];
        int sideCount = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int c = 0; c < 3 && isProper(f); c++) {
                bucket[Math.min(from(3 * f + c), to(3 * f + c)) + 1]++;
                sideCount++;
            }
        }
        for (int v = 0; v < vertexCount; v++) {
            bucket[v + 1] += bucket[v];
        }
        long[] keys = new long[sideCount]; // larger vertex, then side
        int[] fill = Arrays.copyOf(bucket, vertexCount);
        for (int f = 0; f < mesh.faceCount(); f++) {
            for (int c = 0; c < 3 && isProper(f); c++) {
                int side = 3 * f + c;
                int low = Math.min(from(side), to(side));
                keys[fill[low]++] = ((long) Math.max(from(side), to(side)) << 32) | side;
            }
        }
        sides = new int[sideCount];
        int[] ends = new int[sideCount + 1];
        int edges = 0;
        for (int v = 0; v < vertexCount; v++) {
            Arrays.sort(keys, bucket[v], bucket[v + 1]);
            for (int i = bucket[v]; i < bucket[v + 1]; i++) {
                sides[i] = (int) keys[i];
                if (i == bucket[v] || keys[i] >> 32 != keys[i - 1] >> 32) {
                    ends[edges++] = i;
                }
            }
        }
        ends[edges] = sideCount;
        starts = Arrays.copyOf(ends, edges + 1);
    }

    /**
     * Whether the three vertices of a face differ.
     *
     * @param face face id
     * @return false where one appears twice
     */
    public boolean isProper(int face) {
        int a = mesh.vertex(face, 0);
        int b = mesh.vertex(face, 1);
        int c = mesh.vertex(face, 2);
        return a != b && b != c && c != a;
    }

    /**
     * The number of edges.
     *
     * @return E
     */
    public int count() {
        return starts.length - 1;
    }

    /**
     * The number of faces at an edge.
     *
     * @param edge edge id
     * @return 1 at a boundary, 2 inside of a manifold
     */
    public int faces(int edge) {
        return starts[edge + 1] - starts[edge];
    }

    /**
     * One of the sides that lie on an edge, ascending.
     *
     * @param edge edge id
     * @param k below {@link #faces}
     * @return the side, 3 f + c
     */
    public int side(int edge, int k) {
        return sides[starts[edge] + k];
    }

    /**
     * The vertex at which a side starts.
     *
     * @param side the side, 3 f + c
     * @return vertex id
     */
    public int from(int side) {
        return mesh.vertex(side / 3, side % 3);
    }

    /**
     * The vertex at which a side ends.
     *
     * @param side the side, 3 f + c
     * @return vertex id
     */
    public int to(int side) {
        return mesh.vertex(side / 3, (side + 1) % 3);
    }

    /**
     * The corner of the same face at which a side ends; the side that starts there.
     *
     * @param side the side, 3 f + c
     * @return the next one of its face
     */
    public static int cornerAfter(int side) {
        return side - side % 3 + (side + 1) % 3;
    }
}
