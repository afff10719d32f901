package dev.holonomy.geodesic.spectral;

import dev.holonomy.geodesic.sparse.Cholesky;
import java.util.Arrays;

/**
 * The K smallest eigenpairs of L φ = λ M φ, by Lanczos on (L + σM)⁻¹ M with full reorthogonalisation.
 *
 * <p>A single Krylov space sees one vector of an eigenspace; after it has converged, further runs start orthogonal to all that is known
 * and are locked in until none finds an eigenvalue below the K-th. Deterministic: the start vectors come from a fixed hash, and the
 * entry of largest size of every eigenfunction is positive.
 */
public final class Spectrum {
    private final double[] values;
    private final double[] vectors;

    private Spectrum(double[] values, double[] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Computes eigenpairs.
     *
     * @param laplacian L and M
     * @param count K, less than V
     * @return the eigenpairs, ascending
     * @throws IllegalArgumentException if K is not in 1..V−1
     */
    public static Spectrum of(Laplacian laplacian, int count) {
        requireCount(laplacian, count);
        return of(laplacian, factor(laplacian), count);
    }

    /**
     * Factors L + σM, what {@link #of(Laplacian, Cholesky, int)} solves with.
     *
     * @param laplacian L and M
     * @return the factors
     */
    public static Cholesky factor(Laplacian laplacian) {
        return Cholesky.of(laplacian.stiffness().plusDiagonal(shift(laplacian), laplacian.mass()));
    }

    private static double shift(Laplacian laplacian) {
        return 0.1 / Arrays.stream(laplacian.mass()).sum();
    }

    private static void requireCount(Laplacian laplacian, int count) {
        int size = laplacian.mass().length;
        if (count < 1 || count >= size) {
            throw new IllegalArgumentException(
                    count + " eigenpairs wanted, the mesh has " + size + " vertices: 1.." + (size - 1));
        }
    }

    /**
     * Computes eigenpairs with factors made before.
     *
     * @param laplacian L and M
     * @param factor what {@link #factor} made of them
     * @param count K, less than V
     * @return the eigenpairs, ascending
     * @throws IllegalArgumentException if K is not in 1..V−1
     */
    public static Spectrum of(Laplacian laplacian, Cholesky factor, int count) {
        requireCount(laplacian, count);
        int size = laplacian.mass().length;
        double shift = shift(laplacian);
        double[] root = Arrays.stream(laplacian.mass()).map(Math::sqrt).toArray();
        Lanczos lanczos = new Lanczos(size, x -> apply(factor, root, x));
        lanczos.run(count);
        double[] values = new double[count];
        double[] vectors = new double[Math.multiplyExact(size, count)];
        for (int k = 0; k < count; k++) {
            values[k] = Math.max(0, 1 / lanczos.value(k) - shift);
            double[] y = lanczos.vector(k);
            double sign = 1;
            double largest = 0;
            for (int v = 0; v < size; v++) {
                double phi = y[v] / root[v];
                if (Math.abs(phi) > largest * (1 + 1e-6)) {
                    largest = Math.abs(phi);
                    sign = Math.signum(phi);
                }
            }
            for (int v = 0; v < size; v++) {
                vectors[v * count + k] = sign * y[v] / root[v];
            }
        }
        return new Spectrum(values, vectors);
    }

    /** M^½ (L + σM)⁻¹ M^½, symmetric. */
    private static double[] apply(Cholesky factor, double[] root, double[] x) {
        double[] b = new double[x.length];
        for (int v = 0; v < b.length; v++) {
            b[v] = root[v] * x[v];
        }
        double[] y = factor.solve(b);
        for (int v = 0; v < b.length; v++) {
            y[v] *= root[v];
        }
        return y;
    }

    /**
     * The eigenvalues, ascending, 1 / length².
     *
     * @return [K], not to be modified
     */
    public double[] values() {
        return values;
    }

    /**
     * The eigenfunctions, orthonormal with respect to M.
     *
     * @return [V, K], not to be modified
     */
    public double[] vectors() {
        return vectors;
    }
}
