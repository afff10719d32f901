package dev.holonomy.geodesic.sparse;

/**
 * The dense kernel of complex factors and substitution, real and imaginary part side by side: four complex sums of products in
 * registers, eight loads for sixteen multiplications with an addition.
 */
final class ComplexTile {
    private ComplexTile() {}

    /**
     * t[r, c] = Σ_i x[a_r + i·stepX] ȳ[b_c + i·stepY] for i = 0..n-1; places and steps count doubles.
     *
     * @param x holds the rows
     * @param a0 where the first row begins
     * @param a1 where the second begins; one that does not count may repeat another
     * @param stepX from one term to the next
     * @param y holds the columns, which are conjugated
     * @param b0 where the first column begins
     * @param b1 where the second begins
     * @param stepY from one term to the next
     * @param n terms
     * @param t [2, 2, 2], overwritten
     */
    static void product(
            double[] x, int a0, int a1, int stepX, double[] y, int b0, int b1, int stepY, int n, double[] t) {
        double r00 = 0;
        double i00 = 0;
        double r01 = 0;
        double i01 = 0;
        double r10 = 0;
        double i10 = 0;
        double r11 = 0;
        double i11 = 0;
        for (int i = 0, p = 0, q = 0; i < n; i++, p += stepX, q += stepY) {
            double x0 = x[a0 + p];
            double z0 = x[a0 + p + 1];
            double x1 = x[a1 + p];
            double z1 = x[a1 + p + 1];
            double y0 = y[b0 + q];
            double w0 = y[b0 + q + 1];
            double y1 = y[b1 + q];
            double w1 = y[b1 + q + 1];
            r00 = Math.fma(z0, w0, Math.fma(x0, y0, r00));
            i00 = Math.fma(-x0, w0, Math.fma(z0, y0, i00));
            r01 = Math.fma(z0, w1, Math.fma(x0, y1, r01));
            i01 = Math.fma(-x0, w1, Math.fma(z0, y1, i01));
            r10 = Math.fma(z1, w0, Math.fma(x1, y0, r10));
            i10 = Math.fma(-x1, w0, Math.fma(z1, y0, i10));
            r11 = Math.fma(z1, w1, Math.fma(x1, y1, r11));
            i11 = Math.fma(-x1, w1, Math.fma(z1, y1, i11));
        }
        t[0] = r00;
        t[1] = i00;
        t[2] = r01;
        t[3] = i01;
        t[4] = r10;
        t[5] = i10;
        t[6] = r11;
        t[7] = i11;
    }
}
