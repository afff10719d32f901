package dev.holonomy.mesh;

/** Sets that only ever grow together (union-find with path halving and a parity to the root). */
public final class DisjointSets {
    private final int[] parent;
    private final boolean[] flipped;

    /**
     * Sets of one element each.
     *
     * @param size the number of elements
     */
    public DisjointSets(int size) {
        parent = new int[size];
        flipped = new boolean[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /**
     * The element that stands for a set, its smallest.
     *
     * @param i an element
     * @return the smallest element of its set
     */
    public int root(int i) {
        int at = i;
        while (parent[at] != at) {
            int above = parent[at];
            flipped[at] ^= flipped[above];
            parent[at] = parent[above];
            at = parent[at];
        }
        return at;
    }

    /**
     * Whether an element is turned around against the root of its set.
     *
     * @param i an element
     * @return the parity of the turns on the way to the root
     */
    public boolean isFlipped(int i) {
        boolean sum = false;
        for (int at = i; parent[at] != at; at = parent[at]) {
            sum ^= flipped[at];
        }
        return sum;
    }

    /**
     * Joins the sets of two elements.
     *
     * @param i an element
     * @param j another one
     * @param turned whether they are turned against each other
     * @return false where they are of one set already that contradicts that
     */
    public boolean join(int i, int j, boolean turned) {
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
