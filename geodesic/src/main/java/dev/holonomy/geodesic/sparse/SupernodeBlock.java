package dev.holonomy.geodesic.sparse;

/** The dense arithmetic of one supernode of k columns: the block of its rows in L, and what it passes on to its parent. */
interface SupernodeBlock {
    /** Columns after which all rows below are brought up to date; a multiple of the tiles. */
    int WIDTH = 64;

    /**
     * Factors the rows from..to-1 in the columns of the same numbers; all columns before are done.
     *
     * @param from first column, a multiple of {@link #WIDTH}
     * @param to one past the last
     * @return -1, or the column whose pivot is not positive
     */
    int factorDiagonal(int from, int to);

    /**
     * Solves rows in the columns from..to-1, whose diagonal is factored.
     *
     * @param fromRow first row
     * @param toRow one past the last
     * @param from first column
     * @param to one past the last
     */
    void solve(int fromRow, int toRow, int from, int to);

    /**
     * Subtracts the products B Bᴴ of the rows B below the diagonal block.
     *
     * @param u lower triangle, row by row without gaps
     * @param fromRow first row of it, a multiple of 4
     * @param toRow one past the last
     */
    void update(double[] u, int fromRow, int toRow);
}
