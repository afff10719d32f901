package dev.holonomy.geodesic.spectral;

import dev.holonomy.geodesic.sparse.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Vectors of length n in blocks of {@value #WIDTH}, each block [n, {@value #WIDTH}] row by row, and the products of blocks that
 * orthogonalisation is made of.
 *
 * <p>Rows are worked on in pieces of fixed length, in parallel, and the sums of the pieces are added in order: the bits do not depend on
 * the number of threads.
 */
final class BlockBasis {
    /** Vectors in a block. */
    static final int WIDTH = 8;

    private static final int PIECE = 1024;

    /** Rows of one block that stay in the first cache while all others are taken off. */
    private static final int STRIP = 128;

    private final int size;
    private final List<double[]> blocks = new ArrayList<>();

    BlockBasis(int size) {
        this.size = size;
    }

    int vectorCount() {
        return WIDTH * blocks.size();
    }

    void add(double[] block) {
        blocks.add(block);
    }

    private IntStream pieces() {
        IntStream pieces = IntStream.range(0, (size + PIECE - 1) / PIECE);
        return size > 2 * PIECE ? pieces.parallel() : pieces;
    }

    int blockCount() {
        return blocks.size();
    }

    /**
     * Qᵀ W, from a block of Q on; what is before stays zero.
     *
     * @param w a block
     * @param firstBlock see there
     * @return [vectors, {@value #WIDTH}]
     */
    double[] project(double[] w, int firstBlock) {
        double[][] parts = new double[(size + PIECE - 1) / PIECE][];
        pieces().forEach(piece -> {
            double[] part = new double[vectorCount() * WIDTH];
            double[] t = new double[Tile.SIDE * Tile.SIDE];
            int from = piece * PIECE;
            int to = Math.min(size, from + PIECE);
            for (int b = firstBlock; b < blocks.size(); b++) {
                for (int i = 0; i < WIDTH; i += 4) {
                    for (int j = 0; j < WIDTH; j += 4) {
                        inner(blocks.get(b), i, w, j, from, to, part, (b * WIDTH + i) * WIDTH + j, t);
                    }
                }
            }
            parts[piece] = part;
        });
        double[] sum = new double[vectorCount() * WIDTH];
        for (double[] part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    /**
     * W −= Q C, from a block of Q on.
     *
     * @param w a block, changed
     * @param c [vectors, {@value #WIDTH}]
     * @param firstBlock see there
     */
    void subtract(double[] w, double[] c, int firstBlock) {
        double[][] q = blocks.subList(firstBlock, blocks.size()).toArray(double[][]::new);
        int at = firstBlock * WIDTH * WIDTH;
        pieces().forEach(piece -> {
            int from = piece * PIECE;
            int to = Math.min(size, from + PIECE);
            for (int v = from; v < to; v += STRIP) {
                int end = Math.min(v + STRIP, to);
                for (int b = 0; b < q.length; b++) {
                    outer(q[b], c, at + b * WIDTH * WIDTH, w, v, end);
                }
            }
        });
    }

    /** Q C, a new block. */
    double[] combination(double[] c) {
        double[] negative = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            negative[i] = -c[i];
        }
        double[] w = new double[size * WIDTH];
        subtract(w, negative, 0);
        return w;
    }

    /** The products of four vectors of Q from i with four of W from j, over rows from..to-1. */
    private static void inner(double[] q, int i, double[] w, int j, int from, int to, double[] out, int o, double[] t) {
        int a = from * WIDTH + i;
        int b = from * WIDTH + j;
        Tile.product(q, a, a + 1, a + 2, a + 3, WIDTH, w, b, b + 1, b + 2, b + 3, WIDTH, to - from, t);
        for (int r = 0; r < Tile.SIDE; r++) {
            System.arraycopy(t, Tile.SIDE * r, out, o + r * WIDTH, Tile.SIDE);
        }
    }

    /** Rows from..to-1 of W −= Q C with one block of Q. */
    private static void outer(double[] q, double[] c, int at, double[] w, int from, int to) {
        for (int v = from; v < to; v += 4) {
            tile(q, c, at, w, v, Math.min(v + 4, to) - 1, 0);
            tile(q, c, at, w, v, Math.min(v + 4, to) - 1, 4);
        }
    }

    /** Rows v..last, at most four, and four columns. Not {@link Tile}: with sums of 8 terms only, the way through an array costs a fifth of it all. */
    private static void tile(double[] q, double[] c, int at, double[] w, int v, int last, int j) {
        int a0 = v * WIDTH;
        int a1 = Math.min(v + 1, last) * WIDTH;
        int a2 = Math.min(v + 2, last) * WIDTH;
        int a3 = last * WIDTH;
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
        int b = at + j;
        for (int i = 0; i < WIDTH; i++, b += WIDTH) {
            double x0 = q[a0 + i];
            double x1 = q[a1 + i];
            double x2 = q[a2 + i];
            double x3 = q[a3 + i];
            double y0 = c[b];
            double y1 = c[b + 1];
            double y2 = c[b + 2];
            double y3 = c[b + 3];
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
        less(w, a0 + j, s00, s01, s02, s03);
        if (v + 1 <= last) {
            less(w, a1 + j, s10, s11, s12, s13);
        }
        if (v + 2 <= last) {
            less(w, a2 + j, s20, s21, s22, s23);
        }
        if (v + 3 <= last) {
            less(w, a3 + j, s30, s31, s32, s33);
        }
    }

    private static void less(double[] w, int at, double s0, double s1, double s2, double s3) {
        w[at] -= s0;
        w[at + 1] -= s1;
        w[at + 2] -= s2;
        w[at + 3] -= s3;
    }
}
