package dev.holonomy.geodesic.path;

import java.util.Arrays;

/** A binary heap of vertices by a key, an array of the caller, that it lowers. */
final class VertexHeap {
    private final double[] key;
    private final int[] heap;
    private final int[] position;
    private int size;

    VertexHeap(double[] key) {
        this.key = key;
        heap = new int[key.length];
        position = new int[key.length];
        Arrays.fill(position, -1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Lowers the key of a vertex, which enters if it is not in the heap. */
    void lower(int v, double k) {
        key[v] = k;
        int at = position[v] < 0 ? size++ : position[v];
        while (at > 0 && key[heap[(at - 1) >>> 1]] > k) {
            put(at, heap[(at - 1) >>> 1]);
            at = (at - 1) >>> 1;
        }
        put(at, v);
    }

    /** Takes out a vertex with the smallest key. */
    int removeFirst() {
        int first = heap[0];
        position[first] = -1;
        int last = heap[--size];
        if (size == 0) {
            return first;
        }
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child + 1 < size && key[heap[child + 1]] < key[heap[child]]) {
                child++;
            }
            if (child >= size || key[heap[child]] >= key[last]) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, last);
        return first;
    }

    private void put(int at, int v) {
        heap[at] = v;
        position[v] = at;
    }
}
