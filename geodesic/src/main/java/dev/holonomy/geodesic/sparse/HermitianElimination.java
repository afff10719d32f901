package dev.holonomy.geodesic.sparse;

/** The elimination of a Hermitian matrix, real and imaginary parts side by side. */
final class HermitianElimination extends Elimination {
    private final HermitianMatrix matrix;

    HermitianElimination(SymbolicFactor symbolic, HermitianMatrix matrix) {
        super(symbolic, matrix.realPart().diagonal(), 2);
        this.matrix = matrix;
    }

    @Override
    SupernodeBlock block(int s) {
        return new HermitianBlock(l, symbolic.block(s), symbolic.columnCount(s), inverse, symbolic.start(s));
    }

    @Override
    void scatter(int s) {
        symbolic.scatter(s, matrix.realPart().values(), l, 2, 0);
        symbolic.scatter(s, matrix.imaginary(), l, 2, 1);
    }

    @Override
    void add(double[] from, int at, int count, int offset, int shift, double[] to, int base) {
        int[] relative = symbolic.relative();
        int target = base - shift;
        for (int i = 0; i < count; i++) {
            int entry = 2 * (target + relative[offset + i]);
            to[entry] += from[2 * (at + i)];
            to[entry + 1] += from[2 * (at + i) + 1];
        }
    }
}
