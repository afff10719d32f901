package dev.holonomy.geodesic.functional;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The functional map C that takes the descriptors of X to those of Y and nearly commutes with the Laplacians (Donati et al. 2020).
 *
 * <p>Least of ‖C A − B‖² + w Σ D_ij C_ij²: row i of C is S_i⁻¹ A b_i with S_i = A Aᵀ + w diag(D_i). In double; the factors are
 * kept for the derivative.
 */
public final class FunctionalMapFit {
    private static final double RIDGE = 1e-14;

    private final double[] a;
    private final double[] b;
    private final int descriptors;
    private final FunctionalMap map;
    private final DenseCholesky[] factors;

    /** What an entry of C costs by the two eigenvalues it joins. */
    public enum Mask {
        /** D_ij = (λ^X_j − λ^Y_i)². */
        LAPLACIAN {
            @Override
            double of(double x, double y, double largest) {
                return (x - y) * (x - y);
            }
        },
        /** The resolvents' (Ren et al. 2019), with exponent 1/2 and eigenvalues over the largest of both surfaces. */
        RESOLVENT {
            @Override
            double of(double x, double y, double largest) {
                double p = Math.sqrt(Math.max(0, x) / largest);
                double q = Math.sqrt(Math.max(0, y) / largest);
                double re = q / (q * q + 1) - p / (p * p + 1);
                double im = 1 / (q * q + 1) - 1 / (p * p + 1);
                return re * re + im * im;
            }
        };

        abstract double of(double x, double y, double largest);
    }

    /**
     * Fits a map.
     *
     * @param x basis of X
     * @param a coefficients of the descriptors on X, [columns, D]
     * @param y basis of Y
     * @param b coefficients of the same descriptors on Y, [rows, D]
     * @param descriptors D
     * @param mask what commutes
     * @param weight w, positive
     * @throws ArithmeticException if the descriptors are zero or not finite
     */
    public FunctionalMapFit(
            SpectralBasis x, double[] a, SpectralBasis y, double[] b, int descriptors, Mask mask, double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("a weight of " + weight + ", wanted a positive one");
        }
        this.a = a;
        this.b = b;
        this.descriptors = descriptors;
        int columns = a.length / descriptors;
        int rows = b.length / descriptors;
        x.requireModes(columns);
        y.requireModes(rows);
        double[] gram = new double[columns * columns];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i * columns + j] = dot(a, i, a, j);
                gram[j * columns + i] = gram[i * columns + j];
            }
        }
        double largest = Math.max(x.values()[columns - 1], y.values()[rows - 1]);
        double scale = largest > 0 ? largest : 1;
        double trace = 0;
        for (int j = 0; j < columns; j++) {
            trace += gram[j * columns + j];
        }
        // A Aᵀ of fewer descriptors than modes is singular, and D is zero where an eigenvalue of both is the same
        double ridge = RIDGE * trace;
        double[] matrix = new double[rows * columns];
        factors = new DenseCholesky[rows];
        IntStream.range(0, rows).parallel().forEach(i -> {
            double[] s = gram.clone();
            for (int j = 0; j < columns; j++) {
                s[j * columns + j] += ridge + weight * mask.of(x.values()[j], y.values()[i], scale);
                matrix[i * columns + j] = dot(a, j, b, i);
            }
            factors[i] = new DenseCholesky(s, columns);
            factors[i].solve(matrix, i * columns);
        });
        map = new FunctionalMap(rows, columns, matrix);
    }

    private double dot(double[] p, int i, double[] q, int j) {
        double sum = 0;
        for (int d = 0; d < descriptors; d++) {
            sum += p[i * descriptors + d] * q[j * descriptors + d];
        }
        return sum;
    }

    /**
     * The map.
     *
     * @return C, [rows, columns]
     */
    public FunctionalMap map() {
        return map;
    }

    /**
     * Derivatives of a loss by the coefficients.
     *
     * @param a by those on X, [columns, D]
     * @param b by those on Y, [rows, D]
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    public record Gradient(double[] a, double[] b) {}

    /**
     * Takes the derivative of a loss back through the fit: u_i = S_i⁻¹ c̄_i, B̄ = U A, Ā = Uᵀ B − (Uᵀ C + Cᵀ U) A.
     *
     * @param byMap derivative by C, [rows, columns]
     * @return derivatives by A and B
     */
    public Gradient backward(double[] byMap) {
        int rows = map.rows();
        int columns = map.columns();
        double[] u = byMap.clone();
        IntStream.range(0, rows).parallel().forEach(i -> factors[i].solve(u, i * columns));
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        double[] byB = Products.times(u, columns, columns, a, descriptors);
        double[] byA = Products.weightedTransposed(u, columns, columns, ones, b, descriptors, descriptors, null);
        double[] mixed = Products.weightedTransposed(u, columns, columns, ones, map.matrix(), columns, columns, null);
        double[] symmetric = new double[mixed.length];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                symmetric[i * columns + j] = mixed[i * columns + j] + mixed[j * columns + i];
            }
        }
        double[] less = Products.times(symmetric, columns, columns, a, descriptors);
        for (int i = 0; i < byA.length; i++) {
            byA[i] -= less[i];
        }
        return new Gradient(byA, byB);
    }
}
