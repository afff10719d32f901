package dev.holonomy.geodesic.sparse;

/** Substitution with the supernodes of a real L; right-hand sides are in the order of elimination and overwritten. */
final class RealSolve {
    /** Right-hand sides in one pass over L if there are few, so that two threads have work. */
    static final int NARROW = 4;

    /** Right-hand sides in one pass over L if there are many. */
    static final int WIDE = 8;

    private final SymbolicFactor symbolic;
    private final double[] l;
    private final double[] inverse;

    RealSolve(SymbolicFactor symbolic, double[] l, double[] inverse) {
        this.symbolic = symbolic;
        this.l = l;
        this.inverse = inverse;
    }

    /** L⁻¹ x. */
    void forward(double[] x) {
        int[] rows = symbolic.rows();
        for (int s = 0; s < symbolic.supernodeCount(); s++) {
            int k = symbolic.columnCount(s);
            int first = symbolic.start(s);
            int at = symbolic.block(s);
            for (int c = 0; c < k; c++, at += k) {
                double sum = x[first + c];
                for (int q = 0; q < c; q++) {
                    sum -= l[at + q] * x[first + q];
                }
                x[first + c] = sum * inverse[first + c];
            }
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            int e = symbolic.rowOffset(s);
            for (; e + 3 < end; e += 4, at += 4 * k) {
                double s0 = 0;
                double s1 = 0;
                double s2 = 0;
                double s3 = 0;
                for (int q = 0; q < k; q++) {
                    double y = x[first + q];
                    s0 += l[at + q] * y;
                    s1 += l[at + k + q] * y;
                    s2 += l[at + 2 * k + q] * y;
                    s3 += l[at + 3 * k + q] * y;
                }
                x[rows[e]] -= s0;
                x[rows[e + 1]] -= s1;
                x[rows[e + 2]] -= s2;
                x[rows[e + 3]] -= s3;
            }
            for (; e < end; e++, at += k) {
                double sum = 0;
                for (int q = 0; q < k; q++) {
                    sum += l[at + q] * x[first + q];
                }
                x[rows[e]] -= sum;
            }
        }
    }

    /** L⁻ᵀ x. */
    void backward(double[] x) {
        int[] rows = symbolic.rows();
        for (int s = symbolic.supernodeCount() - 1; s >= 0; s--) {
            int k = symbolic.columnCount(s);
            int first = symbolic.start(s);
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            int at = symbolic.block(s) + k * k;
            int e = symbolic.rowOffset(s);
            for (; e + 3 < end; e += 4, at += 4 * k) {
                double y0 = x[rows[e]];
                double y1 = x[rows[e + 1]];
                double y2 = x[rows[e + 2]];
                double y3 = x[rows[e + 3]];
                for (int q = 0; q < k; q++) {
                    x[first + q] -=
                            l[at + q] * y0 + l[at + k + q] * y1 + (l[at + 2 * k + q] * y2 + l[at + 3 * k + q] * y3);
                }
            }
            for (; e < end; e++, at += k) {
                double y = x[rows[e]];
                for (int q = 0; q < k; q++) {
                    x[first + q] -= l[at + q] * y;
                }
            }
            at = symbolic.block(s) + (k - 1) * k;
            for (int c = k - 1; c >= 0; c--, at -= k) {
                double y = x[first + c] * inverse[first + c];
                x[first + c] = y;
                for (int q = 0; q < c; q++) {
                    x[first + q] -= l[at + q] * y;
                }
            }
        }
    }

    /** L⁻¹ X of {@code w} right-hand sides, a multiple of 4, row by row. */
    void forwardMany(double[] x, int w) {
        int[] rows = symbolic.rows();
        double[] t = new double[16];
        for (int s = 0; s < symbolic.supernodeCount(); s++) {
            int k = symbolic.columnCount(s);
            int first = symbolic.start(s);
            int at = symbolic.block(s);
            for (int c = 0; c < k; c++, at += k) {
                int to = (first + c) * w;
                for (int q = 0; q < c; q++) {
                    double factor = l[at + q];
                    int from = (first + q) * w;
                    for (int i = 0; i < w; i++) {
                        x[to + i] -= factor * x[from + i];
                    }
                }
                for (int i = 0; i < w; i++) {
                    x[to + i] *= inverse[first + c];
                }
            }
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            for (int e = symbolic.rowOffset(s); e < end; e += 4, at += 4 * k) {
                int count = Math.min(4, end - e);
                for (int i = 0; i < w; i += 4) {
                    dots(l, at, k, count, x, first * w + i, w, t);
                    for (int r = 0; r < count; r++) {
                        int to = rows[e + r] * w + i;
                        x[to] -= t[4 * r];
                        x[to + 1] -= t[4 * r + 1];
                        x[to + 2] -= t[4 * r + 2];
                        x[to + 3] -= t[4 * r + 3];
                    }
                }
            }
        }
    }

