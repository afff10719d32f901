package dev.holonomy.mesh.io;

import java.util.Arrays;

/** Doubles that grow by doubling. */
final class DoubleList {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, IntList.grown(size));
        }
        values[size++] = value;
    }

    double get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }

    /** Appends the value until the size is reached. */
    void padTo(int newSize, double value) {
        while (size < newSize) {
            add(value);
        }
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
