package dev.holonomy.autodiff;

import java.util.Map;
import java.util.TreeMap;

/**
 * The extents that the kernels of a gauge convolution are built for; "in" is the side that is gathered.
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

    /** u = ρ_in(g − θ) x_q, x_q at {@code at}, the pair's stream at {@code s}, u at {@code to}. */
    void turned(double[] x, int at, double[] stream, int s, double[] u, int to) {
        int channels = channelsIn;
        System.arraycopy(x, at, u, to, channels);
        for (int n = 1; n <= orderIn; n++) {
            double cos = stream[s + profiles() + 2 * n - 2];
            double sin = stream[s + profiles() + 2 * n - 1];
            int c0 = (2 * n - 1) * channels;
            for (int c = 0; c < channels; c++) {
                double zc = x[at + c0 + c];
                double zs = x[at + c0 + channels + c];
                u[to + c0 + c] = cos * zc - sin * zs;
                u[to + c0 + channels + c] = sin * zc + cos * zs;
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
