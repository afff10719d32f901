package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;

/**
 * A sparse matrix on a device, by rows: averages over faces, areas of a mesh, pooling.
 *
 * @param offsets where each row begins, ints [rows + 1]
 * @param columns ints [entries]
 * @param values reals [entries]
 * @param columnCount the number of columns
 */
public record SparseOperator(Buffer offsets, Buffer columns, Buffer values, int columnCount) {
    /**
     * A matrix and its transpose from triplets sorted by row.
     *
     * @param scope owner of the memory
     * @param rows row of each entry, not decreasing
     * @param columns column of each entry
     * @param values value of each entry
     * @param rowCount the number of rows
     * @param columnCount the number of columns
     * @return the operation y = S x
     */
    public static SparseProduct product(
            Scope scope, int[] rows, int[] columns, double[] values, int rowCount, int columnCount) {
        int[] offsets = counts(rows, rowCount);
        int[] transposedOffsets = counts(columns, columnCount);
        int[] next = transposedOffsets.clone();
        int[] transposedColumns = new int[rows.length];
        double[] transposedValues = new double[rows.length];
        for (int e = 0; e < rows.length; e++) {
            int to = next[columns[e]]++;
            transposedColumns[to] = rows[e];
            transposedValues[to] = values[e];
        }
        return new SparseProduct(
                new SparseOperator(scope.ints(offsets), scope.ints(columns), scope.reals(values), columnCount),
                new SparseOperator(
                        scope.ints(transposedOffsets),
                        scope.ints(transposedColumns),
                        scope.reals(transposedValues),
                        rowCount));
    }

    private static int[] counts(int[] keys, int keyCount) {
        int[] offsets = new int[keyCount + 1];
        for (int key : keys) {
            offsets[key + 1]++;
        }
        for (int k = 0; k < keyCount; k++) {
            offsets[k + 1] += offsets[k];
        }
        return offsets;
    }

    /** The number of rows. */
    public int rowCount() {
        return offsets.length() - 1;
    }
}
