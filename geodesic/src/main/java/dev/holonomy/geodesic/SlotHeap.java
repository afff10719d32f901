package dev.holonomy.geodesic;

import java.util.Arrays;

/** A binary heap of small integers (slots) that can move one when its key falls; keys live with the caller. */
final class SlotHeap {
    private int[] heap = new int[256];
    private int[] position = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Makes room for a new slot, which is not in the heap. */
    void addSlot(int slot) {
        if (slot >= position.length) {
            position = Arrays.copyOf(position, 2 * slot);
            heap = Arrays.copyOf(heap, 2 * slot);
        }
        position[slot] = -1;
    }

    /** Inserts a slot, or moves it up after its key became smaller. */
    void decrease(int slot, double[] key) {
        int at = position[slot];
        if (at < 0) {
            at = size++;
        }
        double k = key[slot];
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            int other = heap[parent];
            if (key[other] <= k) {
                break;
            }
            heap[at] = other;
            position[other] = at;
            at = parent;
        }
        heap[at] = slot;
        position[slot] = at;
    }

    /** Takes out a slot with the smallest key. */
    int removeFirst(double[] key) {
        int first = heap[0];
        position[first] = -1;
        int last = heap[--size];
        if (size > 0) {
            double k = key[last];
            int at = 0;
            while (true) {
                int child = 2 * at + 1;
                if (child >= size) {
                    break;
                }
                if (child + 1 < size && key[heap[child + 1]] < key[heap[child]]) {
                    child++;
                }
                if (key[heap[child]] >= k) {
                    break;
                }
                heap[at] = heap[child];
                position[heap[at]] = at;
                at = child;
            }
            heap[at] = last;
            position[last] = at;
        }
        return first;
    }
}
