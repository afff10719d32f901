package dev.holonomy.geodesic.sparse;

/** A complex supernode, real and imaginary part side by side, in tiles of two rows by two rows; otherwise as {@link RealBlock}. */
final class HermitianBlock implements SupernodeBlock {
    private final double[] l;
    private final int at;
    private final int k;
    private final double[] inverse;
    private final int first;

    /**
     * A block.
     *
     * @param l holds it
     * @param at where it begins, in complex values
     * @param k columns
     * @param inverse for column c at first + c: in, the least pivot to accept; out, one over the diagonal entry, or the pivot at fault
     * @param first see there
     */
    HermitianBlock(double[] l, int at, int k, double[] inverse, int first) {
        this.l = l;
        this.at = at;
        this.k = k;
        this.inverse = inverse;
        this.first = first;
    }

    @Override
    public int factorDiagonal(int from, int to) {
        double[] t = new double[8];
        for (int j = from; j < to; j += 2) {
            int end = Math.min(j + 2, to);
            multiply(l, 2 * at, 2 * k, j, end, j, end, j, t);
            for (int i = j; i < end; i++) {
                int row = 2 * (at + i * k);
                if (i > j) {
                    l[row + 2 * j] = (l[row + 2 * j] - t[4]) * inverse[first + j];
                    l[row + 2 * j + 1] = (l[row + 2 * j + 1] - t[5]) * inverse[first + j];
                }
                double sum = l[row + 2 * i] - t[6 * (i - j)];
                if (i > j) {
                    sum = Math.fma(-l[row + 2 * j], l[row + 2 * j], sum);
                    sum = Math.fma(-l[row + 2 * j + 1], l[row + 2 * j + 1], sum);
                }
                if (!(sum > inverse[first + i] && sum < Double.POSITIVE_INFINITY)) {
                    inverse[first + i] = sum;
                    return i;
                }
                double root = Math.sqrt(sum);
                l[row + 2 * i] = root;
                l[row + 2 * i + 1] = 0;
                inverse[first + i] = 1 / root;
            }
            for (int i = end; i < to; i += 2) {
                solveTile(i, Math.min(i + 2, to), j, end, t);
            }
        }
        return -1;
    }

    @Override
    public void solve(int fromRow, int toRow, int from, int to) {
        double[] t = new double[8];
        for (int i = fromRow; i < toRow; i += 2) {
            for (int j = from; j < to; j += 2) {
                solveTile(i, Math.min(i + 2, toRow), j, Math.min(j + 2, to), t);
            }
        }
    }

    private void solveTile(int i, int iEnd, int j, int end, double[] t) {
        multiply(l, 2 * at, 2 * k, i, iEnd, j, end, j, t);
        for (int r = i; r < iEnd; r++) {
            int entry = 2 * (at + r * k + j);
            int q = 4 * (r - i);
            double re = (l[entry] - t[q]) * inverse[first + j];
            double im = (l[entry + 1] - t[q + 1]) * inverse[first + j];
            l[entry] = re;
            l[entry + 1] = im;
            if (end > j + 1) {
                int pivot = 2 * (at + (j + 1) * k + j);
                double a = l[pivot];
                double b = l[pivot + 1];
                l[entry + 2] = (l[entry + 2] - t[q + 2] - (re * a + im * b)) * inverse[first + j + 1];
                l[entry + 3] = (l[entry + 3] - t[q + 3] - (im * a - re * b)) * inverse[first + j + 1];
            }
        }
    }

    @Override
    public void update(double[] u, int fromRow, int toRow) {
        double[] t = new double[8];
        int base = 2 * (at + k * k);
        for (int panel = 0; panel < toRow; panel += WIDTH) {
            for (int i = Math.max(panel, fromRow); i < toRow; i += 2) {
                int iEnd = Math.min(i + 2, toRow);
                int panelEnd = Math.min(panel + WIDTH, iEnd);
                for (int j = panel; j < panelEnd; j += 2) {
                    int jEnd = Math.min(j + 2, panelEnd);
                    multiply(l, base, 2 * k, i, iEnd, j, jEnd, k, t);
                    for (int r = i; r < iEnd; r++) {
                        int row = r * (r + 1);
                        int last = Math.min(jEnd, r + 1);
                        for (int c = j, q = 4 * (r - i); c < last; c++, q += 2) {
                            u[row + 2 * c] -= t[q];
                            u[row + 2 * c + 1] -= t[q + 1];
                        }
                    }
                }
            }
        }
    }

    /** Products x ȳ of up to two rows with up to two rows over their first n columns; {@code row} is the length of a row in doubles. */
    private static void multiply(double[] x, int base, int row, int i, int iEnd, int j, int jEnd, int n, double[] t) {
        ComplexTile.product(
                x, base + i * row, base + (iEnd - 1) * row, 2, x, base + j * row, base + (jEnd - 1) * row, 2, n, t);
    }
}
