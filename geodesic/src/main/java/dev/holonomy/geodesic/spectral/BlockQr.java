package dev.holonomy.geodesic.spectral;

import java.util.SplittableRandom;

/**
 * W = Q R of a block [n, {@value BlockBasis#WIDTH}] by two Cholesky factorisations of WᵀW (Yamamoto et al. 2015); a column that depends on
 * those before it is replaced by a random one, with zero in R.
 */
final class BlockQr {
    private static final int WIDTH = BlockBasis.WIDTH;

    /** Squared share of its length below which a column is rounding. */
    private static final double DEPENDENT = 1e-13;

    private final double[] factor;
    private final double leastRatio;

    private BlockQr(double[] factor, double leastRatio) {
        this.factor = factor;
        this.leastRatio = leastRatio;
    }

    /**
     * Makes a block orthonormal.
     *
     * @param w W, overwritten by Q
     * @param scale squared lengths that the columns once had
     * @param random for columns to be replaced
     */
    static BlockQr of(double[] w, double[] scale, SplittableRandom random) {
        double least = 1;
        double[] r = new double[0];
        for (int pass = 0; pass < 2; pass++) {
            BlockBasis alone = new BlockBasis(w.length / WIDTH);
            alone.add(w);
            double[] gram = alone.project(w, 0);
            double[] upper = new double[WIDTH * WIDTH];
            for (int j = 0; j < WIDTH; j++) {
                double left = gram[j * WIDTH + j];
                for (int i = 0; i < j; i++) {
                    double sum = gram[i * WIDTH + j];
                    for (int k = 0; k < i; k++) {
                        sum -= upper[k * WIDTH + i] * upper[k * WIDTH + j];
                    }
                    double entry = upper[i * WIDTH + i] == 0 ? 0 : sum / upper[i * WIDTH + i];
                    upper[i * WIDTH + j] = entry;
                    left -= entry * entry;
                }
                double floor = pass == 0 ? 1e-24 * scale[j] : 0;
                boolean independent = left > DEPENDENT * gram[j * WIDTH + j] && left > floor;
                upper[j * WIDTH + j] = independent ? Math.sqrt(left) : 0;
                if (pass == 0) {
                    least = Math.min(least, independent ? Math.sqrt(left / scale[j]) : 0);
                }
            }
            divide(w, upper, random);
            r = pass == 0 ? upper : product(upper, r);
        }
        return new BlockQr(r, least);
    }

    private static void divide(double[] w, double[] upper, SplittableRandom random) {
        double unit = Math.sqrt(12.0 * WIDTH / w.length);
        for (int v = 0; v < w.length; v += WIDTH) {
            for (int j = 0; j < WIDTH; j++) {
                double diagonal = upper[j * WIDTH + j];
                if (diagonal == 0) {
                    w[v + j] = unit * (random.nextDouble() - 0.5);
                    continue;
                }
                double sum = w[v + j];
                for (int i = 0; i < j; i++) {
                    sum -= upper[i * WIDTH + j] * w[v + i];
                }
                w[v + j] = sum / diagonal;
            }
        }
    }

    /** The matrix product of two factors. */
    static double[] product(double[] a, double[] b) {
        double[] c = new double[WIDTH * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j < WIDTH; j++) {
                for (int k = 0; k < WIDTH; k++) {
                    c[i * WIDTH + j] += a[i * WIDTH + k] * b[k * WIDTH + j];
                }
            }
        }
        return c;
    }

    /** The squared lengths of the columns of a block. */
    static double[] squares(double[] w) {
        double[] squares = new double[WIDTH];
        for (int v = 0; v < w.length; v += WIDTH) {
            for (int j = 0; j < WIDTH; j++) {
                squares[j] += w[v + j] * w[v + j];
            }
        }
        return squares;
    }

    static double[] random(int size, SplittableRandom random) {
        double[] w = new double[size * WIDTH];
        for (int i = 0; i < w.length; i++) {
            w[i] = random.nextDouble() - 0.5;
        }
        return w;
    }

    /** R, [{@value BlockBasis#WIDTH}, {@value BlockBasis#WIDTH}]; W = Q R. */
    double[] factor() {
        return factor;
    }

    /** The least share of its former length that a column has kept; zero if one was replaced. */
    double leastRatio() {
        return leastRatio;
    }
}
