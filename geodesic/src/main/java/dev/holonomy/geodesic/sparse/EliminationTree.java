package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/**
 * The elimination tree of a symmetric pattern in postorder, with the number of entries of every column of its Cholesky factor.
 *
 * <p>Tree by path compression (Liu 1986); counts by the leaves of the row subtrees (Gilbert, Ng and Peyton 1994), in time almost linear
 * in the entries of the matrix, not of the factor.
 */
final class EliminationTree {
    private final int[] order;
    private final int[] place;
    private final int[] parent;
    private final int[] counts;

    /**
     * The tree of a matrix eliminated in an order.
     *
     * @param matrix its pattern
     * @param given entry k is the row eliminated k-th; the tree's own order is an equivalent one
     */
    EliminationTree(SparseMatrix matrix, int[] given) {
        int size = matrix.size();
        place = inverse(given);
        int[] given2post = new int[size];
        int[] free = parents(matrix, given, place);
        int[] post = postorder(free);
        order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = given[post[k]];
            given2post[post[k]] = k;
            place[order[k]] = k;
        }
        parent = new int[size];
        for (int k = 0; k < size; k++) {
            parent[given2post[k]] = free[k] < 0 ? -1 : given2post[free[k]];
        }
        counts = counts(matrix);
    }

    static int[] inverse(int[] order) {
        int[] place = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
        }
        return place;
    }

    private static int[] parents(SparseMatrix matrix, int[] order, int[] place) {
        int size = order.length;
        int[] parent = new int[size];
        int[] ancestor = new int[size];
        Arrays.fill(parent, -1);
        Arrays.fill(ancestor, -1);
        for (int k = 0; k < size; k++) {
            for (int e = matrix.offsets()[order[k]]; e < matrix.offsets()[order[k] + 1]; e++) {
                int i = place[matrix.rows()[e]];
                while (i < k) {
                    int up = ancestor[i];
                    ancestor[i] = k;
                    if (up < 0) {
                        parent[i] = k;
                        break;
                    }
                    i = up;
                }
            }
        }
        return parent;
    }

    /** The nodes of a forest, children in ascending order before their parent. */
    static int[] postorder(int[] parent) {
        int size = parent.length;
        int[] child = new int[size];
        int[] sibling = new int[size];
        Arrays.fill(child, -1);
        int roots = -1;
        for (int k = size - 1; k >= 0; k--) {
            if (parent[k] < 0) {
                sibling[k] = roots;
                roots = k;
            } else {
                sibling[k] = child[parent[k]];
                child[parent[k]] = k;
            }
        }
        int[] post = new int[size];
        int count = 0;
        for (int root = roots; root >= 0; root = sibling[root]) {
            int k = root;
            while (true) {
                while (child[k] >= 0) { // down, taking the child off its list
                    int down = child[k];
                    child[k] = sibling[down];
                    k = down;
                }
                post[count++] = k;
                if (k == root) {
                    break;
                }
                k = parent[k];
            }
        }
        return post;
    }

    private int[] counts(SparseMatrix matrix) {
        int size = order.length;
        int[] first = new int[size]; // first descendant
        int[] delta = new int[size];
        int[] ancestor = new int[size];
        int[] furthest = new int[size]; // of row i, the first descendant of its last leaf, and that leaf
        int[] leaf = new int[size];
        Arrays.fill(furthest, -1);
        Arrays.fill(leaf, -1);
        for (int k = 0; k < size; k++) {
            first[k] = k;
            ancestor[k] = k;
        }
        for (int k = 0; k < size; k++) {
            delta[k] += first[k] == k ? 1 : 0;
            if (parent[k] >= 0) {
                first[parent[k]] = Math.min(first[parent[k]], first[k]);
            }
        }
        for (int j = 0; j < size; j++) {
            if (parent[j] >= 0) {
                delta[parent[j]]--;
            }
            for (int e = matrix.offsets()[order[j]]; e < matrix.offsets()[order[j] + 1]; e++) {
                int i = place[matrix.rows()[e]];
                if (i > j && first[j] > furthest[i]) {
                    furthest[i] = first[j];
                    delta[j]++;
                    if (leaf[i] >= 0) {
                        delta[root(ancestor, leaf[i])]--;
                    }
                    leaf[i] = j;
                }
            }
            if (parent[j] >= 0) {
                ancestor[j] = parent[j];
            }
        }
        for (int j = 0; j < size; j++) {
            if (parent[j] >= 0) {
                delta[parent[j]] += delta[j];
            }
        }
        return delta;
    }

    private static int root(int[] ancestor, int node) {
        int root = node;
        while (ancestor[root] != root) {
            root = ancestor[root];
        }
        for (int i = node; i != root; ) {
            int up = ancestor[i];
            ancestor[i] = root;
            i = up;
        }
        return root;
    }

    /** The row eliminated k-th; not to be modified. */
    int[] order() {
        return order;
    }

    /** The parent of every column in this order, or -1; not to be modified. */
    int[] parent() {
        return parent;
    }

    /** Entries of every column of L with its diagonal; not to be modified. */
    int[] counts() {
        return counts;
    }
}
