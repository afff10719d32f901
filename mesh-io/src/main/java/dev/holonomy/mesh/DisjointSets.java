package dev.holonomy.mesh;

/** Sets that only ever grow together (union-find with path halving and a parity to the root). */
final class DisjointSets {
    private final int[] parent;
    private final boolean[] flipped;

    DisjointSets(int size) {
        parent = new int[size];
        flipped = new boolean[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    int root(int i) {
        int at = i;
        while (parent[at] != at) {
            int above = parent[at];
            flipped[at] ^= flipped[above];
            parent[at] = parent[above];
            at = parent[at];
        }
        return at;
    }

    /** Whether an element is turned around against the root of its set. */
    boolean isFlipped(int i) {
        boolean sum = false;
        for (int at = i; parent[at] != at; at = parent[at]) {
            sum ^= flipped[at];
        }
        return sum;
    }

    /** Joins the sets of two elements that are turned against each other, or not; false where they contradict that. */
    boolean join(int i, int j, boolean turned) {
        int a = root(i);
        int b = root(j);
        boolean turn = isFlipped(i) ^ isFlipped(j) ^ turned;
        if (a == b) {
            return !turn;
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        parent[high] = low;
        flipped[high] = turn;
        return true;
    }
}
