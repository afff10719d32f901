package dev.holonomy.geodesic.sparse;

import java.util.Arrays;

/** Substitution with the supernodes of a complex L; w right-hand sides row by row in the order of elimination, overwritten. */
final class HermitianSolve {
    private final SymbolicFactor symbolic;
    private final double[] l;
    private final double[] inverse;

    HermitianSolve(SymbolicFactor symbolic, double[] l, double[] inverse) {
        this.symbolic = symbolic;
        this.l = l;
        this.inverse = inverse;
    }

    /** L⁻¹ X. */
    void forward(double[] x, int w) {
        int[] rows = symbolic.rows();
        double[] sums = new double[4 * w];
        int row = 2 * w;
        for (int s = 0; s < symbolic.supernodeCount(); s++) {
            int k = symbolic.columnCount(s);
            int from = symbolic.start(s) * row;
            int at = 2 * symbolic.block(s);
            for (int c = 0; c < k; c++, at += 2 * k) {
                int to = from + c * row;
                for (int q = 0; q < c; q++) {
                    subtract(x, to, l[at + 2 * q], l[at + 2 * q + 1], from + q * row, w);
                }
                scale(x, to, row, inverse[symbolic.start(s) + c]);
            }
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            for (int e = symbolic.rowOffset(s); e < end; e += 2, at += 4 * k) {
                boolean two = e + 1 < end;
                products(at, two ? at + 2 * k : at, k, x, from, w, sums);
                for (int r = 0; r < (two ? 2 : 1); r++) {
                    int to = rows[e + r] * row;
                    for (int i = 0; i < row; i++) {
                        x[to + i] -= sums[r * row + i];
                    }
                }
            }
        }
    }

    /** L⁻ᴴ X. */
    void backward(double[] x, int w) {
        int[] rows = symbolic.rows();
        int row = 2 * w;
        double[] below = new double[0];
        double[] sums = new double[2 * row];
        for (int s = symbolic.supernodeCount() - 1; s >= 0; s--) {
            int k = symbolic.columnCount(s);
            int count = symbolic.rowCount(s);
            int to = symbolic.start(s) * row;
            if (below.length < count * row) {
                below = new double[2 * count * row];
            }
            for (int r = 0; r < count; r++) {
                System.arraycopy(x, rows[symbolic.rowOffset(s) + r] * row, below, r * row, row);
            }
            int block = 2 * (symbolic.block(s) + k * k);
            for (int c = 0; c < k; c += 2) {
                int second = Math.min(c + 1, k - 1);
                conjugateProducts(block + 2 * c, block + 2 * second, 2 * k, count, below, w, sums);
                for (int q = c; q <= second; q++) {
                    for (int i = 0; i < row; i++) {
                        x[to + q * row + i] -= sums[(q - c) * row + i];
                    }
                }
            }
            for (int c = k - 1; c >= 0; c--) {
                int at = 2 * (symbolic.block(s) + c * k);
                scale(x, to + c * row, row, inverse[symbolic.start(s) + c]);
                for (int q = 0; q < c; q++) {
                    subtract(x, to + q * row, l[at + 2 * q], -l[at + 2 * q + 1], to + c * row, w);
                }
            }
        }
    }

    private static void scale(double[] x, int at, int count, double factor) {
        for (int i = at; i < at + count; i++) {
            x[i] *= factor;
        }
    }

    /** x[to] -= (a + i b) x[from]. */
    private static void subtract(double[] x, int to, double a, double b, int from, int w) {
        for (int i = 0; i < 2 * w; i += 2) {
            double re = x[from + i];
            double im = x[from + i + 1];
            x[to + i] -= a * re - b * im;
            x[to + i + 1] -= a * im + b * re;
        }
    }

    /** Two rows of L with every right-hand side. */
    private void products(int first, int second, int k, double[] x, int from, int w, double[] sums) {
        for (int i = 0; i < w; i++) {
            double r0 = 0;
            double i0 = 0;
            double r1 = 0;
            double i1 = 0;
            for (int q = 0, b = from + 2 * i; q < 2 * k; q += 2, b += 2 * w) {
                double y = x[b];
                double z = x[b + 1];
                double a0 = l[first + q];
                double b0 = l[first + q + 1];
                double a1 = l[second + q];
                double b1 = l[second + q + 1];
                r0 = Math.fma(-b0, z, Math.fma(a0, y, r0));
                i0 = Math.fma(b0, y, Math.fma(a0, z, i0));
                r1 = Math.fma(-b1, z, Math.fma(a1, y, r1));
                i1 = Math.fma(b1, y, Math.fma(a1, z, i1));
            }
            sums[2 * i] = r0;
            sums[2 * i + 1] = i0;
            sums[2 * w + 2 * i] = r1;
            sums[2 * w + 2 * i + 1] = i1;
        }
    }

    /** Two columns of the conjugate of L below the diagonal block with every right-hand side. */
    private void conjugateProducts(int first, int second, int step, int count, double[] x, int w, double[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < w; i++) {
            double r0 = 0;
            double i0 = 0;
            double r1 = 0;
            double i1 = 0;
            for (int r = 0, a = 0, b = 2 * i; r < count; r++, a += step, b += 2 * w) {
                double y = x[b];
                double z = x[b + 1];
                double a0 = l[first + a];
                double b0 = l[first + a + 1];
                double a1 = l[second + a];
                double b1 = l[second + a + 1];
                r0 = Math.fma(b0, z, Math.fma(a0, y, r0));
                i0 = Math.fma(-b0, y, Math.fma(a0, z, i0));
                r1 = Math.fma(b1, z, Math.fma(a1, y, r1));
                i1 = Math.fma(-b1, y, Math.fma(a1, z, i1));
            }
            sums[2 * i] = r0;
            sums[2 * i + 1] = i0;
            sums[2 * w + 2 * i] = r1;
            sums[2 * w + 2 * i + 1] = i1;
        }
    }
}
