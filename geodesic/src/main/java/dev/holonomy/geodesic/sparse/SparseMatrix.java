package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/** A symmetric sparse matrix, both triangles stored by columns with ascending rows; immutable. */
public final class SparseMatrix {
    private final int[] offsets;
    private final int[] rows;
    private final double[] values;

    private SparseMatrix(int[] offsets, int[] rows, double[] values) {
        this.offsets = offsets;
        this.rows = rows;
        this.values = values;
    }

    /**
     * A matrix from triplets; entries at one place are added in the order given.
     *
     * @param size number of rows and columns
     * @param row row of each entry
     * @param column column of each entry; both (i, j) and (j, i) are to be given
     * @param value value of each entry
     * @return the matrix; every diagonal entry is stored, if only as zero
     */
    public static SparseMatrix ofTriplets(int size, int[] row, int[] column, double[] value) {
        int[] start = new int[size + 1];
        for (int c : column) {
            start[c + 1]++;
        }
        for (int c = 0; c < size; c++) {
            start[c + 1] += start[c] + 1; // one more for the diagonal
        }
        int[] next = Arrays.copyOf(start, size);
        long[] keyed = new long[row.length + size]; // row in the high half, place in the low half
        double[] given = Arrays.copyOf(value, value.length + size);
        for (int e = 0; e < row.length; e++) {
            keyed[next[column[e]]++] = ((long) row[e] << 32) | e;
        }
        for (int c = 0; c < size; c++) {
            keyed[next[c]++] = ((long) c << 32) | (row.length + c);
        }
        int[] offsets = new int[size + 1];
        int[] rows = new int[keyed.length];
        double[] values = new double[keyed.length];
        int count = 0;
        for (int c = 0; c < size; c++) {
            Arrays.sort(keyed, start[c], start[c + 1]);
            int first = count;
            for (int k = start[c]; k < start[c + 1]; k++) {
                int r = (int) (keyed[k] >> 32);
                if (count == first || rows[count - 1] != r) {
                    rows[count++] = r;
                }
                values[count - 1] += given[(int) keyed[k]];
            }
            offsets[c + 1] = count;
        }
        return new SparseMatrix(offsets, Arrays.copyOf(rows, count), Arrays.copyOf(values, count));
    }

    /**
     * The number of rows and columns.
     *
     * @return n
     */
    public int size() {
        return offsets.length - 1;
    }

    /**
     * The number of stored entries, both triangles.
     *
     * @return entries
     */
    public int entryCount() {
        return rows.length;
    }

    /**
     * Where each column begins.
     *
     * @return [n + 1], not to be modified
     */
    public int[] offsets() {
        return offsets;
    }

    /**
     * The row of each entry, ascending within a column.
     *
     * @return not to be modified
     */
    public int[] rows() {
        return rows;
    }

    /**
     * The value of each entry.
     *
     * @return not to be modified
     */
    public double[] values() {
        return values;
    }

    /**
     * The matrix plus a diagonal.
     *
     * @param factor times
     * @param diagonal [n]
     * @return the sum, on the same pattern
     */
    public SparseMatrix plusDiagonal(double factor, double[] diagonal) {
        double[] sum = values.clone();
        for (int c = 0; c < size(); c++) {
            sum[Arrays.binarySearch(rows, offsets[c], offsets[c + 1], c)] += factor * diagonal[c];
        }
        return new SparseMatrix(offsets, rows, sum);
    }

    /**
     * The matrix times a factor plus a diagonal times another, as M + t L for diagonal M.
     *
     * @param scale factor of the matrix
     * @param factor of the diagonal
     * @param diagonal [n]
     * @return scale A + factor diag(diagonal), on the same pattern
     */
    public SparseMatrix scaledPlusDiagonal(double scale, double factor, double[] diagonal) {
        double[] scaled = new double[values.length];
        for (int e = 0; e < scaled.length; e++) {
            scaled[e] = scale * values[e];
        }
        return new SparseMatrix(offsets, rows, scaled).plusDiagonal(factor, diagonal);
    }

    /**
     * y = A x.
     *
     * @param x [n]
     * @param y [n], overwritten
     */
    public void multiply(double[] x, double[] y) {
        for (int c = 0; c < size(); c++) {
            double sum = 0;
            for (int e = offsets[c]; e < offsets[c + 1]; e++) {
                sum += values[e] * x[rows[e]]; // symmetric: column c is row c
            }
            y[c] = sum;
        }
    }

    /**
     * The diagonal.
     *
     * @return [n], a new array
     */
    public double[] diagonal() {
        double[] diagonal = new double[size()];
        for (int c = 0; c < diagonal.length; c++) {
            diagonal[c] = values[Arrays.binarySearch(rows, offsets[c], offsets[c + 1], c)];
        }
        return diagonal;
    }
}
