package dev.holonomy.geodesic.exact;

import java.util.Arrays;

/** The half-edge and the parent of each window that was propagated, for queries that ask for paths. */
final class WindowLog {
    private int[] halfEdge = new int[0];
    private int[] parent = new int[0];
    private int count;

    void begin() {
        count = 0;
    }

    /** Notes a window; returns its id. */
    int add(int h, int comesFrom) {
        if (count == halfEdge.length) {
            halfEdge = Arrays.copyOf(halfEdge, Math.max(1024, 2 * count));
            parent = Arrays.copyOf(parent, halfEdge.length);
        }
        halfEdge[count] = h;
        parent[count] = comesFrom;
        return count++;
    }

    int halfEdge(int window) {
        return halfEdge[window];
    }

    /** The window that a window comes from, -1 for the first of a segment. */
    int parent(int window) {
        return parent[window];
    }
}
