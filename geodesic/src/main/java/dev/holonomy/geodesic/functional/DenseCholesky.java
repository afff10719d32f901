package dev.holonomy.geodesic.functional;

/** Cholesky factor of a small dense matrix. */
final class DenseCholesky {
    private final int size;
    private final double[] factor;

    /**
     * Factors a matrix.
     *
     * @param matrix symmetric and positive definite, [n, n]; becomes the factor
     * @param size n
     * @throws ArithmeticException if it is not positive definite
     */
    DenseCholesky(double[] matrix, int size) {
        this.size = size;
        factor = matrix;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i * size + k] * matrix[j * size + k];
                }
                if (i == j && !(sum > 0)) {
                    throw new ArithmeticException("pivot " + i + " of " + size + " is " + sum);
                }
                matrix[i * size + j] = i == j ? Math.sqrt(sum) : sum / matrix[j * size + j];
            }
        }
    }

    /** Solves for one right-hand side, in place, at an offset. */
    void solve(double[] x, int at) {
        for (int i = 0; i < size; i++) {
            double sum = x[at + i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * size + k] * x[at + k];
            }
            x[at + i] = sum / factor[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[at + i];
            for (int k = i + 1; k < size; k++) {
                sum -= factor[k * size + i] * x[at + k];
            }
            x[at + i] = sum / factor[i * size + i];
        }
    }
}
