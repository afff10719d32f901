package dev.holonomy.geodesic.sparse;

import dev.holonomy.mesh.MeshException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * P A Pᵀ = L Lᵀ of a symmetric positive definite matrix by supernodes (multifrontal: Duff and Reid 1983; Liu 1992).
 *
 * <p>The factory pays, in parallel; a solve is two passes over L. Immutable, and the same bits for any number of threads.
 */
public final class Cholesky {
    private final SymbolicFactor symbolic;
    private final double[] l;
    private final double[] inverse;

    private Cholesky(SymbolicFactor symbolic, double[] l, double[] inverse) {
        this.symbolic = symbolic;
        this.l = l;
        this.inverse = inverse;
    }

    /**
     * Analyses and factors a matrix.
     *
     * @param matrix symmetric, positive definite
     * @return the factor
     * @throws MeshException if it is not positive definite; names the row
     */
    public static Cholesky of(SparseMatrix matrix) {
        return of(SymbolicFactor.of(matrix), matrix);
    }

    /**
     * Factors a matrix of a pattern analysed before, such as one with another diagonal.
     *
     * @param symbolic the analysis of its pattern
     * @param matrix symmetric, positive definite
     * @return the factor
     * @throws MeshException if it is not positive definite; names the row
     * @throws IllegalArgumentException if its pattern is another one
     */
    public static Cholesky of(SymbolicFactor symbolic, SparseMatrix matrix) {
        return of(symbolic, matrix, 0);
    }

    /** Factors on so many threads; 0 leaves the choice. */
    static Cholesky of(SymbolicFactor symbolic, SparseMatrix matrix, int threads) {
        symbolic.requirePattern(matrix.offsets(), matrix.rows());
        RealElimination elimination = new RealElimination(symbolic, matrix);
        elimination.run(threads);
        return new Cholesky(symbolic, elimination.l, elimination.inverse);
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
     * @param b [n], not modified
     * @return [n]
     */
    public double[] solve(double[] b) {
        double[] x = new double[b.length];
        solve(b, x, new double[b.length]);
        return x;
    }

    /**
     * x = A⁻¹ b without taking memory.
     *
     * @param b [n], not modified unless it is {@code x}
     * @param x [n], overwritten; may be {@code b}
     * @param scratch [n], overwritten; one for each thread
     */
    public void solve(double[] b, double[] x, double[] scratch) {
        int size = symbolic.size();
        if (b.length != size || x.length != size || scratch.length < size) {
            throw new IllegalArgumentException("right-hand side of " + b.length + ", result of " + x.length
                    + " and scratch of " + scratch.length + " values for a matrix of " + size + " rows");
        }
        int[] order = symbolic.orderShared();
        for (int j = 0; j < size; j++) {
            scratch[j] = b[order[j]];
        }
        RealSolve solve = new RealSolve(symbolic, l, inverse);
        solve.forward(scratch);
        solve.backward(scratch);
        for (int j = 0; j < size; j++) {
            x[order[j]] = scratch[j];
        }
    }

    /**
     * X = A⁻¹ B for many right-hand sides, a few at a time in every pass over L, in parallel.
     *
     * @param block B, [n, columns] row by row, not modified
     * @param columns number of right-hand sides
     * @return X, [n, columns] row by row
     */
    public double[] solveMany(double[] block, int columns) {
        int size = symbolic.size();
        if (columns < 0 || block.length != Math.multiplyExact(size, columns)) {
            throw new IllegalArgumentException(
                    "a block of " + block.length + " values for " + columns + " right-hand sides of " + size + " rows");
        }
        double[] result = new double[block.length];
        int width = columns <= 2 * RealSolve.NARROW ? RealSolve.NARROW : RealSolve.WIDE;
        IntStream groups = IntStream.range(0, (columns + width - 1) / width);
        (block.length > 20_000 ? groups.parallel() : groups).forEach(g -> {
            int from = g * width;
            int count = Math.min(width, columns - from);
            int padded = (count + 3) / 4 * 4;
            int[] order = symbolic.orderShared();
            double[] x = new double[size * padded];
            for (int j = 0; j < size; j++) {
                System.arraycopy(block, order[j] * columns + from, x, j * padded, count);
            }
            RealSolve solve = new RealSolve(symbolic, l, inverse);
            solve.forwardMany(x, padded);
            solve.backwardMany(x, padded);
            for (int j = 0; j < size; j++) {
                System.arraycopy(x, j * padded, result, order[j] * columns + from, count);
            }
        });
        return result;
    }

    /**
     * x = A⁻¹ b with iterative refinement: the residual is solved for again as long as that at least halves it.
     *
     * @param matrix the matrix that was factored, or one close to it
     * @param b [n], not modified
     * @param steps at most so many corrections
     * @return [n]
     */
    public double[] solveRefined(SparseMatrix matrix, double[] b, int steps) {
        double[] x = solve(b);
        double[] residual = residual(matrix, x, b);
        double norm = greatest(residual);
        for (int i = 0; i < steps && norm > 0; i++) {
            double[] correction = solve(residual);
            for (int v = 0; v < x.length; v++) {
                correction[v] += x[v];
            }
            double[] next = residual(matrix, correction, b);
            double nextNorm = greatest(next);
            if (!(nextNorm < norm)) {
                break;
            }
            boolean slow = nextNorm > norm / 2;
            x = correction;
            residual = next;
            norm = nextNorm;
            if (slow) {
                break;
            }
        }
        return x;
    }

    private static double[] residual(SparseMatrix matrix, double[] x, double[] b) {
        double[] r = new double[x.length];
        matrix.multiply(x, r);
        for (int v = 0; v < r.length; v++) {
            r[v] = b[v] - r[v];
        }
        return r;
    }

    private static double greatest(double[] r) {
        return Arrays.stream(r).map(Math::abs).max().orElse(0);
    }
}
