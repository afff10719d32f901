package dev.holonomy.geodesic;

import java.util.Arrays;

/** A binary heap of small integers (slots) that can move one when its key falls; keys live with the caller. */
public final class SlotHeap {
    private int[] heap;
    private int[] position;
    private int size;

    /**
     * An empty heap.
     *
     * @param slots the slots 0..slots−1 can be inserted; more come by {@link #addSlot}
     */
    public SlotHeap(int slots) {
        heap = new int[slots];
        position = new int[slots];
        Arrays.fill(position, -1);
    }

    /** Takes all slots out. */
    public void clear() {
        while (size > 0) {
            position[heap[--size]] = -1;
        }
    }

    /**
     * Whether no slot is in.
     *
     * @return true if it is empty
     */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * A slot with the smallest key.
     *
     * @return the slot that {@link #removeFirst} takes out
     */
    public int first() {
        return heap[0];
    }

    /**
     * Makes room for a new slot, which is not in the heap.
     *
     * @param slot the slot
     */
    public void addSlot(int slot) {
        if (slot >= position.length) {
            position = Arrays.copyOf(position, 2 * slot + 2);
            heap = Arrays.copyOf(heap, 2 * slot + 2);
        }
        position[slot] = -1;
    }

    /**
     * Inserts a slot, or moves it up after its key became smaller.
     *
     * @param slot the slot
     * @param key of all slots
     */
    public void decrease(int slot, double[] key) {
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

    /**
     * Takes out a slot with the smallest key.
     *
     * @param key of all slots
     * @return the slot
     */
    public int removeFirst(double[] key) {
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
