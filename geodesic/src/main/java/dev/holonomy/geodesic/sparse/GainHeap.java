package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/** Vertices by gain, largest first, the smaller number among equals; gains can change. */
final class GainHeap {
    private final int[] place;
    private final int[] gains;
    private int[] heap = new int[32];
    private int size;

    GainHeap(int vertices) {
        place = new int[vertices];
        gains = new int[vertices];
        Arrays.fill(place, -1);
    }

    int size() {
        return size;
    }

    int top() {
        return heap[0];
    }

    int gain(int v) {
        return gains[v];
    }

    void clear() {
        while (size > 0) {
            place[heap[--size]] = -1;
        }
    }

    /** Puts a vertex in, or gives it another gain. */
    void put(int v, int gain) {
        if (place[v] >= 0) {
            change(v, gain - gains[v]);
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        gains[v] = gain;
        place[v] = size;
        heap[size] = v;
        size++;
        up(place[v]);
    }

    /** Changes the gain of a vertex if it is in. */
    void change(int v, int by) {
        if (place[v] < 0) {
            return;
        }
        gains[v] += by;
        up(place[v]);
        down(place[v]);
    }

    void remove(int v) {
        int at = place[v];
        if (at < 0) {
            return;
        }
        place[v] = -1;
        int last = heap[--size];
        if (last != v) {
            heap[at] = last;
            place[last] = at;
            up(at);
            down(place[last]);
        }
    }

    private boolean before(int v, int u) {
        return gains[v] > gains[u] || (gains[v] == gains[u] && v < u);
    }

    private void up(int from) {
        int v = heap[from];
        int at = from;
        while (at > 0 && before(v, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            place[heap[at]] = at;
            at = (at - 1) / 2;
        }
        heap[at] = v;
        place[v] = at;
    }

    private void down(int from) {
        int v = heap[from];
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], v)) {
                break;
            }
            heap[at] = heap[child];
            place[heap[at]] = at;
            at = child;
        }
        heap[at] = v;
        place[v] = at;
    }
}
