package dev.holonomy.geodesic.sparse;

/**
 * Substitution with the supernodes of a complex L; w right-hand sides row by row in the order of elimination, overwritten.
 *
 * <p>Both ways take the conjugate of L, as {@link ComplexTile} does: forward, the right-hand sides are conjugated instead.
 */
final class HermitianSolve {
    /** Rows of a block that are taken together backward: their columns, a cache line each, stay in the first cache. */
    private static final int CHUNK = 64;

    private final SymbolicFactor symbolic;
    private final double[] l;
    private final double[] inverse;

    HermitianSolve(SymbolicFactor symbolic, double[] l, double[] inverse) {
        this.symbolic = symbolic;
        this.l = l;
        this.inverse = inverse;
    }

    /** L⁻ᴴ L⁻¹ X. */
    void solve(double[] x, int w) {
        conjugate(x);
        forward(x, w);
        conjugate(x);
        backward(x, w);
    }

    /** L̄⁻¹ X. */
    private void forward(double[] x, int w) {
        int[] rows = symbolic.rows();
        int row = 2 * w;
        double[] t = new double[8];
        for (int s = 0; s < symbolic.supernodeCount(); s++) {
            int k = symbolic.columnCount(s);
            int from = symbolic.start(s) * row;
            int at = 2 * symbolic.block(s);
            for (int c = 0; c < k; c++, at += 2 * k) {
                int to = from + c * row;
                for (int q = 0; q < c; q++) {
                    subtract(x, to, l[at + 2 * q], l[at + 2 * q + 1], from + q * row, row);
                }
                scale(x, to, row, inverse[symbolic.start(s) + c]);
            }
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            for (int e = symbolic.rowOffset(s); e < end; e += 2, at += 4 * k) {
                int last = Math.min(e + 1, end - 1);
                for (int i = 0; i < row; i += 4) {
                    int second = Math.min(i + 2, row - 2);
                    ComplexTile.product(x, from + i, from + second, row, l, at, at + 2 * k * (last - e), 2, k, t);
                    for (int r = e; r <= last; r++) {
                        take(x, rows[r] * row + i, second - i, t, 2 * (r - e));
                    }
                }
            }
        }
    }

    /** L⁻ᴴ X. */
    private void backward(double[] x, int w) {
        int[] rows = symbolic.rows();
        int row = 2 * w;
        double[] below = new double[CHUNK * row];
        double[] t = new double[8];
        for (int s = symbolic.supernodeCount() - 1; s >= 0; s--) {
            int k = symbolic.columnCount(s);
            int to = symbolic.start(s) * row;
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            int at = 2 * (symbolic.block(s) + k * k);
            for (int e = symbolic.rowOffset(s); e < end; e += CHUNK, at += 2 * CHUNK * k) {
                int count = Math.min(CHUNK, end - e);
                for (int r = 0; r < count; r++) {
                    System.arraycopy(x, rows[e + r] * row, below, r * row, row);
                }
                for (int c = 0; c < k; c += 2) {
                    int last = Math.min(c + 1, k - 1);
                    for (int i = 0; i < row; i += 4) {
                        int second = Math.min(i + 2, row - 2);
                        ComplexTile.product(below, i, second, row, l, at + 2 * c, at + 2 * last, 2 * k, count, t);
                        for (int q = c; q <= last; q++) {
                            take(x, to + q * row + i, second - i, t, 2 * (q - c));
                        }
                    }
                }
            }
            for (int c = k - 1; c >= 0; c--) {
                int diagonal = 2 * (symbolic.block(s) + c * k);
                scale(x, to + c * row, row, inverse[symbolic.start(s) + c]);
                for (int q = 0; q < c; q++) {
                    subtract(x, to + q * row, l[diagonal + 2 * q], l[diagonal + 2 * q + 1], to + c * row, row);
                }
            }
        }
    }

    private static void conjugate(double[] x) {
        for (int i = 1; i < x.length; i += 2) {
            x[i] = -x[i];
        }
    }

    private static void scale(double[] x, int at, int count, double factor) {
        for (int i = at; i < at + count; i++) {
            x[i] *= factor;
        }
    }

    /** x[to] -= (a − i b) x[from]. */
    private static void subtract(double[] x, int to, double a, double b, int from, int count) {
        for (int i = 0; i < count; i += 2) {
            double re = x[from + i];
            double im = x[from + i + 1];
            x[to + i] -= a * re + b * im;
            x[to + i + 1] -= a * im - b * re;
        }
    }

    /** Subtracts a column of a tile: two right-hand sides, or one if the second is no further. */
    private static void take(double[] x, int to, int second, double[] t, int column) {
        x[to] -= t[column];
        x[to + 1] -= t[column + 1];
        if (second > 0) {
            x[to + 2] -= t[column + 4];
            x[to + 3] -= t[column + 5];
        }
    }
}
