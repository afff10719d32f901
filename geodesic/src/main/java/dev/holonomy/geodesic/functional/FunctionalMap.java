package dev.holonomy.geodesic.functional;

import org.jspecify.annotations.Nullable;

/**
 * A linear map C of functions on a surface X to functions on a surface Y, in their eigenbases (Ovsjanikov et al. 2012).
 *
 * <p>The pull-back of a map of vertices T: Y → X; C is orthogonal where T keeps areas, and commutes with the Laplacians where T is an
 * isometry.
 *
 * @param rows modes of Y
 * @param columns modes of X
 * @param matrix [rows, columns], not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read only
public record FunctionalMap(int rows, int columns, double[] matrix) {
    /** Checks the length. */
    public FunctionalMap {
        if (rows < 1 || columns < 1 || matrix.length != rows * columns) {
            throw new IllegalArgumentException(
                    "a functional map of " + matrix.length + " numbers, wanted " + rows + " x " + columns);
        }
    }

    /**
     * The pull-back of a map of vertices, C = Φ_Yᵀ M_Y Φ_X[T].
     *
     * @param x the surface T leads to
     * @param y the surface T leads from
     * @param vertexMap T, for each vertex of Y one of X, −1 for none, [V_Y]
     * @param rows modes of Y
     * @param columns modes of X
     * @return C
     */
    public static FunctionalMap ofVertexMap(SpectralBasis x, SpectralBasis y, int[] vertexMap, int rows, int columns) {
        x.requireModes(columns);
        y.requireModes(rows);
        if (vertexMap.length != y.vertexCount()) {
            throw new IllegalArgumentException(
                    "a map of " + vertexMap.length + " vertices, the surface has " + y.vertexCount());
        }
        double[] matrix = Products.weightedTransposed(
                y.functions(), y.count(), rows, y.mass(), x.functions(), x.count(), columns, vertexMap);
        return new FunctionalMap(rows, columns, matrix);
    }

    /** How a map of vertices is read off a map of functions. */
    public enum Recovery {
        /** Coordinate functions pulled back: T(y) = argmin_x ‖Φ_X[x] − (Φ_Y C)[y]‖. */
        PULL_BACK,
        /** Points pushed by the adjoint (Melzi et al. 2019): T(y) = argmin_x ‖(Φ_X Cᵀ)[x] − Φ_Y[y]‖; better where C is not orthogonal. */
        ADJOINT
    }

    /**
     * The map of vertices, by the nearest point in the spectral embedding, the least id among equals.
     *
     * @param x the surface T leads to
     * @param y the surface T leads from
     * @param recovery which points are compared
     * @return T, [V_Y]
     */
    public int[] vertexMap(SpectralBasis x, SpectralBasis y, Recovery recovery) {
        return vertexMap(x, y, recovery, null);
    }

    /** As {@link #vertexMap(SpectralBasis, SpectralBasis, Recovery)}; a guess makes it faster and changes nothing. */
    int[] vertexMap(SpectralBasis x, SpectralBasis y, Recovery recovery, int @Nullable [] guess) {
        x.requireModes(columns);
        y.requireModes(rows);
        if (recovery == Recovery.PULL_BACK) {
            double[] images = Products.times(y.functions(), y.count(), rows, matrix, columns);
            return new NearestRows(x.functions(), x.count(), columns).nearest(images, columns, guess);
        }
        double[] images = Products.times(x.functions(), x.count(), columns, transposed().matrix, rows);
        return new NearestRows(images, rows, rows).nearest(y.functions(), y.count(), guess);
    }

    /**
     * The adjoint: of an orthogonal map the inverse.
     *
     * @return Cᵀ, functions on Y to functions on X
     */
    public FunctionalMap transposed() {
        double[] transposed = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return new FunctionalMap(columns, rows, transposed);
    }

    /**
     * How far from area-preserving: ‖C Cᵀ − I‖² / rows.
     *
     * @return 0 for an orthogonal map
     */
    public double orthogonalityError() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = i == j ? -1 : 0;
                for (int k = 0; k < columns; k++) {
                    dot += matrix[i * columns + k] * matrix[j * columns + k];
                }
                sum += (i == j ? 1 : 2) * dot * dot;
            }
        }
        return sum / rows;
    }

    /**
     * How far from an isometry: Σ C_ij² (λ^X_j − λ^Y_i)² / Σ C_ij² (λ^X_j + λ^Y_i)².
     *
     * @param x basis of X
     * @param y basis of Y
     * @return 0 for a map that commutes with the Laplacians, at most 1
     */
    public double commutatorError(SpectralBasis x, SpectralBasis y) {
        double apart = 0;
        double all = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double square = matrix[i * columns + j] * matrix[i * columns + j];
                double difference = x.values()[j] - y.values()[i];
                double sum = x.values()[j] + y.values()[i];
                apart += square * difference * difference;
                all += square * sum * sum;
            }
        }
        return all > 0 ? apart / all : 0;
    }

    /**
     * The first rows and columns.
     *
     * @param fewerRows modes of Y
     * @param fewerColumns modes of X
     * @return that corner of C
     */
    public FunctionalMap corner(int fewerRows, int fewerColumns) {
        if (fewerRows > rows || fewerColumns > columns) {
            throw new IllegalArgumentException(
                    fewerRows + " x " + fewerColumns + " wanted of " + rows + " x " + columns);
        }
        double[] corner = new double[fewerRows * fewerColumns];
        for (int i = 0; i < fewerRows; i++) {
            System.arraycopy(matrix, i * columns, corner, i * fewerColumns, fewerColumns);
        }
        return new FunctionalMap(fewerRows, fewerColumns, corner);
    }
}
