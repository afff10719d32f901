package dev.holonomy.geodesic.functional;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Dense products of tall matrices, in parallel, with the same bits for any number of threads. */
final class Products {
    /** Rows of the result that one task makes. */
    private static final int BLOCK = 8;

    private Products() {}

    /**
     * Aᵀ diag(w) B[gather].
     *
     * @param a [V, strideA], of which the first columns count
     * @param w weights, [V]
     * @param b [·, strideB], of which the first columns count
     * @param gather for each row of A the row of B, or null for the same one; a negative one is left out
     * @return [columnsA, columnsB]
     */
    static double[] weightedTransposed(
            double[] a,
            int strideA,
            int columnsA,
            double[] w,
            double[] b,
            int strideB,
            int columnsB,
            int @Nullable [] gather) {
        double[] c = new double[columnsA * columnsB];
        IntStream.range(0, (columnsA + BLOCK - 1) / BLOCK).parallel().forEach(task -> {
            int to = Math.min(columnsA, (task + 1) * BLOCK);
            for (int v = 0; v < w.length; v++) {
                int row = gather == null ? v : gather[v];
                if (row < 0) {
                    continue;
                }
                for (int i = task * BLOCK; i < to; i++) {
                    axpy(w[v] * a[v * strideA + i], b, row * strideB, c, i * columnsB, columnsB);
                }
            }
        });
        return c;
    }

    /**
     * A C of the first columns of A.
     *
     * @param a [V, strideA]
     * @param c [inner, columns]
     * @return [V, columns]
     */
    static double[] times(double[] a, int strideA, int inner, double[] c, int columns) {
        int rows = a.length / strideA;
        double[] result = new double[rows * columns];
        int block = 64;
        IntStream.range(0, (rows + block - 1) / block).parallel().forEach(task -> {
            for (int v = task * block; v < Math.min(rows, (task + 1) * block); v++) {
                for (int i = 0; i < inner; i++) {
                    axpy(a[v * strideA + i], c, i * columns, result, v * columns, columns);
                }
            }
        });
        return result;
    }

    private static void axpy(double factor, double[] x, int from, double[] y, int to, int count) {
        for (int j = 0; j < count; j++) {
            y[to + j] += factor * x[from + j];
        }
    }
}
