package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/** A sparse Hermitian matrix: the pattern and real part of a symmetric one, and an imaginary part on the same pattern; immutable. */
public final class HermitianMatrix {
    private final SparseMatrix real;
    private final double[] imaginary;

    private HermitianMatrix(SparseMatrix real, double[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * A matrix from its parts.
     *
     * @param real real part, which gives the pattern
     * @param imaginary of each stored entry of {@code real}; opposite at (i, j) and (j, i), so zero on the diagonal; kept
     * @return the matrix
     * @throws IllegalArgumentException if it is not Hermitian to rounding
     */
    public static HermitianMatrix of(SparseMatrix real, double[] imaginary) {
        if (imaginary.length != real.entryCount()) {
            throw new IllegalArgumentException(
                    imaginary.length + " imaginary parts for " + real.entryCount() + " stored entries");
        }
        int[] offsets = real.offsets();
        int[] rows = real.rows();
        for (int c = 0; c < real.size(); c++) {
            for (int e = offsets[c]; e < offsets[c + 1] && rows[e] <= c; e++) {
                int r = rows[e];
                int mirrored = Arrays.binarySearch(rows, offsets[r], offsets[r + 1], c);
                double size = Math.abs(real.values()[e]) + Math.abs(imaginary[e]);
                if (mirrored < 0 || Math.abs(imaginary[e] + imaginary[mirrored]) > 1e-12 * size) {
                    throw new IllegalArgumentException("the matrix is not Hermitian at (" + r + ", " + c + ")");
                }
            }
        }
        return new HermitianMatrix(real, imaginary);
    }

    /**
     * A matrix from triplets; entries at one place are added in the order given.
     *
     * @param size number of rows and columns
     * @param row row of each entry
     * @param column column of each entry; both (i, j) and, conjugate, (j, i) are to be given
     * @param real real part of each entry
     * @param imaginary imaginary part of each entry
     * @return the matrix; every diagonal entry is stored, if only as zero
     */
    public static HermitianMatrix ofTriplets(int size, int[] row, int[] column, double[] real, double[] imaginary) {
        return of(
                SparseMatrix.ofTriplets(size, row, column, real),
                SparseMatrix.ofTriplets(size, row, column, imaginary).values());
    }

    /**
     * The number of rows and columns.
     *
     * @return n
     */
    public int size() {
        return real.size();
    }

    /**
     * The real part, with the pattern.
     *
     * @return symmetric
     */
    public SparseMatrix realPart() {
        return real;
    }

    /**
     * The imaginary part of each stored entry of the real part.
     *
     * @return not to be modified
     */
    public double[] imaginary() {
        return imaginary;
    }

    /**
     * The matrix times a factor plus a real diagonal times another, on the same pattern.
     *
     * @param scale factor of the matrix
     * @param factor of the diagonal
     * @param diagonal [n]
     * @return scale A + factor diag(diagonal)
     */
    public HermitianMatrix scaledPlusDiagonal(double scale, double factor, double[] diagonal) {
        return new HermitianMatrix(
                real.scaledPlusDiagonal(scale, factor, diagonal),
                Arrays.stream(imaginary).map(b -> scale * b).toArray());
    }

    /**
     * y = A x.
     *
     * @param x [n, 2], real and imaginary part side by side
     * @param y [n, 2], overwritten
     */
    public void multiply(double[] x, double[] y) {
        int[] offsets = real.offsets();
        int[] rows = real.rows();
        double[] values = real.values();
        for (int c = 0; c < size(); c++) {
            double re = 0;
            double im = 0;
            for (int e = offsets[c]; e < offsets[c + 1]; e++) {
                double a = values[e];
                double b = -imaginary[e]; // row c is the conjugate of column c
                double xr = x[2 * rows[e]];
                double xi = x[2 * rows[e] + 1];
                re += a * xr - b * xi;
                im += a * xi + b * xr;
            }
            y[2 * c] = re;
            y[2 * c + 1] = im;
        }
    }
}
