package dev.holonomy.autodiff;

import java.util.Map;
import java.util.TreeMap;

/**
 * The extents that the kernels of a gauge convolution are built for, and the Java meaning of its moments; "in" is the side that is gathered.
 * See {@link GaugeConvolution} for the formulas.
 */
record GaugeSides(int vectorWidth, int orderIn, int orderOut, int channelsIn, int channelsOut, int rings) {
    GaugeSides swapped() {
        return new GaugeSides(vectorWidth, orderOut, orderIn, channelsOut, channelsIn, rings);
    }

    int tile() {
        return vectorWidth == 16 ? 8 : 4;
    }

    int tiles(int vertices) {
        return (vertices + tile() - 1) / tile();
    }

    int componentsIn() {
        return 2 * orderIn + 1;
    }

    int componentsOut() {
        return 2 * orderOut + 1;
    }

    int rows() {
        return componentsIn() * channelsIn;
    }

    int profiles() {
        return rings * componentsOut();
    }

    int weights() {
        return rings * rows() * componentsOut() * channelsOut;
    }

    int stream() {
        return profiles() + 2 * orderIn;
    }

    Map<String, Integer> constants() {
        return new TreeMap<>(Map.of(
                "ORDER_IN", orderIn,
                "ORDER_OUT", orderOut,
                "C_IN", channelsIn,
                "C_OUT", channelsOut,
                "RINGS", rings,
                "TILE", tile(),
                "WIDTH_IN", VectorWidth.dividing(channelsIn, vectorWidth),
                "WIDTH_OUT", VectorWidth.dividing(channelsOut, vectorWidth)));
    }

    /** u = ρ_in(g − θ) x_q, x_q at {@code at} and the pair's stream at {@code s}. */
    void turned(double[] x, int at, double[] stream, int s, double[] u) {
        int channels = channelsIn;
        System.arraycopy(x, at, u, 0, channels);
        for (int n = 1; n <= orderIn; n++) {
            double cos = stream[s + profiles() + 2 * n - 2];
            double sin = stream[s + profiles() + 2 * n - 1];
            int c0 = (2 * n - 1) * channels;
            for (int c = 0; c < channels; c++) {
                double zc = x[at + c0 + c];
                double zs = x[at + c0 + channels + c];
                u[c0 + c] = cos * zc - sin * zs;
                u[c0 + channels + c] = sin * zc + cos * zs;
            }
        }
    }

    /** A[k, j, a, c] of one vertex, added to zeros. */
    void moments(double[] x, int[] neighbours, double[] stream, int begin, int end, double[] moments, double[] u) {
        int rows = rows();
        for (int e = begin; e < end; e++) {
            int s = e * stream();
            turned(x, neighbours[e] * rows, stream, s, u);
            for (int j = 0; j < profiles(); j++) {
                double factor = stream[s + j];
                int to = j * rows;
                for (int row = 0; row < rows; row++) {
                    moments[to + row] += factor * u[row];
                }
            }
        }
    }

    /** y (+)= A W of one vertex. */
    void product(double[] moments, double[] weights, double[] y, int at) {
        int rows = rows();
        int out = channelsOut;
        for (int k = 0; k < rings; k++) {
            for (int row = 0; row < rows; row++) {
                int w = (k * rows + row) * componentsOut() * out;
                double a = moments[k * componentsOut() * rows + row];
                for (int d = 0; d < out; d++) {
                    y[at + d] += a * weights[w + d];
                }
                for (int m = 1; m <= orderOut; m++) {
                    double cos = moments[(k * componentsOut() + 2 * m - 1) * rows + row];
                    double sin = moments[(k * componentsOut() + 2 * m) * rows + row];
                    int wc = w + (2 * m - 1) * out;
                    int yc = at + (2 * m - 1) * out;
                    for (int d = 0; d < out; d++) {
                        y[yc + d] += cos * weights[wc + d] - sin * weights[wc + out + d];
                        y[yc + out + d] += sin * weights[wc + d] + cos * weights[wc + out + d];
                    }
                }
            }
        }
    }

    /** dW += A ⊗ x of one vertex: the derivative of {@link #product} by its weights. */
    void weightsGradient(double[] moments, double[] x, int at, double[] partial, int to) {
        int rows = rows();
        int out = channelsOut;
        for (int k = 0; k < rings; k++) {
            for (int row = 0; row < rows; row++) {
                int w = to + (k * rows + row) * componentsOut() * out;
                double a = moments[k * componentsOut() * rows + row];
                for (int d = 0; d < out; d++) {
                    partial[w + d] += a * x[at + d];
                }
                for (int m = 1; m <= orderOut; m++) {
                    double cos = moments[(k * componentsOut() + 2 * m - 1) * rows + row];
                    double sin = moments[(k * componentsOut() + 2 * m) * rows + row];
                    int wc = w + (2 * m - 1) * out;
                    int xc = at + (2 * m - 1) * out;
                    for (int d = 0; d < out; d++) {
                        partial[wc + d] += cos * x[xc + d] + sin * x[xc + out + d];
                        partial[wc + out + d] += cos * x[xc + out + d] - sin * x[xc + d];
                    }
                }
            }
        }
    }

    int transposedSource(int i) {
        int c = i % channelsIn;
        int a = i / channelsIn % componentsIn();
        int d = i / rows() % channelsOut;
        int b = i / (rows() * channelsOut) % componentsOut();
        int k = i / (rows() * channelsOut * componentsOut());
        return (((k * componentsIn() + a) * channelsIn + c) * componentsOut() + b) * channelsOut + d;
    }
}
