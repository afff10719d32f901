package dev.holonomy.geodesic.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The largest eigenpairs of a symmetric positive operator by block Lanczos with full orthogonalisation and thick restarts (Wu and Simon
 * 2000; blocks: Zhou and Saad 2008).
 *
 * <p>A Krylov space of a random block of {@value BlockBasis#WIDTH} vectors holds that many vectors of every eigenspace. Where so many
 * eigenvalues found are equal, there may be more: the pairs found are locked and the search goes on from a new random block until nothing
 * changes. Ritz vectors are purified by one step of the operator, which the next block of the space gives for nothing (Ericsson and Ruhe
 * 1980): the residual of y in S is then that of the eigenvector in S⁻¹, relative to the eigenvalue.
 */
final class BlockLanczos {
    private static final int WIDTH = BlockBasis.WIDTH;

    /** Residual ‖S y − θ y‖ / θ of a pair that is found. */
    private static final double TOLERANCE = 3e-10;

    /** Eigenvalues as close as this, relative, may be equal. */
    private static final double EQUAL = 1e-6;

    private static final int MOST_RESTARTS = 100;

    private final int size;
    private final int count;
    private final int most;
    private final UnaryOperator<double[]> operator;
    private final SplittableRandom random = new SplittableRandom(0x5DEECE66DL);
    private BlockBasis basis;
    private boolean restarted;
    private double[] projected; // Qᵀ S Q, [most, most]
    private double[] next = new double[0];
    private double[] coupling = new double[WIDTH * WIDTH]; // S Q = Q T + next · coupling, of the last block

    /**
     * A search.
     *
     * @param size length of the vectors, more than {@link #most(int, int)}
     * @param count pairs wanted
     * @param operator S, on blocks [n, {@value BlockBasis#WIDTH}]
     */
    BlockLanczos(int size, int count, UnaryOperator<double[]> operator) {
        this.size = size;
        this.count = rounded(count);
        this.operator = operator;
        most = most(size, count);
        basis = new BlockBasis(size);
        projected = new double[most * most];
    }

    /** Vectors that the basis has at most for so many pairs: enough to need no restart, unless that is too much memory. */
    static int most(int size, int count) {
        int factor = size > 200_000 ? 2 : 3;
        return (factor * rounded(count) + 112) / WIDTH * WIDTH;
    }

    /** Whole blocks of pairs. */
    static int rounded(int count) {
        return (count + WIDTH - 1) / WIDTH * WIDTH;
    }

    /** Finds the pairs. */
    Pairs run() {
        next = randomBlock();
        double[] before = search();
        while (hasWideCluster(before)) {
            restart(count);
            next = randomBlock();
            for (int i = 0; i < 6; i++) {
                expand();
            }
            double[] after = search();
            boolean same = true;
            for (int k = 0; k < count; k++) {
                same &= Math.abs(after[k] - before[k]) <= 1e-8 * before[k];
            }
            before = after;
            if (same) {
                break;
            }
        }
        return pairs();
    }

    /** Expands and restarts until the wanted pairs are found; their values. */
    private double[] search() {
        int check = Math.min(most, Math.max(basis.vectorCount() + 4 * WIDTH, (5 * count / 2 + 48) / WIDTH * WIDTH));
        for (int restarts = 0; restarts < MOST_RESTARTS; ) {
            while (basis.vectorCount() < check) {
                expand();
            }
            int m = basis.vectorCount();
            SymmetricEigen small = new SymmetricEigen(square(m), m, m - WIDTH);
            int found = 0;
            while (found < count && residual(small, found) <= TOLERANCE * small.value(found)) {
                found++;
            }
            if (found == count) {
                double[] values = new double[count];
                for (int k = 0; k < count; k++) {
                    values[k] = small.value(k);
                }
                return values;
            }
            if (m + WIDTH > most) {
                restart(count + 3 * WIDTH);
                restarts++;
                check = Math.min(most, basis.vectorCount() + 6 * WIDTH);
            } else {
                check = Math.min(most, m + 4 * WIDTH);
            }
        }
        throw new IllegalStateException(count + " eigenpairs of " + size + " do not converge");
    }

    private static boolean hasWideCluster(double[] values) {
        for (int k = 0; k + WIDTH <= values.length; k++) {
            if (values[k] - values[k + WIDTH - 1] <= EQUAL * values[k]) {
                return true;
            }
        }
        return false;
    }

    private double residual(SymmetricEigen small, int k) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            double entry = 0;
            for (int j = 0; j < WIDTH; j++) {
                entry += coupling[i * WIDTH + j] * small.vector(k, j);
            }
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    private double[] square(int m) {
        double[] square = new double[m * m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(projected, i * most, square, i * m, m);
        }
        return square;
    }

    /**
     * Takes the next block into the basis and makes the one after it.
     *
     * <p>S times a block lies in the span of it, the one before and what was left by a restart, but for rounding; these come off first, so
     * that the rounding of taking everything off is relative to what is left.
     */
    private void expand() {
        int column = basis.vectorCount();
        basis.add(next);
        double[] w = operator.apply(next);
        double[] scale = BlockQr.squares(w);
        int near = restarted ? 0 : Math.max(0, basis.blockCount() - 2);
        restarted = false;
        double[] c = basis.project(w, near);
        basis.subtract(w, c, near);
        double[] rest = basis.project(w, 0);
        basis.subtract(w, rest, 0);
        for (int i = 0; i < c.length; i++) {
            c[i] += rest[i];
        }
        for (int i = 0; i < basis.vectorCount(); i++) {
            for (int j = 0; j < WIDTH; j++) {
                projected[i * most + column + j] = c[i * WIDTH + j];
                projected[(column + j) * most + i] = c[i * WIDTH + j];
            }
        }
        coupling = orthonormalise(w, scale);
        next = w;
    }

    /** Makes a block orthonormal, again to the basis too if it lost length; what it was is the block times the matrix returned. */
    private double[] orthonormalise(double[] w, double[] scale) {
        BlockQr qr = BlockQr.of(w, scale, random);
        double[] r = qr.factor();
        for (int i = 0; i < 3 && qr.leastRatio() < 1e-3; i++) {
            basis.subtract(w, basis.project(w, 0), 0);
            qr = BlockQr.of(w, new double[] {1, 1, 1, 1, 1, 1, 1, 1}, random);
            r = BlockQr.product(qr.factor(), r);
        }
        return r;
    }

    private double[] randomBlock() {
        double[] w = BlockQr.random(size, random);
        basis.subtract(w, basis.project(w, 0), 0);
        orthonormalise(w, BlockQr.squares(w));
        return w;
    }

    /** Leaves the first Ritz vectors as basis. */
    private void restart(int kept) {
        int m = basis.vectorCount();
        SymmetricEigen small = new SymmetricEigen(square(m), m, 0);
        BlockBasis rotated = new BlockBasis(size);
        for (int b = 0; b < kept; b += WIDTH) {
            rotated.add(basis.combination(coefficients(small, b)));
        }
        basis = rotated;
        restarted = true;
        projected = new double[most * most];
        for (int k = 0; k < kept; k++) {
            projected[k * most + k] = small.value(k);
        }
    }

    private double[] coefficients(SymmetricEigen small, int from) {
        int m = basis.vectorCount();
        double[] c = new double[m * WIDTH];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < WIDTH; k++) {
                c[i * WIDTH + k] = small.vector(from + k, i);
            }
        }
        return c;
    }

    private Pairs pairs() {
        int m = basis.vectorCount();
        SymmetricEigen small = new SymmetricEigen(square(m), m, 0);
        BlockBasis last = new BlockBasis(size);
        last.add(next);
        double[] values = new double[count];
        List<double[]> blocks = new ArrayList<>();
        for (int b = 0; b < count; b += WIDTH) {
            double[] c = coefficients(small, b);
            double[] y = basis.combination(c);
            double[] purification = new double[WIDTH * WIDTH];
            for (int k = 0; k < WIDTH; k++) {
                values[b + k] = small.value(b + k);
                for (int i = 0; i < WIDTH; i++) {
                    for (int j = 0; j < WIDTH; j++) {
                        purification[i * WIDTH + k] -=
                                coupling[i * WIDTH + j] * c[(m - WIDTH + j) * WIDTH + k] / values[b + k];
                    }
                }
            }
            last.subtract(y, purification, 0);
            blocks.add(y);
        }
        return new Pairs(values, blocks);
    }

    /**
     * Eigenpairs, at least as many as wanted.
     *
     * @param values descending
     * @param blocks the vectors, blocks of {@value BlockBasis#WIDTH}
     */
    @SuppressWarnings("ArrayRecordComponent") // found here, read once
    record Pairs(double[] values, List<double[]> blocks) {}
}
