package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;

/**
 * A square sparse complex matrix on a device, by rows, with its columns beside it: the gradient of scalars at vertices, a tangent
 * vector x + iy in each vertex's frame.
 *
 * @param offsets where each row begins, ints [V + 1]
 * @param columns ints [entries]
 * @param values real and imaginary part of each entry, reals [entries, 2]
 * @param transposedOffsets where each column begins, ints [V + 1]
 * @param rows ints [entries], the rows of a column's entries
 * @param transposedValues as {@code values}, column by column
 */
public record ComplexOperator(
        Buffer offsets, Buffer columns, Buffer values, Buffer transposedOffsets, Buffer rows, Buffer transposedValues) {
    /**
     * Copies a matrix to a device.
     *
     * @param scope owner of the memory
     * @param offsets [V + 1]
     * @param columns [entries]
     * @param real [entries]
     * @param imaginary [entries]
     * @return the operator
     */
    public static ComplexOperator of(Scope scope, int[] offsets, int[] columns, double[] real, double[] imaginary) {
        int size = offsets.length - 1;
        int[] starts = new int[size + 1];
        for (int column : columns) {
            starts[column + 1]++;
        }
        for (int q = 0; q < size; q++) {
            starts[q + 1] += starts[q];
        }
        int[] next = starts.clone();
        int[] rows = new int[columns.length];
        double[] values = new double[2 * columns.length];
        double[] transposed = new double[2 * columns.length];
        for (int p = 0; p < size; p++) {
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                int to = next[columns[e]]++;
                rows[to] = p;
                values[2 * e] = real[e];
                values[2 * e + 1] = imaginary[e];
                transposed[2 * to] = real[e];
                transposed[2 * to + 1] = imaginary[e];
            }
        }
        return new ComplexOperator(
                scope.ints(offsets),
                scope.ints(columns),
                scope.reals(values),
                scope.ints(starts),
                scope.ints(rows),
                scope.reals(transposed));
    }

    /** The number of rows and columns. */
    public int size() {
        return offsets.length() - 1;
    }
}
