package dev.holonomy.geodesic.sparse;

import java.util.concurrent.RecursiveAction;

/**
 * Fill-reducing ordering by nested dissection (George 1973): a separator is eliminated last, the two parts before it, each dissected in
 * turn, in parallel; small parts, and those without a small separator, by minimum degree.
 */
final class NestedDissection extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    /** Parts of up to so many vertices are not cut. */
    private static final int LEAF = 200;

    private static final int PARALLEL = 4000;

    /** A separator of a larger share of the vertices is none. */
    private static final double LARGEST_SEPARATOR = 0.2;

    private final transient WeightedGraph graph;
    private final int[] vertices;
    private final int[] order;
    private final int at;

    private NestedDissection(WeightedGraph graph, int[] vertices, int[] order, int at) {
        this.graph = graph;
        this.vertices = vertices;
        this.order = order;
        this.at = at;
    }

    /**
     * The order of elimination.
     *
     * @param pattern symmetric
     * @return order[k] is the row eliminated k-th
     */
    static int[] of(SparseMatrix pattern) {
        int[] vertices = new int[pattern.size()];
        for (int v = 0; v < vertices.length; v++) {
            vertices[v] = v;
        }
        int[] order = new int[vertices.length];
        new NestedDissection(WeightedGraph.of(pattern), vertices, order, 0).invoke();
        return order;
    }

    @Override
    protected void compute() {
        if (graph.size <= LEAF) {
            byMinimumDegree();
            return;
        }
        byte[] part = VertexSeparator.of(graph);
        int[] count = new int[3];
        for (byte p : part) {
            count[p]++;
        }
        if (count[0] == 0 || count[1] == 0 || count[2] > LARGEST_SEPARATOR * graph.size) {
            byMinimumDegree();
            return;
        }
        int[][] own = {new int[count[0]], new int[count[1]]};
        int[] filled = new int[3];
        int last = at + count[0] + count[1];
        for (int v = 0; v < graph.size; v++) {
            if (part[v] < 2) {
                own[part[v]][filled[part[v]]++] = v;
            } else {
                order[last++] = vertices[v];
            }
        }
        NestedDissection[] halves = new NestedDissection[2];
        int[] local = new int[graph.size];
        for (int p = 0; p < 2; p++) {
            WeightedGraph half = graph.induced(own[p], local, part, p);
            for (int i = 0; i < own[p].length; i++) {
                own[p][i] = vertices[own[p][i]];
            }
            halves[p] = new NestedDissection(half, own[p], order, p == 0 ? at : at + count[0]);
        }
        if (graph.size > PARALLEL) {
            invokeAll(halves[0], halves[1]);
        } else {
            halves[0].compute();
            halves[1].compute();
        }
    }

    private void byMinimumDegree() {
        int[] local = MinimumDegree.of(graph.offsets, graph.neighbours);
        for (int i = 0; i < local.length; i++) {
            order[at + i] = vertices[local[i]];
        }
    }
}
