package dev.holonomy.geodesic.sparse;

/** Substitution with the supernodes of a real L; right-hand sides are in the order of elimination and overwritten. */
final class RealSolve {
    /** Right-hand sides in one pass over L if there are few, so that two threads have work. */
    static final int NARROW = 4;

    /** Right-hand sides in one pass over L if there are many. */
    static final int WIDE = 8;

    /** Rows of a block that are taken together backward: their columns, a cache line each, stay in the first cache. */
    private static final int CHUNK = 64;

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
                    dots(l, at, k, count, 1, x, first * w + i, w, k, t);
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
        double[] below = new double[CHUNK * w];
        double[] t = new double[16];
        for (int s = symbolic.supernodeCount() - 1; s >= 0; s--) {
            int k = symbolic.columnCount(s);
            int first = symbolic.start(s);
            int end = symbolic.rowOffset(s) + symbolic.rowCount(s);
            int block = symbolic.block(s) + k * k;
            for (int e = symbolic.rowOffset(s); e < end; e += CHUNK, block += CHUNK * k) {
                int count = Math.min(CHUNK, end - e);
                for (int r = 0; r < count; r++) {
                    System.arraycopy(x, rows[e + r] * w, below, r * w, w);
                }
                for (int c = 0; c < k; c += 4) {
                    int width = Math.min(4, k - c);
                    for (int i = 0; i < w; i += 4) {
                        dots(l, block + c, 1, width, k, below, i, w, count, t);
                        for (int q = 0; q < width; q++) {
                            int to = (first + c + q) * w + i;
                            x[to] -= t[4 * q];
                            x[to + 1] -= t[4 * q + 1];
                            x[to + 2] -= t[4 * q + 2];
                            x[to + 3] -= t[4 * q + 3];
                        }
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

    /**
     * t[r, c] = Σ_i l[at + r·spacing + i·step] x[from + i·w + c]: up to four rows (spacing k, step 1) or columns (spacing 1, step k) of a
     * block of L with four right-hand sides.
     */
    private static void dots(
            double[] l, int at, int spacing, int count, int step, double[] x, int from, int w, int n, double[] t) {
        Tile.product(
                l,
                at,
                at + Math.min(1, count - 1) * spacing,
                at + Math.min(2, count - 1) * spacing,
                at + (count - 1) * spacing,
                step,
                x,
                from,
                from + 1,
                from + 2,
                from + 3,
                w,
                n,
                t);
    }
}
