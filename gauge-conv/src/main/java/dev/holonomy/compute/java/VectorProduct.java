package dev.holonomy.compute.java;

import dev.holonomy.compute.MatrixProduct;
import dev.holonomy.compute.PlainProduct;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products through the Vector API: four rows times two vectors of columns in registers, fewer at the edges, fused multiply-adds.
 *
 * <p>Compiled apart from the rest, because the module is an incubator's; asked for only where the runtime has it ({@link JavaDevice}).
 */
final class VectorProduct implements MatrixProduct {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorProduct() {}

    /** Products in vectors where they are wide: four doubles (on x86 that is AVX2, which comes with fused multiply-adds), two on ARM. */
    static MatrixProduct fastest() {
        boolean arm = System.getProperty("os.arch", "").startsWith("aarch64");
        return LANES >= (arm ? 2 : 4) ? new VectorProduct() : new PlainProduct();
    }

    @Override
    public String name() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void add(int rows, int inner, int columns, Part a, Part b, Part c) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            int j = 0;
            for (; j + 2 * LANES <= columns; j += 2 * LANES) {
                fourByTwo(inner, a, i, b, j, c);
            }
            for (; j + LANES <= columns; j += LANES) {
                fourByOne(inner, a, i, b, j, c);
            }
            for (int r = i; r < i + 4; r++) {
                scalars(inner, columns, a, r, b, j, c);
            }
        }
        for (; i < rows; i++) {
            int j = 0;
            for (; j + 2 * LANES <= columns; j += 2 * LANES) {
                oneByTwo(inner, a, i, b, j, c);
            }
            for (; j + LANES <= columns; j += LANES) {
                oneByOne(inner, a, i, b, j, c);
            }
            scalars(inner, columns, a, i, b, j, c);
        }
    }

    private static DoubleVector load(double[] numbers, int at) {
        return DoubleVector.fromArray(SPECIES, numbers, at);
    }

    private static DoubleVector same(double number) {
        return DoubleVector.broadcast(SPECIES, number);
    }

    private static void fourByTwo(int inner, Part left, int i, Part right, int j, Part result) {
        double[] a = left.numbers();
        double[] b = right.numbers();
        double[] c = result.numbers();
        int a0 = left.at() + i * left.row();
        int a1 = a0 + left.row();
        int a2 = a1 + left.row();
        int a3 = a2 + left.row();
        int c0 = result.at() + i * result.row() + j;
        int c1 = c0 + result.row();
        int c2 = c1 + result.row();
        int c3 = c2 + result.row();
        int step = left.column();
        int at = right.at() + j;
        int row = right.row();
        DoubleVector s00 = load(c, c0);
        DoubleVector s01 = load(c, c0 + LANES);
        DoubleVector s10 = load(c, c1);
        DoubleVector s11 = load(c, c1 + LANES);
        DoubleVector s20 = load(c, c2);
        DoubleVector s21 = load(c, c2 + LANES);
        DoubleVector s30 = load(c, c3);
        DoubleVector s31 = load(c, c3 + LANES);
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = load(b, at + k * row);
            DoubleVector b1 = load(b, at + k * row + LANES);
            DoubleVector x0 = same(a[a0 + k * step]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            DoubleVector x1 = same(a[a1 + k * step]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            DoubleVector x2 = same(a[a2 + k * step]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            DoubleVector x3 = same(a[a3 + k * step]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    private static void fourByOne(int inner, Part left, int i, Part right, int j, Part result) {
        double[] a = left.numbers();
        double[] b = right.numbers();
        double[] c = result.numbers();
        int a0 = left.at() + i * left.row();
        int a1 = a0 + left.row();
        int a2 = a1 + left.row();
        int a3 = a2 + left.row();
        int c0 = result.at() + i * result.row() + j;
        int c1 = c0 + result.row();
        int c2 = c1 + result.row();
        int c3 = c2 + result.row();
        int step = left.column();
        int at = right.at() + j;
        int row = right.row();
        DoubleVector s0 = load(c, c0);
        DoubleVector s1 = load(c, c1);
        DoubleVector s2 = load(c, c2);
        DoubleVector s3 = load(c, c3);
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = load(b, at + k * row);
            s0 = same(a[a0 + k * step]).fma(b0, s0);
            s1 = same(a[a1 + k * step]).fma(b0, s1);
            s2 = same(a[a2 + k * step]).fma(b0, s2);
            s3 = same(a[a3 + k * step]).fma(b0, s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    private static void oneByTwo(int inner, Part left, int i, Part right, int j, Part result) {
        double[] a = left.numbers();
        double[] b = right.numbers();
        double[] c = result.numbers();
        int from = left.at() + i * left.row();
        int to = result.at() + i * result.row() + j;
        int step = left.column();
        int at = right.at() + j;
        int row = right.row();
        DoubleVector s0 = load(c, to);
        DoubleVector s1 = load(c, to + LANES);
        for (int k = 0; k < inner; k++) {
            DoubleVector x = same(a[from + k * step]);
            s0 = x.fma(load(b, at + k * row), s0);
            s1 = x.fma(load(b, at + k * row + LANES), s1);
        }
        s0.intoArray(c, to);
        s1.intoArray(c, to + LANES);
    }

    private static void oneByOne(int inner, Part left, int i, Part right, int j, Part result) {
        double[] a = left.numbers();
        double[] b = right.numbers();
        int from = left.at() + i * left.row();
        int to = result.at() + i * result.row() + j;
        int step = left.column();
        int at = right.at() + j;
        int row = right.row();
        DoubleVector sum = load(result.numbers(), to);
        for (int k = 0; k < inner; k++) {
            sum = same(a[from + k * step]).fma(load(b, at + k * row), sum);
        }
        sum.intoArray(result.numbers(), to);
    }

    /** The columns that fill no vector, from j on. */
    private static void scalars(int inner, int columns, Part a, int i, Part b, int from, Part c) {
        for (int j = from; j < columns; j++) {
            int to = c.at() + i * c.row() + j;
            double sum = c.numbers()[to];
            for (int k = 0; k < inner; k++) {
                sum = Math.fma(
                        a.numbers()[a.at() + i * a.row() + k * a.column()], b.numbers()[b.at() + k * b.row() + j], sum);
            }
            c.numbers()[to] = sum;
        }
    }
}
