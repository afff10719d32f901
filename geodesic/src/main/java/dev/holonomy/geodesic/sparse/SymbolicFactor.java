package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/**
 * What the Cholesky factors of all matrices of one pattern share: the order of elimination, the supernodes with the rows of each, their
 * tree, and where every entry of a matrix goes.
 *
 * <p>L is kept by supernodes: one of k columns and r rows below them is a dense block of (k + r) rows of k values, row by row. Real and
 * Hermitian matrices use the same one. Immutable.
 */
public final class SymbolicFactor {
    /** A triangle of so many rows of complex values is what an array can hold. */
    private static final int MOST_ROWS = 32_000;

    private final int[] patternOffsets;
    private final int[] patternRows;
    private final int[] order;
    private final int[] start;
    private final int[] parent;
    private final int[] child;
    private final int[] sibling;
    private final int[] rowOffsets;
    private final int[] rows;
    private final int[] relative;
    private final int[] blockOffsets;
    private final int[] entryOffsets;
    private final int[] entries;
    private final int[] targets;
    private final EliminationSchedule schedule;

    private SymbolicFactor(SparseMatrix pattern, Supernodes supernodes) {
        patternOffsets = pattern.offsets();
        patternRows = pattern.rows();
        order = supernodes.order();
        start = supernodes.start();
        parent = supernodes.parent();
        int[] place = EliminationTree.inverse(order);
        int count = parent.length;
        child = new int[count];
        sibling = new int[count];
        Arrays.fill(child, -1);
        for (int s = count - 1; s >= 0; s--) {
            if (parent[s] >= 0) {
                sibling[s] = child[parent[s]];
                child[parent[s]] = s;
            }
        }
        rowOffsets = new int[count + 1];
        rows = rowsBelow(place);
        relative = new int[rows.length];
        blockOffsets = new int[count + 1];
        for (int s = 0; s < count; s++) {
            if (rowCount(s) > MOST_ROWS) {
                throw new IllegalArgumentException("the factor of this matrix is too dense: a column of " + rowCount(s)
                        + " entries, at most " + MOST_ROWS + " are possible");
            }
            long columns = columnCount(s);
            long end = blockOffsets[s] + columns * (columns + rowCount(s));
            if (end > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("the factor of this matrix of " + order.length
                        + " rows has more entries than an array can hold (2^31)");
            }
            blockOffsets[s + 1] = (int) end;
        }
        entryOffsets = new int[count + 1];
        int stored = (pattern.entryCount() + order.length) / 2; // the lower triangle: the diagonal is always stored
        entries = new int[stored];
        targets = new int[stored];
        locate(place);
        schedule = new EliminationSchedule(this);
    }

    /**
     * Analyses a pattern: ordering, elimination tree, supernodes.
     *
     * @param pattern symmetric; its values are not looked at
     * @return the analysis
     */
    public static SymbolicFactor of(SparseMatrix pattern) {
        return of(pattern, Ordering.of(pattern));
    }

    static SymbolicFactor of(SparseMatrix pattern, int[] order) {
        return new SymbolicFactor(pattern, new Supernodes(new EliminationTree(pattern, order)));
    }

    private int[] rowsBelow(int[] place) {
        int count = parent.length;
        int[] all = new int[4 * order.length + 16];
        int[] mark = new int[order.length];
        Arrays.fill(mark, -1);
        int length = 0;
        for (int s = 0; s < count; s++) {
            int end = start[s + 1];
            int first = length;
            for (int j = start[s]; j < end; j++) {
                int to = patternOffsets[order[j] + 1];
                for (int e = patternOffsets[order[j]]; e < to; e++) {
                    int i = place[patternRows[e]];
                    if (i >= end && mark[i] != s) {
                        mark[i] = s;
                        all = roomFor(all, length);
                        all[length++] = i;
                    }
                }
            }
            for (int c = child[s]; c >= 0; c = sibling[c]) {
                for (int e = rowOffsets[c]; e < rowOffsets[c + 1]; e++) {
                    int i = all[e];
                    if (i >= end && mark[i] != s) {
                        mark[i] = s;
                        all = roomFor(all, length);
                        all[length++] = i;
                    }
                }
            }
            Arrays.sort(all, first, length);
            rowOffsets[s + 1] = length;
        }
        return Arrays.copyOf(all, length);
    }

