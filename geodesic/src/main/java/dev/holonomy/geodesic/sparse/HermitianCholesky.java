package dev.holonomy.geodesic.sparse;

import dev.holonomy.mesh.MeshException;
import java.util.stream.IntStream;

/**
 * P A Pᵀ = L Lᴴ of a Hermitian positive definite matrix, such as a connection Laplacian plus mass; otherwise as {@link Cholesky}.
 *
 * <p>Complex vectors have real and imaginary part side by side, as tangent vectors of a surface have their two coordinates.
 */
public final class HermitianCholesky {
    /** Right-hand sides in one pass over L. */
    private static final int WIDTH = 4;

    private final SymbolicFactor symbolic;
    private final double[] l;
    private final double[] inverse;

    private HermitianCholesky(SymbolicFactor symbolic, double[] l, double[] inverse) {
        this.symbolic = symbolic;
        this.l = l;
        this.inverse = inverse;
    }

    /**
     * Analyses and factors a matrix.
     *
     * @param matrix positive definite
     * @return the factor
     * @throws MeshException if it is not positive definite; names the row
     */
    public static HermitianCholesky of(HermitianMatrix matrix) {
        return of(SymbolicFactor.of(matrix.realPart()), matrix);
    }

    /**
     * Factors a matrix of a pattern analysed before, which may have been that of a real matrix.
     *
     * @param symbolic the analysis of its pattern
     * @param matrix positive definite
     * @return the factor
     * @throws MeshException if it is not positive definite; names the row
     * @throws IllegalArgumentException if its pattern is another one
     */
    public static HermitianCholesky of(SymbolicFactor symbolic, HermitianMatrix matrix) {
        return of(symbolic, matrix, 0);
    }

    /** Factors on so many threads; 0 leaves the choice. */
    static HermitianCholesky of(SymbolicFactor symbolic, HermitianMatrix matrix, int threads) {
        symbolic.requirePattern(matrix.realPart().offsets(), matrix.realPart().rows());
        HermitianElimination elimination = new HermitianElimination(symbolic, matrix);
        elimination.run(threads);
        return new HermitianCholesky(symbolic, elimination.l, elimination.inverse);
    }

    /**
     * The analysis, to factor another matrix of the same pattern with.
     *
     * @return shared
     */
    public SymbolicFactor symbolic() {
        return symbolic;
    }

    /**
     * x = A⁻¹ b.
     *
     * @param b [n, 2], not modified
     * @return [n, 2]
     */
    public double[] solve(double[] b) {
        return solveMany(b, 1);
    }

    /**
     * X = A⁻¹ B for many right-hand sides, a few at a time in every pass over L, in parallel.
     *
     * @param block B, [n, columns, 2] row by row, not modified
     * @param columns number of right-hand sides
     * @return X, [n, columns, 2] row by row
     */
    public double[] solveMany(double[] block, int columns) {
        int size = symbolic.size();
        if (columns < 0 || block.length != 2L * size * columns) {
            throw new IllegalArgumentException("a block of " + block.length + " values for " + columns
                    + " complex right-hand sides of " + size + " rows");
        }
        double[] result = new double[block.length];
        int[] order = symbolic.orderShared();
        IntStream groups = IntStream.range(0, (columns + WIDTH - 1) / WIDTH);
        (block.length > 20_000 ? groups.parallel() : groups).forEach(g -> {
            int from = g * WIDTH;
            int count = Math.min(WIDTH, columns - from);
            double[] x = new double[2 * size * count];
            for (int j = 0; j < size; j++) {
                System.arraycopy(block, 2 * (order[j] * columns + from), x, 2 * j * count, 2 * count);
            }
            new HermitianSolve(symbolic, l, inverse).solve(x, count);
            for (int j = 0; j < size; j++) {
                System.arraycopy(x, 2 * j * count, result, 2 * (order[j] * columns + from), 2 * count);
            }
        });
        return result;
    }
}
