package dev.holonomy.mesh.io;

import java.util.Arrays;

/** Ints that grow by doubling. */
final class IntList {
    private int[] values = new int[64];
    private int size;

    /** Makes room for more values than are likely to come without growing; at most what a file can prove. */
    void reserve(int more) {
        if (more > values.length - size) {
            values = Arrays.copyOf(values, Math.min(Integer.MAX_VALUE - 8, Math.addExact(size, more)));
        }
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    static int grown(int size) {
        if (size >= Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("an array cannot hold more than " + size + " numbers");
        }
        return size > 1 << 29 ? Integer.MAX_VALUE - 8 : 2 * size;
    }

    int get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