    private static int[] roomFor(int[] list, int length) {
        return length < list.length ? list : Arrays.copyOf(list, Math.addExact(length, length / 2 + 16));
    }

    /** Where the rows of every child and the entries of the matrix lie in the block of each supernode. */
    private void locate(int[] place) {
        int count = parent.length;
        int[] local = new int[order.length];
        int stored = 0;
        for (int s = 0; s < count; s++) {
            int columns = columnCount(s);
            for (int j = start[s]; j < start[s + 1]; j++) {
                local[j] = j - start[s];
            }
            for (int e = rowOffsets[s]; e < rowOffsets[s + 1]; e++) {
                local[rows[e]] = columns + e - rowOffsets[s];
            }
            for (int c = child[s]; c >= 0; c = sibling[c]) {
                for (int e = rowOffsets[c]; e < rowOffsets[c + 1]; e++) {
                    relative[e] = local[rows[e]];
                }
            }
            for (int j = start[s]; j < start[s + 1]; j++) {
                int to = patternOffsets[order[j] + 1];
                for (int e = patternOffsets[order[j]]; e < to; e++) {
                    int i = place[patternRows[e]];
                    if (i >= j) {
                        if (stored == entries.length) {
                            throw new IllegalArgumentException("the pattern is not symmetric");
                        }
                        entries[stored] = e;
                        targets[stored++] = blockOffsets[s] + local[i] * columns + (j - start[s]);
                    }
                }
            }
            entryOffsets[s + 1] = stored;
        }
    }

    /**
     * The number of rows and columns.
     *
     * @return n
     */
    public int size() {
        return order.length;
    }

    /**
     * The entries of L that are stored, diagonal and the zeros of the supernodes' blocks with them.
     *
     * @return entries
     */
    public int entryCount() {
        return blockOffsets[parent.length];
    }

    /**
     * The work of one factorisation.
     *
     * @return multiplications with an addition, real ones for a real matrix
     */
    public double operationCount() {
        return schedule.operations();
    }

    /**
     * The order of elimination.
     *
     * @return a copy; entry k is the row eliminated k-th
     */
    public int[] order() {
        return order.clone();
    }

    /** The order of elimination; not to be modified. */
    int[] orderShared() {
        return order;
    }

    void requirePattern(int[] offsets, int[] matrixRows) {
        boolean same = (offsets == patternOffsets && matrixRows == patternRows)
                || (Arrays.equals(offsets, patternOffsets) && Arrays.equals(matrixRows, patternRows));
        if (!same) {
            throw new IllegalArgumentException("the matrix has another pattern than the one analysed");
        }
    }

    EliminationSchedule schedule() {
        return schedule;
    }

    int supernodeCount() {
        return parent.length;
    }

    int parent(int s) {
        return parent[s];
    }

    int firstChild(int s) {
        return child[s];
    }

    int sibling(int s) {
        return sibling[s];
    }

    int start(int s) {
        return start[s];
    }

    int columnCount(int s) {
        return start[s + 1] - start[s];
    }

    int rowCount(int s) {
        return rowOffsets[s + 1] - rowOffsets[s];
    }

    /** Where the block of a supernode begins in L. */
    int block(int s) {
        return blockOffsets[s];
    }

    int rowOffset(int s) {
        return rowOffsets[s];
    }

    /** The rows below every supernode, from {@link #rowOffset}; not to be modified. */
    int[] rows() {
        return rows;
    }

    /** For every one of {@link #rows}, its row in the block of the supernode's parent, then in what that passes on; not to be modified. */
    int[] relative() {
        return relative;
    }

    /** Adds the entries of a matrix of this pattern to the block of a supernode, every {@code stride}-th value of L. */
    void scatter(int s, double[] values, double[] l, int stride, int shift) {
        for (int e = entryOffsets[s]; e < entryOffsets[s + 1]; e++) {
            l[stride * targets[e] + shift] += values[entries[e]];
        }
    }
}
