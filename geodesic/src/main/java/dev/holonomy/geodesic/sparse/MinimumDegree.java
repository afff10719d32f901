package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/**
 * Fill-reducing ordering by approximate minimum degree on a quotient graph (Amestoy, Davis and Duff 1996), with element absorption.
 *
 * <p>Eliminating a vertex makes its neighbours a clique; the clique is kept as one element with a list of members instead of all its
 * edges, so the graph never grows. Ties go to the vertex that came into its degree list last; the order is deterministic.
 */
final class MinimumDegree {
    private final int size;
    private final int[][] variables;
    private final int[] variableCount;
    private final int[][] elements;
    private final int[] elementCount;
    private final int[][] members;
    private final int[] memberCount;
    private final int[] degree;
    private final boolean[] eliminated;
    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private final int[] mark;
    private final int[] outside;
    private final int[] outsideStamp;
    private int stamp;

    private MinimumDegree(int[] offsets, int[] rows) {
        size = offsets.length - 1;
        variables = new int[size][];
        variableCount = new int[size];
        elements = new int[size][4];
        elementCount = new int[size];
        members = new int[size][];
        memberCount = new int[size];
        degree = new int[size];
        eliminated = new boolean[size];
        head = new int[size + 1];
        next = new int[size];
        previous = new int[size];
        mark = new int[size];
        outside = new int[size];
        outsideStamp = new int[size];
        Arrays.fill(head, -1);
        for (int c = 0; c < size; c++) {
            int[] list = new int[offsets[c + 1] - offsets[c]];
            int count = 0;
            for (int e = offsets[c]; e < offsets[c + 1]; e++) {
                if (rows[e] != c) {
                    list[count++] = rows[e];
                }
            }
            variables[c] = list;
            variableCount[c] = count;
            degree[c] = count;
        }
        for (int c = size - 1; c >= 0; c--) {
            insert(c);
        }
    }

    /**
     * The order of elimination.
     *
     * @param offsets where the neighbours of every row begin, [n + 1]
     * @param rows the neighbours, both directions; the row itself may be among them
     * @return order[k] is the row eliminated k-th
     */
    static int[] of(int[] offsets, int[] rows) {
        return new MinimumDegree(offsets, rows).eliminate();
    }

    private int[] eliminate() {
        int[] order = new int[size];
        int least = 0;
        int[] clique = new int[size];
        for (int k = 0; k < size; k++) {
            while (head[least] < 0) {
                least++;
            }
            int pivot = head[least];
            remove(pivot);
            order[k] = pivot;
            int count = formElement(pivot, clique);
            measureOutside(clique, count);
            for (int i = 0; i < count; i++) {
                int v = clique[i];
                remove(v);
                update(v, pivot, count, size - k - 1);
                insert(v);
                least = Math.min(least, degree[v]);
            }
        }
        return order;
    }

    /** Joins the pivot's variables and its elements' members into a new element; the old elements die. */
    private int formElement(int pivot, int[] clique) {
        eliminated[pivot] = true;
        stamp++;
        mark[pivot] = stamp;
        int count = 0;
        for (int i = 0; i < variableCount[pivot]; i++) {
            int v = variables[pivot][i];
            if (!eliminated[v] && mark[v] != stamp) {
                mark[v] = stamp;
                clique[count++] = v;
            }
        }
        for (int i = 0; i < elementCount[pivot]; i++) {
            int e = elements[pivot][i];
            for (int j = 0; j < memberCount[e]; j++) {
                int v = members[e][j];
                if (!eliminated[v] && mark[v] != stamp) {
                    mark[v] = stamp;
                    clique[count++] = v;
                }
            }
            memberCount[e] = -1; // absorbed
            members[e] = new int[0];
        }
        members[pivot] = Arrays.copyOf(clique, count);
        memberCount[pivot] = count;
        variables[pivot] = new int[0];
        return count;
    }

    /** For every element that touches the new one, how many of its members are outside of it. */
    private void measureOutside(int[] clique, int count) {
        for (int i = 0; i < count; i++) {
            int v = clique[i];
            for (int j = 0; j < elementCount[v]; j++) {
                int e = elements[v][j];
                if (memberCount[e] < 0) {
                    continue;
                }
                if (outsideStamp[e] != stamp) {
                    outsideStamp[e] = stamp;
                    outside[e] = aliveMembers(e);
                }
                outside[e]--;
            }
        }
    }

    private int aliveMembers(int e) {
        int alive = 0;
        for (int j = 0; j < memberCount[e]; j++) {
            if (!eliminated[members[e][j]]) {
                members[e][alive++] = members[e][j];
            }
        }
        memberCount[e] = alive;
        return alive;
    }

    private void update(int v, int pivot, int count, int remaining) {
        int keptElements = 0;
        int bound = count - 1;
        for (int j = 0; j < elementCount[v]; j++) {
            int e = elements[v][j];
            if (memberCount[e] >= 0 && outside[e] > 0) {
                elements[v][keptElements++] = e; // an element wholly inside the new one is absorbed
                bound += outside[e];
            }
        }
        int keptVariables = 0;
        for (int j = 0; j < variableCount[v]; j++) {
            int u = variables[v][j];
            if (!eliminated[u] && mark[u] != stamp) {
                variables[v][keptVariables++] = u;
                bound++;
            }
        }
        variableCount[v] = keptVariables;
        if (keptElements == elements[v].length) {
            elements[v] = Arrays.copyOf(elements[v], 2 * keptElements + 1);
        }
        elements[v][keptElements++] = pivot;
        elementCount[v] = keptElements;
        degree[v] = Math.min(Math.min(remaining - 1, degree[v] + count - 1), bound);
    }

    private void insert(int v) {
        int d = degree[v];
        next[v] = head[d];
        previous[v] = -1;
        if (head[d] >= 0) {
            previous[head[d]] = v;
        }
        head[d] = v;
    }

    private void remove(int v) {
        if (previous[v] >= 0) {
            next[previous[v]] = next[v];
        } else {
            head[degree[v]] = next[v];
        }
        if (next[v] >= 0) {
            previous[next[v]] = previous[v];
        }
    }
}
