package dev.holonomy.geodesic;

import java.util.Arrays;

/** A binary heap of vertices by cost, which may rise and fall; the smaller id among equals comes first. */
public final class CostHeap {
    private final int[] heap;
    private final int[] place;
    private final double[] cost;
    private int size;

    /**
     * An empty heap.
     *
     * @param vertices the vertices 0..vertices−1 can be inserted
     */
    public CostHeap(int vertices) {
        heap = new int[vertices];
        place = new int[vertices];
        cost = new double[vertices];
        Arrays.fill(place, -1);
    }

    /** Takes all vertices out. */
    public void clear() {
        while (size > 0) {
            place[heap[--size]] = -1;
        }
    }

    /**
     * How many vertices are in.
     *
     * @return the number
     */
    public int size() {
        return size;
    }

    /**
     * The vertex of least cost.
     *
     * @return its id
     */
    public int first() {
        return heap[0];
    }

    /**
     * Whether a vertex is in.
     *
     * @param v the vertex
     * @return true if it was put in and not removed since
     */
    public boolean contains(int v) {
        return place[v] >= 0;
    }

    /**
     * The cost of a vertex that is in.
     *
     * @param v the vertex
     * @return what was put
     */
    public double cost(int v) {
        return cost[v];
    }

    /**
     * Inserts a vertex or changes its cost.
     *
     * @param v the vertex
     * @param value its cost
     */
    public void put(int v, double value) {
        int at = place[v] < 0 ? size++ : place[v];
        cost[v] = value;
        while (at > 0 && before(v, heap[(at - 1) >>> 1])) {
            set(at, heap[(at - 1) >>> 1]);
            at = (at - 1) >>> 1;
        }
        sink(v, at);
    }

    /**
     * Takes a vertex out, if it is in.
     *
     * @param v the vertex
     */
    public void remove(int v) {
        int at = place[v];
        if (at < 0) {
            return;
        }
        place[v] = -1;
        int last = heap[--size];
        if (last != v) {
            place[last] = -1;
            set(at, last);
            put(last, cost[last]);
        }
    }

    private void sink(int v, int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], v)) {
                break;
            }
            set(at, heap[child]);
            at = child;
        }
        set(at, v);
    }

    private void set(int at, int v) {
        heap[at] = v;
        place[v] = at;
    }

    private boolean before(int v, int w) {
        return cost[v] < cost[w] || (cost[v] == cost[w] && v < w);
    }
}
