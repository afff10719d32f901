package dev.holonomy.geodesic.exact;

import java.util.Arrays;

/**
 * A queue of small integers (window slots) by key, for keys that never fall below the last one taken.
 *
 * <p>Keys that come soon wait unsorted in buckets, later ones in a list; only the bucket in turn is a binary heap, which
 * is small enough to stay in cache. The order is that of one heap.
 */
final class WindowQueue {
    private static final int BUCKETS = 2048;

    private final int[] bucket = new int[BUCKETS];
    private int[] next = new int[1024];
    private double[] key = new double[1024];
    private double[] heapKey = new double[256];
    private int[] heapSlot = new int[256];
    private int heapSize;
    private int inBuckets;
    private int far;
    private int current;
    private double base;
    private double perWidth;

    WindowQueue() {
        Arrays.fill(bucket, -1);
    }

    /** Empties the queue and sets the width of a bucket. */
    void begin(double width) {
        if (inBuckets > 0) {
            Arrays.fill(bucket, -1);
        }
        inBuckets = 0;
        heapSize = 0;
        far = -1;
        current = 0;
        base = 0;
        perWidth = width > 0 ? 1 / width : 1;
    }

    void add(int slot, double k) {
        if (slot >= next.length) {
            next = Arrays.copyOf(next, 2 * slot);
            key = Arrays.copyOf(key, 2 * slot);
        }
        key[slot] = k;
        place(slot, k);
    }

    private void place(int slot, double k) {
        double index = (k - base) * perWidth;
        if (index < current + 1) {
            push(slot, k);
        } else if (index < BUCKETS) {
            next[slot] = bucket[(int) index];
            bucket[(int) index] = slot;
            inBuckets++;
        } else {
            next[slot] = far;
            far = slot;
        }
    }

    /** The smallest key, +∞ if the queue is empty. */
    double firstKey() {
        while (heapSize == 0) {
            if (inBuckets > 0) {
                current++;
                take(bucket[current]);
            } else if (far >= 0) {
                rebase();
            } else {
                return Double.POSITIVE_INFINITY;
            }
        }
        return heapKey[0];
    }

    private void take(int list) {
        bucket[current] = -1;
        for (int slot = list; slot >= 0; slot = next[slot]) {
            inBuckets--;
            push(slot, key[slot]);
        }
    }

    /** Lays the buckets out anew from the smallest of the later keys. */
    private void rebase() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int slot = far; slot >= 0; slot = next[slot]) {
            smallest = Math.min(smallest, key[slot]);
        }
        base = smallest;
        current = 0;
        int list = far;
        far = -1;
        while (list >= 0) {
            int slot = list;
            list = next[slot];
            place(slot, key[slot]);
        }
    }

    /** Takes out the slot of {@link #firstKey}, which must have been asked for. */
    int removeFirst() {
        int first = heapSlot[0];
        double k = heapKey[--heapSize];
        int slot = heapSlot[heapSize];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heapSize) {
                break;
            }
            if (child + 1 < heapSize && heapKey[child + 1] < heapKey[child]) {
                child++;
            }
            if (heapKey[child] >= k) {
                break;
            }
            heapKey[at] = heapKey[child];
            heapSlot[at] = heapSlot[child];
            at = child;
        }
        heapKey[at] = k;
        heapSlot[at] = slot;
        return first;
    }

    private void push(int slot, double k) {
        if (heapSize == heapSlot.length) {
            heapKey = Arrays.copyOf(heapKey, 2 * heapSize);
            heapSlot = Arrays.copyOf(heapSlot, 2 * heapSize);
        }
        int at = heapSize++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (heapKey[parent] <= k) {
                break;
            }
            heapKey[at] = heapKey[parent];
            heapSlot[at] = heapSlot[parent];
            at = parent;
        }
        heapKey[at] = k;
        heapSlot[at] = slot;
    }
}