    /** L⁻ᵀ X of {@code w} right-hand sides, a multiple of 4, row by row. */
    void backwardMany(double[] x, int w) {
        int[] rows = symbolic.rows();
        double[] below = new double[0];
        double[] t = new double[16];
        for (int s = symbolic.supernodeCount() - 1; s >= 0; s--) {
            int k = symbolic.columnCount(s);
            int first = symbolic.start(s);
            int count = symbolic.rowCount(s);
            if (below.length < count * w) {
                below = new double[2 * count * w];
            }
            for (int r = 0; r < count; r++) {
                System.arraycopy(x, rows[symbolic.rowOffset(s) + r] * w, below, r * w, w);
            }
            int block = symbolic.block(s) + k * k;
            for (int c = 0; c < k; c += 4) {
                int width = Math.min(4, k - c);
                for (int i = 0; i < w; i += 4) {
                    sums(l, block + c, k, width, below, i, w, count, t);
                    for (int q = 0; q < width; q++) {
                        int to = (first + c + q) * w + i;
                        x[to] -= t[4 * q];
                        x[to + 1] -= t[4 * q + 1];
                        x[to + 2] -= t[4 * q + 2];
                        x[to + 3] -= t[4 * q + 3];
                    }
                }
            }
            int at = symbolic.block(s) + (k - 1) * k;
            for (int c = k - 1; c >= 0; c--, at -= k) {
                int from = (first + c) * w;
                for (int i = 0; i < w; i++) {
                    x[from + i] *= inverse[first + c];
                }
                for (int q = 0; q < c; q++) {
                    double factor = l[at + q];
                    int to = (first + q) * w;
                    for (int i = 0; i < w; i++) {
                        x[to + i] -= factor * x[from + i];
                    }
                }
            }
        }
    }

    /** t[r, c] = Σ_q l[r, q] x[q, c], up to four rows of L, four right-hand sides. */
    private static void dots(double[] l, int at, int k, int count, double[] x, int from, int w, double[] t) {
        tile(
                l,
                at,
                at + Math.min(1, count - 1) * k,
                at + Math.min(2, count - 1) * k,
                at + (count - 1) * k,
                1,
                x,
                from,
                w,
                k,
                t);
    }

    /** t[q, c] = Σ_r l[r, q] x[r, c], up to four columns of L, four right-hand sides. */
    private static void sums(double[] l, int at, int k, int width, double[] x, int from, int w, int count, double[] t) {
        tile(l, at, at + Math.min(1, width - 1), at + Math.min(2, width - 1), at + width - 1, k, x, from, w, count, t);
    }

    private static void tile(
            double[] l, int a0, int a1, int a2, int a3, int step, double[] x, int from, int w, int n, double[] t) {
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        double s23 = 0;
        double s30 = 0;
        double s31 = 0;
        double s32 = 0;
        double s33 = 0;
        for (int p = 0, a = 0, b = from; p < n; p++, a += step, b += w) {
            double x0 = l[a0 + a];
            double x1 = l[a1 + a];
            double x2 = l[a2 + a];
            double x3 = l[a3 + a];
            double y0 = x[b];
            double y1 = x[b + 1];
            double y2 = x[b + 2];
            double y3 = x[b + 3];
            s00 = Math.fma(x0, y0, s00);
            s01 = Math.fma(x0, y1, s01);
            s02 = Math.fma(x0, y2, s02);
            s03 = Math.fma(x0, y3, s03);
            s10 = Math.fma(x1, y0, s10);
            s11 = Math.fma(x1, y1, s11);
            s12 = Math.fma(x1, y2, s12);
            s13 = Math.fma(x1, y3, s13);
            s20 = Math.fma(x2, y0, s20);
            s21 = Math.fma(x2, y1, s21);
            s22 = Math.fma(x2, y2, s22);
            s23 = Math.fma(x2, y3, s23);
            s30 = Math.fma(x3, y0, s30);
            s31 = Math.fma(x3, y1, s31);
            s32 = Math.fma(x3, y2, s32);
            s33 = Math.fma(x3, y3, s33);
        }
        t[0] = s00;
        t[1] = s01;
        t[2] = s02;
        t[3] = s03;
        t[4] = s10;
        t[5] = s11;
        t[6] = s12;
        t[7] = s13;
        t[8] = s20;
        t[9] = s21;
        t[10] = s22;
        t[11] = s23;
        t[12] = s30;
        t[13] = s31;
        t[14] = s32;
        t[15] = s33;
    }
}
