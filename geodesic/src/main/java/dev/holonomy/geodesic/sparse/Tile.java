package dev.holonomy.geodesic.sparse;

/**
 * The one dense kernel of factors, substitution and orthogonalisation: sixteen sums of products in registers, eight loads for sixteen
 * multiplications with an addition.
 *
 * <p>Every sum runs over its terms in ascending order, so its bits depend on nothing else in the tile.
 */
public final class Tile {
    /** Rows and columns of a tile. */
    public static final int SIDE = 4;

    private Tile() {}

    /**
     * t[r, c] = Σ_i x[a_r + i·stepX] y[b_c + i·stepY] for i = 0..n-1.
     *
     * @param x holds the rows
     * @param a0 where the first row begins
     * @param a1 where the second begins; one that does not count may repeat another
     * @param a2 where the third begins
     * @param a3 where the fourth begins
     * @param stepX from one term to the next
     * @param y holds the columns
     * @param b0 where the first column begins
     * @param b1 where the second begins
     * @param b2 where the third begins
     * @param b3 where the fourth begins
     * @param stepY from one term to the next
     * @param n terms
     * @param t [4, 4], overwritten
     */
    public static void product(
            double[] x,
            int a0,
            int a1,
            int a2,
            int a3,
            int stepX,
            double[] y,
            int b0,
            int b1,
            int b2,
            int b3,
            int stepY,
            int n,
            double[] t) {
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
        for (int i = 0, p = 0, q = 0; i < n; i++, p += stepX, q += stepY) {
            double x0 = x[a0 + p];
            double x1 = x[a1 + p];
            double x2 = x[a2 + p];
            double x3 = x[a3 + p];
            double y0 = y[b0 + q];
            double y1 = y[b1 + q];
            double y2 = y[b2 + q];
            double y3 = y[b3 + q];
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
