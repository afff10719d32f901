package dev.holonomy.mesh.io;

import java.util.Arrays;

/** Ints that grow by doubling. */
final class IntList {
    private int[] values = new int[64];
    private int size;

    /** Makes room for more values, which a file proves, without growing; by half at least, as it may be asked for many times. */
    void reserve(int more) {
        if (more > values.length - size) {
            long room = Math.max((long) size + more, values.length + values.length / 2);
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, room));
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
