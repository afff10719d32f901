package dev.holonomy.geodesic.functional;

import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import java.util.Arrays;

/**
 * The first eigenfunctions of a surface scaled to area 1, with its vertex masses: what functional maps are written in.
 *
 * <p>Orthonormal: Φᵀ M Φ is the identity, and the masses sum to 1, so that two surfaces of any size compare. Row-major, vertex first.
 */
public final class SpectralBasis {
    private final int count;
    private final double[] values;
    private final double[] functions;
    private final double[] mass;

    private SpectralBasis(double[] values, double[] functions, double[] mass) {
        this.count = values.length;
        this.values = values;
        this.functions = functions;
        this.mass = mass;
    }

    /**
     * The basis of a surface of any size.
     *
     * @param laplacian L and M
     * @param spectrum its eigenpairs
     * @return the basis of the surface scaled to area 1
     */
    public static SpectralBasis of(Laplacian laplacian, Spectrum spectrum) {
        double area = Arrays.stream(laplacian.mass()).sum();
        double root = Math.sqrt(area);
        return new SpectralBasis(
                scaled(spectrum.values(), area), scaled(spectrum.vectors(), root), scaled(laplacian.mass(), 1 / area));
    }

    /**
     * A basis that is of area 1 already.
     *
     * @param values eigenvalues, ascending, [K]
     * @param functions eigenfunctions, orthonormal, [V, K]
     * @param mass vertex masses, which sum to 1, [V]
     * @return the basis, which owns the arrays
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public static SpectralBasis of(double[] values, double[] functions, double[] mass) {
        if (values.length == 0 || functions.length != values.length * mass.length) {
            throw new IllegalArgumentException("a basis of " + values.length + " eigenvalues, " + functions.length
                    + " numbers of eigenfunctions and " + mass.length + " masses, wanted K, V K and V");
        }
        return new SpectralBasis(values, functions, mass);
    }

    private static double[] scaled(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(x -> x * factor).toArray();
    }

    /**
     * The number of vertices.
     *
     * @return V
     */
    public int vertexCount() {
        return mass.length;
    }

    /**
     * The number of eigenfunctions.
     *
     * @return K
     */
    public int count() {
        return count;
    }

    /**
     * Eigenvalues of the surface of area 1, ascending.
     *
     * @return [K], not to be modified
     */
    public double[] values() {
        return values;
    }

    /**
     * Eigenfunctions.
     *
     * @return [V, K], not to be modified
     */
    public double[] functions() {
        return functions;
    }

    /**
     * Vertex masses, which sum to 1.
     *
     * @return [V], not to be modified
     */
    public double[] mass() {
        return mass;
    }

    /**
     * The coefficients of functions, Φᵀ M F.
     *
     * @param f functions, [V, D]
     * @param columns D
     * @param modes how many eigenfunctions k to use, at most K
     * @return [k, D]
     */
    public double[] coefficients(double[] f, int columns, int modes) {
        requireModes(modes);
        if (f.length != (long) mass.length * columns) {
            throw new IllegalArgumentException(
                    f.length + " numbers of " + columns + " functions, the surface has " + mass.length + " vertices");
        }
        return Products.weightedTransposed(functions, count, modes, mass, f, columns, columns, null);
    }

    /** Refuses more modes than there are. */
    void requireModes(int modes) {
        if (modes < 1 || modes > count) {
            throw new IllegalArgumentException(modes + " eigenfunctions wanted, the basis has 1.." + count);
        }
    }

    /**
     * The basis at some of the vertices.
     *
     * @param vertices vertex ids
     * @param modes how many eigenfunctions k to keep
     * @return functions at those vertices, [S, k], a new array
     */
    double[] rows(int[] vertices, int modes) {
        requireModes(modes);
        double[] rows = new double[vertices.length * modes];
        for (int i = 0; i < vertices.length; i++) {
            System.arraycopy(functions, vertices[i] * count, rows, i * modes, modes);
        }
        return rows;
    }
}
