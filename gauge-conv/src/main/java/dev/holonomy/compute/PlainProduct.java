package dev.holonomy.compute;

/** Products in plain loops: a row of C in eights of columns, which stay in registers. */
public final class PlainProduct implements MatrixProduct {
    /** Products on any Java. */
    public PlainProduct() {}

    @Override
    public String name() {
        return "plain loops";
    }

    @Override
    public void add(int rows, int inner, int columns, Part a, Part b, Part c) {
        for (int i = 0; i < rows; i++) {
            int from = a.at() + i * a.row();
            int to = c.at() + i * c.row();
            int j = 0;
            for (; j + 8 <= columns; j += 8) {
                eight(inner, a.numbers(), from, a.column(), b.numbers(), b.at() + j, b.row(), c.numbers(), to + j);
            }
            for (; j < columns; j++) {
                double sum = c.numbers()[to + j];
                for (int k = 0; k < inner; k++) {
                    sum += a.numbers()[from + k * a.column()] * b.numbers()[b.at() + k * b.row() + j];
                }
                c.numbers()[to + j] = sum;
            }
        }
    }

    private static void eight(
            int inner, double[] a, int from, int step, double[] b, int begin, int row, double[] c, int to) {
        double s0 = c[to];
        double s1 = c[to + 1];
        double s2 = c[to + 2];
        double s3 = c[to + 3];
        double s4 = c[to + 4];
        double s5 = c[to + 5];
        double s6 = c[to + 6];
        double s7 = c[to + 7];
        for (int k = 0; k < inner; k++) {
            double factor = a[from + k * step];
            int at = begin + k * row;
            s0 += factor * b[at];
            s1 += factor * b[at + 1];
            s2 += factor * b[at + 2];
            s3 += factor * b[at + 3];
            s4 += factor * b[at + 4];
            s5 += factor * b[at + 5];
            s6 += factor * b[at + 6];
            s7 += factor * b[at + 7];
        }
        c[to] = s0;
        c[to + 1] = s1;
        c[to + 2] = s2;
        c[to + 3] = s3;
        c[to + 4] = s4;
        c[to + 5] = s5;
        c[to + 6] = s6;
        c[to + 7] = s7;
    }
}
