package dev.holonomy.geodesic.sparse;

/**
 * A real supernode: rows of k contiguous values, so that every product is of two rows.
 *
 * <p>Four rows by four rows are multiplied at a time: 16 sums in registers, 8 loads for 16 multiplications with an addition. Every sum
 * runs over the columns in ascending order, whatever tile it is in, so the bits do not depend on how rows are shared out.
 */
final class RealBlock implements SupernodeBlock {
    private final double[] l;
    private final int at;
    private final int k;
    private final double[] inverse;
    private final int first;

    /**
     * A block.
     *
     * @param l holds it
     * @param at where it begins
     * @param k columns
     * @param inverse for column c at first + c: in, the least pivot to accept; out, one over the diagonal entry, or the pivot at fault
     * @param first see there
     */
    RealBlock(double[] l, int at, int k, double[] inverse, int first) {
        this.l = l;
        this.at = at;
        this.k = k;
        this.inverse = inverse;
        this.first = first;
    }

    @Override
    public int factorDiagonal(int from, int to) {
        double[] t = new double[16];
        for (int j = from; j < to; j += 4) {
            int end = Math.min(j + 4, to);
            multiply(l, at, k, j, end, j, end, j, t);
            for (int i = j; i < end; i++) {
                int row = at + i * k;
                for (int c = j; c <= i; c++) {
                    double sum = l[row + c] - t[4 * (i - j) + c - j];
                    for (int q = j; q < c; q++) {
                        sum = Math.fma(-l[row + q], l[at + c * k + q], sum);
                    }
                    if (c < i) {
                        l[row + c] = sum * inverse[first + c];
                    } else if (sum > inverse[first + c] && sum < Double.POSITIVE_INFINITY) {
                        double root = Math.sqrt(sum);
                        l[row + c] = root;
                        inverse[first + c] = 1 / root;
                    } else {
                        inverse[first + c] = sum;
                        return c;
                    }
                }
            }
            for (int i = end; i < to; i += 4) {
                solveTile(i, Math.min(i + 4, to), j, end, t);
            }
        }
        return -1;
    }

    @Override
    public void solve(int fromRow, int toRow, int from, int to) {
        double[] t = new double[16];
        for (int i = fromRow; i < toRow; i += 4) {
            for (int j = from; j < to; j += 4) {
                solveTile(i, Math.min(i + 4, toRow), j, Math.min(j + 4, to), t);
            }
        }
    }

    private void solveTile(int i, int iEnd, int j, int end, double[] t) {
        multiply(l, at, k, i, iEnd, j, end, j, t);
        for (int r = i; r < iEnd; r++) {
            int row = at + r * k;
            for (int c = j; c < end; c++) {
                double sum = l[row + c] - t[4 * (r - i) + c - j];
                for (int q = j; q < c; q++) {
                    sum = Math.fma(-l[row + q], l[at + c * k + q], sum);
                }
                l[row + c] = sum * inverse[first + c];
            }
        }
    }

    @Override
    public void update(double[] u, int fromRow, int toRow) {
        double[] t = new double[16];
        int base = at + k * k;
        for (int panel = 0; panel < toRow; panel += WIDTH) {
            for (int i = Math.max(panel, fromRow); i < toRow; i += 4) {
                int iEnd = Math.min(i + 4, toRow);
                int panelEnd = Math.min(panel + WIDTH, iEnd);
                for (int j = panel; j < panelEnd; j += 4) {
                    int jEnd = Math.min(j + 4, panelEnd);
                    multiply(l, base, k, i, iEnd, j, jEnd, k, t);
                    for (int r = i; r < iEnd; r++) {
                        int row = r * (r + 1) / 2;
                        int last = Math.min(jEnd, r + 1);
                        for (int c = j, q = 4 * (r - i); c < last; c++, q++) {
                            u[row + c] -= t[q];
                        }
                    }
                }
            }
        }
    }

    /**
     * Products of up to four rows with up to four rows over their first columns.
     *
     * @param x rows of k values from {@code base}
     * @param n columns that count
     * @param t [4, 4], overwritten; what is beyond the rows given has no meaning
     */
    private static void multiply(double[] x, int base, int k, int i, int iEnd, int j, int jEnd, int n, double[] t) {
        Tile.product(
                x,
                base + i * k,
                base + Math.min(i + 1, iEnd - 1) * k,
                base + Math.min(i + 2, iEnd - 1) * k,
                base + (iEnd - 1) * k,
                1,
                x,
                base + j * k,
                base + Math.min(j + 1, jEnd - 1) * k,
                base + Math.min(j + 2, jEnd - 1) * k,
                base + (jEnd - 1) * k,
                1,
                n,
                t);
    }
}
