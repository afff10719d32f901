package dev.holonomy.geodesic.sparse;

import dev.holonomy.mesh.MeshException;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One numerical factorisation: assembles the block of each supernode from the matrix and its children, factors it and passes the rest on
 * (multifrontal: Duff and Reid 1983; Liu 1992).
 */
abstract class Elimination implements EliminationSchedule.Step {
    /** A pivot of less than this share of its diagonal entry is rounding. */
    private static final double LEAST_PIVOT = 1e-15;

    /** Operations worth sharing out. */
    private static final double DIVIDE = 1e6;

    final SymbolicFactor symbolic;
    final double[] l;
    final double[] inverse;
    private final double[][] updates;
    private final ConcurrentSkipListMap<Integer, Double> failed = new ConcurrentSkipListMap<>();
    private final int stride;

    /**
     * A factorisation to be run.
     *
     * @param symbolic the analysis
     * @param diagonal of the matrix
     * @param stride doubles a value has
     */
    Elimination(SymbolicFactor symbolic, double[] diagonal, int stride) {
        this.symbolic = symbolic;
        this.stride = stride;
        long numbers = (long) stride * symbolic.entryCount();
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the factor of this matrix of " + diagonal.length + " rows has "
                    + numbers + " numbers, more than an array can hold (2^31)");
        }
        l = new double[(int) numbers];
        updates = new double[symbolic.supernodeCount()][];
        int[] order = symbolic.orderShared();
        inverse = new double[order.length];
        for (int j = 0; j < inverse.length; j++) {
            inverse[j] = LEAST_PIVOT * Math.abs(diagonal[order[j]]);
        }
    }

    /** Factors on so many threads, 0 as many as pay; throws {@link MeshException} at a pivot that is not positive. */
    final void run(int threads) {
        if (threads == 0) {
            symbolic.schedule().run(this);
        } else {
            symbolic.schedule().run(this, threads);
        }
        if (!failed.isEmpty()) {
            throw new MeshException("the matrix is not positive definite at row "
                    + symbolic.orderShared()[failed.firstKey()] + ": pivot "
                    + failed.firstEntry().getValue());
        }
    }

    abstract SupernodeBlock block(int s);

    /** Adds the matrix to the block of a supernode. */
    abstract void scatter(int s);

    /** Adds a row of what a child passes on. */
    abstract void add(double[] from, int at, int count, int relative, int shift, double[] to, int base);

    @Override
    public final boolean eliminate(int s, boolean divide) {
        int k = symbolic.columnCount(s);
        int below = symbolic.rowCount(s);
        scatter(s);
        double[] u = new double[stride * (below * (below + 1) / 2)];
        for (int c = symbolic.firstChild(s); c >= 0; c = symbolic.sibling(c)) {
            assemble(c, s, u);
        }
        int rows = k + below;
        SupernodeBlock block = block(s);
        for (int from = 0; from < k; from += SupernodeBlock.WIDTH) {
            int left = from;
            int right = Math.min(k, from + SupernodeBlock.WIDTH);
            int fault = block.factorDiagonal(left, right);
            if (fault >= 0) {
                int column = symbolic.start(s) + fault;
                failed.put(column, inverse[column]);
                return false;
            }
            boolean share = divide && (double) (rows - right) * (right - left) * right > DIVIDE;
            EliminationSchedule.ranges(right, rows, share, (a, b) -> block.solve(a, b, left, right));
        }
        boolean share = divide && 0.5 * below * below * k > DIVIDE;
        EliminationSchedule.ranges(0, below, share, (a, b) -> block.update(u, a, b));
        updates[s] = u;
        return true;
    }

    private void assemble(int child, int s, double[] u) {
        double[] from = updates[child];
        updates[child] = null;
        int[] relative = symbolic.relative();
        int k = symbolic.columnCount(s);
        int offset = symbolic.rowOffset(child);
        int count = symbolic.rowCount(child);
        int inColumns = 0;
        while (inColumns < count && relative[offset + inColumns] < k) {
            inColumns++;
        }
        for (int i = 0; i < count; i++) {
            int row = relative[offset + i];
            int at = i * (i + 1) / 2;
            add(from, at, Math.min(i + 1, inColumns), offset, 0, l, symbolic.block(s) + row * k);
            if (i >= inColumns) {
                int below = row - k;
                add(from, at + inColumns, i + 1 - inColumns, offset + inColumns, k, u, below * (below + 1) / 2);
            }
        }
    }
}
