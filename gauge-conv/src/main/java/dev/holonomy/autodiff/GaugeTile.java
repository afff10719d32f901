package dev.holonomy.autodiff;

import dev.holonomy.compute.MatrixProduct;
import dev.holonomy.compute.MatrixProduct.Part;
import java.util.Arrays;

/** The Java meaning of a gauge convolution on a few vertices: moments A[p, k, j, (a, c)], and their products with weights. */
final class GaugeTile {
    private final GaugeSides sides;
    private final MatrixProduct products;
    private final double[] moments;
    private final double[] combined;
    private double[] turned = new double[0];
    private int count;

    GaugeTile(GaugeSides sides, int capacity, MatrixProduct products) {
        this.sides = sides;
        this.products = products;
        moments = new double[capacity * perVertex()];
        combined = new double[4 * capacity * sides.orderOut() * sides.channelsOut()];
    }

    private int perVertex() {
        return sides.profiles() * sides.rows();
    }

    /** A of the vertices first..end−1. */
    void gather(double[] x, int[] offsets, int[] neighbours, double[] stream, int first, int end) {
        int rows = sides.rows();
        count = end - first;
        Arrays.fill(moments, 0, count * perVertex(), 0);
        for (int p = first; p < end; p++) {
            int begin = offsets[p];
            int pairs = offsets[p + 1] - begin;
            if (turned.length < pairs * rows) {
                turned = new double[2 * pairs * rows];
            }
            for (int e = 0; e < pairs; e++) {
                int s = (begin + e) * sides.stream();
                sides.turned(x, neighbours[begin + e] * rows, stream, s, turned, e * rows);
            }
            products.add(
                    sides.profiles(),
                    pairs,
                    rows,
                    Part.transposed(stream, begin * sides.stream(), sides.stream()),
                    Part.of(turned, 0, rows),
                    Part.of(moments, (p - first) * perVertex(), rows));
        }
    }

    /** y += A W: y_0 by one product, both parts of an order by the products of A_cos and A_sin with [W_c | W_s], four of whose quarters meet. */
    void product(double[] weights, double[] y, int at) {
        int out = sides.channelsOut();
        int rows = sides.rows();
        int components = sides.componentsOut();
        int half = 2 * out * count;
        Arrays.fill(combined, 0, half * 2 * sides.orderOut(), 0);
        for (int k = 0; k < sides.rings(); k++) {
            int a = k * components * rows;
            int w = a * out;
            products.add(count, rows, out, part(a), Part.of(weights, w, components * out), field(y, at));
            for (int m = 1; m <= sides.orderOut(); m++) {
                Part both = Part.of(weights, w + (2 * m - 1) * out, components * out);
                for (int part = 0; part < 2; part++) {
                    int to = (2 * (m - 1) + part) * half;
                    int from = a + (2 * m - 1 + part) * rows;
                    products.add(count, rows, 2 * out, part(from), both, Part.of(combined, to, 2 * out));
                }
            }
        }
        for (int m = 1; m <= sides.orderOut(); m++) {
            int cos = 2 * (m - 1) * half;
            int sin = cos + half;
            for (int p = 0; p < count; p++) {
                int to = at + (p * components + 2 * m - 1) * out;
                int i = 2 * p * out;
                for (int d = 0; d < out; d++) {
                    y[to + d] += combined[cos + i + d] - combined[sin + i + out + d];
                    y[to + out + d] += combined[sin + i + d] + combined[cos + i + out + d];
                }
            }
        }
    }

    /** dW += Aᵀ x: the derivative of {@link #product} by its weights; for an order A_cosᵀ [x_c | x_s] + A_sinᵀ [x_s | −x_c]. */
    void weightsGradient(double[] x, int at, double[] partial, int to) {
        int out = sides.channelsOut();
        int rows = sides.rows();
        int components = sides.componentsOut();
        for (int m = 1; m <= sides.orderOut(); m++) {
            for (int p = 0; p < count; p++) {
                int from = at + (p * components + 2 * m - 1) * out;
                int quarter = 2 * ((m - 1) * count + p) * out;
                for (int d = 0; d < out; d++) {
                    combined[quarter + d] = x[from + out + d];
                    combined[quarter + out + d] = -x[from + d];
                }
            }
        }
        for (int k = 0; k < sides.rings(); k++) {
            int a = k * components * rows;
            int w = to + a * out;
            products.add(rows, count, out, column(a), field(x, at), Part.of(partial, w, components * out));
            for (int m = 1; m <= sides.orderOut(); m++) {
                Part both = Part.of(partial, w + (2 * m - 1) * out, components * out);
                int order = (2 * m - 1) * out;
                products.add(rows, count, 2 * out, column(a + (2 * m - 1) * rows), field(x, at + order), both);
                Part turnedBack = Part.of(combined, 2 * (m - 1) * count * out, 2 * out);
                products.add(rows, count, 2 * out, column(a + 2 * m * rows), turnedBack, both);
            }
        }
    }

    private Part part(int at) {
        return Part.of(moments, at, perVertex());
    }

    private Part column(int at) {
        return Part.transposed(moments, at, perVertex());
    }

    private Part field(double[] y, int at) {
        return Part.of(y, at, sides.componentsOut() * sides.channelsOut());
    }
}
