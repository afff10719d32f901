package dev.holonomy.geodesic.spectral;

import dev.holonomy.geodesic.sparse.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The K smallest eigenpairs of L φ = λ M φ, by block Lanczos on M^½ (L + σM)⁻¹ M^½ with thick restarts; σ = 1 / area.
 *
 * <p>‖L φ − λ M φ‖ in the norm of M⁻¹ is at most 1e-8 (λ + σ), ΦᵀMΦ is the identity to 1e-8, and an eigenvalue comes as often as its
 * multiplicity. Deterministic for any number of threads: the start vectors come from a fixed hash, and the entry of largest size of every
 * eigenfunction is positive.
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
        requireCount(laplacian.mass().length, count);
        return of(laplacian, factor(laplacian), count);
    }

    /**
     * Eigenpairs that were computed before.
     *
     * @param values eigenvalues, ascending, [K]
     * @param vectors eigenfunctions, [V, K]
     * @return the eigenpairs, which own the arrays
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public static Spectrum of(double[] values, double[] vectors) {
        if (values.length == 0 || vectors.length % values.length != 0) {
            throw new IllegalArgumentException(values.length + " eigenvalues and " + vectors.length
                    + " numbers of eigenfunctions, wanted a multiple");
        }
        return new Spectrum(values, vectors);
    }

    /**
     * How many pairs the search for K finds: V of a small mesh, K rounded up to blocks of a large one. The search is the same for every
     * K that gives the same number, so K pairs are then the first of more, bit for bit.
     *
     * @param vertices V
     * @param count K, less than V
     * @return V, or K rounded up
     * @throws IllegalArgumentException if K is not in 1..V−1
     */
    public static int searched(int vertices, int count) {
        requireCount(vertices, count);
        return vertices <= BlockLanczos.most(vertices, count) ? vertices : BlockLanczos.rounded(count);
    }

    /**
     * The first pairs.
     *
     * @param count how many
     * @return the first so many of these pairs
     * @throws IllegalArgumentException if there are fewer
     */
    public Spectrum first(int count) {
        int have = values.length;
        if (count < 1 || count > have) {
            throw new IllegalArgumentException(count + " eigenpairs wanted of " + have);
        }
        if (count == have) {
            return this;
        }
        int size = vectors.length / have;
        double[] kept = new double[size * count];
        for (int v = 0; v < size; v++) {
            System.arraycopy(vectors, v * have, kept, v * count, count);
        }
        return new Spectrum(Arrays.copyOf(values, count), kept);
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
        return 1 / Arrays.stream(laplacian.mass()).sum();
    }

    private static void requireCount(int size, int count) {
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
        int size = laplacian.mass().length;
        if ((long) size * count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    count + " eigenfunctions on " + size + " vertices are more numbers than an array can hold (2^31)");
        }
        double shift = shift(laplacian);
        double[] root = Arrays.stream(laplacian.mass()).map(Math::sqrt).toArray();
        UnaryOperator<double[]> operator = block -> apply(factor, root, block);
        BlockLanczos.Pairs pairs =
                searched(size, count) == size ? dense(size, operator) : new BlockLanczos(size, count, operator).run();
        double[] values = new double[count];
        double[] vectors = new double[size * count];
        for (int k = 0; k < count; k++) {
            values[k] = Math.max(0, 1 / pairs.values()[k] - shift);
            put(vectors, count, k, pairs.blocks().get(k / BlockBasis.WIDTH), root);
        }
        return new Spectrum(values, vectors);
    }

    /** Writes eigenfunction k, M^{-½} y of unit length and with its sign. */
    private static void put(double[] vectors, int count, int k, double[] block, double[] root) {
        double sign = 1;
        double largest = 0;
        double square = 0;
        for (int v = 0; v < root.length; v++) {
            double y = block[v * BlockBasis.WIDTH + k % BlockBasis.WIDTH];
            double phi = y / root[v];
            square += y * y;
            if (Math.abs(phi) > largest * (1 + 1e-6)) {
                largest = Math.abs(phi);
                sign = Math.signum(phi);
            }
        }
        double factor = sign / Math.sqrt(square);
        for (int v = 0; v < root.length; v++) {
            vectors[v * count + k] = factor * block[v * BlockBasis.WIDTH + k % BlockBasis.WIDTH] / root[v];
        }
    }

    /** All pairs of a small operator. */
    private static BlockLanczos.Pairs dense(int size, UnaryOperator<double[]> operator) {
        int width = BlockBasis.WIDTH;
        double[] matrix = new double[size * size];
        for (int from = 0; from < size; from += width) {
            double[] unit = new double[size * width];
            int columns = Math.min(width, size - from);
            for (int j = 0; j < columns; j++) {
                unit[(from + j) * width + j] = 1;
            }
            double[] image = operator.apply(unit);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < columns; j++) {
                    matrix[i * size + from + j] = image[i * width + j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix[i * size + j] + matrix[j * size + i]) / 2;
                matrix[i * size + j] = mean;
                matrix[j * size + i] = mean;
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(matrix, size, 0);
        double[] values = new double[size];
        List<double[]> blocks = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            values[k] = eigen.value(k);
            if (k % width == 0) {
                blocks.add(new double[size * width]);
            }
            for (int i = 0; i < size; i++) {
                blocks.get(k / width)[i * width + k % width] = eigen.vector(k, i);
            }
        }
        return new BlockLanczos.Pairs(values, blocks);
    }

    /** M^½ (L + σM)⁻¹ M^½ of a block, symmetric. */
    private static double[] apply(Cholesky factor, double[] root, double[] block) {
        double[] scaled = scaled(block, root);
        return scaled(factor.solveMany(scaled, BlockBasis.WIDTH), root);
    }

    private static double[] scaled(double[] block, double[] root) {
        double[] scaled = new double[block.length];
        for (int v = 0; v < root.length; v++) {
            for (int i = v * BlockBasis.WIDTH; i < (v + 1) * BlockBasis.WIDTH; i++) {
                scaled[i] = root[v] * block[i];
            }
        }
        return scaled;
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
