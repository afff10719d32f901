package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/**
 * Columns of L with (nearly) one pattern, joined into supernodes, and their tree.
 *
 * <p>First the columns of exactly one pattern, then, from the leaves up, children into their parents as long as the zeros that this stores
 * are few (relaxed amalgamation, Ashcraft and Grimes 1989). Any child may join, not only the last one: the columns are put in a new
 * order of the same elimination tree, so L has the same fill.
 */
final class Supernodes {
    /** Share of zeros allowed in a supernode of up to so many columns. */
    private static final int[] COLUMNS = {8, 24, 64};

    private static final double[] ZEROS = {0.6, 0.25, 0.12, 0.05};

    private final int[] order;
    private final int[] start;
    private final int[] parent;

    Supernodes(EliminationTree tree) {
        int size = tree.order().length;
        int[] owner = new int[size];
        int count = 0;
        for (int j = 0; j < size; j++) {
            boolean joins = j > 0 && tree.parent()[j - 1] == j && tree.counts()[j - 1] == tree.counts()[j] + 1;
            owner[j] = joins ? count - 1 : count++;
        }
        int[] columns = new int[count];
        int[] below = new int[count];
        int[] up = new int[count];
        for (int j = 0; j < size; j++) {
            columns[owner[j]]++;
            below[owner[j]] = tree.counts()[j] - 1; // the last column's stays
            up[owner[j]] = tree.parent()[j] < 0 ? -1 : owner[tree.parent()[j]];
        }
        int[] into = amalgamate(columns, below, up);
        int[] kept = new int[count]; // number among those that stay
        int left = 0;
        for (int b = 0; b < count; b++) {
            kept[b] = into[b] == b ? left++ : -1;
        }
        for (int b = count - 1; b >= 0; b--) {
            kept[b] = kept[into[b]];
        }
        int[] free = new int[left];
        for (int b = 0; b < count; b++) {
            if (into[b] == b) {
                free[kept[b]] = up[b] < 0 ? -1 : kept[up[b]];
            }
        }
        int[] post = EliminationTree.postorder(free);
        int[] number = EliminationTree.inverse(post);
        parent = new int[left];
        start = new int[left + 1];
        for (int s = 0; s < left; s++) {
            parent[number[s]] = free[s] < 0 ? -1 : number[free[s]];
        }
        for (int j = 0; j < size; j++) {
            start[number[kept[owner[j]]] + 1]++;
        }
        for (int s = 0; s < left; s++) {
            start[s + 1] += start[s];
        }
        int[] next = Arrays.copyOf(start, left);
        order = new int[size];
        for (int j = 0; j < size; j++) {
            order[next[number[kept[owner[j]]]]++] = tree.order()[j];
        }
    }

    /** Into which supernode each goes, itself if it stays; columns is updated. */
    private static int[] amalgamate(int[] columns, int[] below, int[] up) {
        int count = columns.length;
        int[] into = new int[count];
        int[] child = new int[count];
        int[] sibling = new int[count];
        Arrays.fill(child, -1);
        for (int b = count - 1; b >= 0; b--) {
            into[b] = b;
            if (up[b] >= 0) {
                sibling[b] = child[up[b]];
                child[up[b]] = b;
            }
        }
        long[] zeros = new long[count];
        long[] cost = new long[16];
        for (int p = 0; p < count; p++) {
            int children = 0;
            for (int c = child[p]; c >= 0; c = sibling[c]) {
                if (children == cost.length) {
                    cost = Arrays.copyOf(cost, 2 * children);
                }
                long rows = (long) columns[p] + below[p] - below[c];
                cost[children++] = (Math.min(rows * columns[c], Integer.MAX_VALUE) << 32) | c;
            }
            Arrays.sort(cost, 0, children);
            for (int i = 0; i < children; i++) {
                int c = (int) cost[i];
                long wide = (long) columns[p] + columns[c];
                long empty = zeros[p] + zeros[c] + (long) columns[c] * (columns[p] + below[p] - below[c]);
                if (empty <= allowed(wide) * (wide * (wide + 1) / 2 + wide * below[p])) {
                    into[c] = p;
                    columns[p] += columns[c];
                    zeros[p] = empty;
                }
            }
        }
        return into;
    }

    private static double allowed(long columns) {
        int i = 0;
        while (i < COLUMNS.length && columns > COLUMNS[i]) {
            i++;
        }
        return ZEROS[i];
    }

    /** The row eliminated k-th; not to be modified. */
    int[] order() {
        return order;
    }

    /** Where the columns of each supernode begin, in that order, [count + 1]; not to be modified. */
    int[] start() {
        return start;
    }

    /** The parent of each supernode, or -1; children stand before parents, subtrees are ranges; not to be modified. */
    int[] parent() {
        return parent;
    }
}
