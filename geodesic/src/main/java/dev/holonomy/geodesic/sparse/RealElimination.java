package dev.holonomy.geodesic.sparse;

/** The elimination of a real matrix. */
final class RealElimination extends Elimination {
    private final double[] values;

    RealElimination(SymbolicFactor symbolic, SparseMatrix matrix) {
        super(symbolic, matrix.diagonal(), 1);
        values = matrix.values();
    }

    @Override
    SupernodeBlock block(int s) {
        return new RealBlock(l, symbolic.block(s), symbolic.columnCount(s), inverse, symbolic.start(s));
    }

    @Override
    void scatter(int s) {
        symbolic.scatter(s, values, l, 1, 0);
    }

    @Override
    void add(double[] from, int at, int count, int offset, int shift, double[] to, int base) {
        int[] relative = symbolic.relative();
        int target = base - shift;
        for (int i = 0; i < count; i++) {
            to[target + relative[offset + i]] += from[at + i];
        }
    }
}
