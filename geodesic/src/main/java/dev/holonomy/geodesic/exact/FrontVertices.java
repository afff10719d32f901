package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.SlotHeap;
import java.util.Arrays;

/**
 * What a query knows of each vertex: its best path so far, and a heap of those that are not settled.
 *
 * <p>A path ends with a straight segment from its root: a source, or a vertex at which it bends and whose own path it goes
 * on from. Only vertices that a query reached are reset for the next one.
 */
final class FrontVertices {
    /** Relative difference of lengths that says nothing: a path that bends by δ is longer only by δ². */
    static final double TIE = 1e-12;

    /** Length of the best path, in units; +∞ if none, [V]. */
    final double[] distance;

    /** Where the last straight segment begins: a vertex, or V + i for source i in a face, [V]. */
    final int[] root;

    /** Direction of the last segment at its root: unscaled angle, [V]. */
    final double[] out;

    /** Direction back along the last segment at the vertex: unscaled angle, [V]. */
    final double[] arrival;

    /** The window that brought the path, in the log of the front; -1 for a segment within a face, [V]. */
    final int[] window;

    /** Settled vertices in the order of their distance. */
    final int[] order;

    int settledCount;

    private final boolean[] settled;
    private final boolean[] alongEdge;
    private final int[] touched;
    private int touchedCount;
    private final SlotHeap heap;

    FrontVertices(int vertices) {
        distance = new double[vertices];
        root = new int[vertices];
        out = new double[vertices];
        arrival = new double[vertices];
        window = new int[vertices];
        order = new int[vertices];
        settled = new boolean[vertices];
        alongEdge = new boolean[vertices];
        touched = new int[vertices];
        heap = new SlotHeap(vertices);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }

    void begin() {
        for (int i = 0; i < touchedCount; i++) {
            int v = touched[i];
            distance[v] = Double.POSITIVE_INFINITY;
            settled[v] = false;
        }
        touchedCount = 0;
        settledCount = 0;
        heap.clear();
    }

    boolean isSettled(int v) {
        return settled[v];
    }

    /** Whether a straight path of some length is news for a vertex. */
    boolean improves(int v, double length) {
        double old = distance[v];
        return !settled[v] && (length < old || (alongEdge[v] && length <= old * (1 + TIE)));
    }

    /** Takes a path that {@link #improves}. */
    void straight(int v, double length, int from, double outAngle, double arrivalAngle, int log) {
        set(v, Math.min(length, distance[v]), from, outAngle, arrivalAngle, log);
        alongEdge[v] = false;
    }

    /** Offers the path that goes on along an edge from a settled vertex. */
    void alongEdge(int v, double length, int from, double outAngle, double arrivalAngle) {
        if (!settled[v] && (length < distance[v] * (1 - TIE) || distance[v] == Double.POSITIVE_INFINITY)) {
            set(v, length, from, outAngle, arrivalAngle, -1);
            alongEdge[v] = root[from] != from;
        }
    }

    private void set(int v, double length, int from, double outAngle, double arrivalAngle, int log) {
        if (distance[v] == Double.POSITIVE_INFINITY) {
            touched[touchedCount++] = v;
        }
        distance[v] = length;
        root[v] = from;
        out[v] = outAngle;
        arrival[v] = arrivalAngle;
        window[v] = log;
        heap.decrease(v, distance);
    }

    /** The distance of the nearest vertex that is not settled, +∞ if there is none. */
    double firstKey() {
        return heap.isEmpty() ? Double.POSITIVE_INFINITY : distance[heap.first()];
    }

    /** Settles the nearest vertex. */
    int settleFirst() {
        int first = heap.removeFirst(distance);
        settled[first] = true;
        order[settledCount++] = first;
        return first;
    }
}
