package dev.holonomy.compute;

/**
 * C += A B in double on matrices that are parts of arrays: the arithmetic that the Java meaning of a kernel spends its time in.
 *
 * <p>Each element is summed in the order of the inner index, whatever the blocking, so which rows a call takes never changes a result.
 * Implementations may round a multiply-add once or twice.
 */
public interface MatrixProduct {
    /**
     * A matrix inside an array: element (i, j) lies at {@code at} + i {@code row} + j {@code column}.
     *
     * @param numbers the array
     * @param at where element (0, 0) lies
     * @param row between rows
     * @param column between columns
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the array
    record Part(double[] numbers, int at, int row, int column) {
        /**
         * A matrix whose rows are contiguous.
         *
         * @param numbers the array
         * @param at where it begins
         * @param row between rows
         * @return the matrix
         */
        public static Part of(double[] numbers, int at, int row) {
            return new Part(numbers, at, row, 1);
        }

        /**
         * The transpose of a matrix whose rows are contiguous.
         *
         * @param numbers the array
         * @param at where it begins
         * @param row between its rows
         * @return the matrix
         */
        public static Part transposed(double[] numbers, int at, int row) {
            return new Part(numbers, at, 1, row);
        }
    }

    /**
     * C += A B.
     *
     * @param rows of A and C
     * @param inner columns of A, rows of B
     * @param columns of B and C
     * @param a A, any part
     * @param b B, with contiguous rows
     * @param c C, with contiguous rows, in none of the other arrays' parts
     */
    void add(int rows, int inner, int columns, Part a, Part b, Part c);

    /**
     * What does it, for a person.
     *
     * @return a few words
     */
    String name();
}
