package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gauge-equivariant convolution without self term (de Haan et al. 2021), fused, in moment form.
 *
 * <p>y_p = Σ_q w ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g_{q→p}) x_q with W(r) = Σ_k h_k(r) W_k. With u = ρ_in(g − θ) x_q and
 * f(θ) = (1, cos θ, sin θ, …): A[k, j, a, c] = Σ_q w h_k f_j u[a, c]; then y_0 = A_0 W_0 and for each order m ≥ 1
 * y_c = A_cos W_c − A_sin W_s, y_s = A_sin W_c + A_cos W_s. The backward pass is the same kernel on the reversed pairs with
 * θ' = θ − g, g' = −g and W transposed; its moments give the gradient of W too.
 *
 * <p>Inputs: x [V, M_in, C_in], W [R, M_in, C_in, M_out, C_out]. Value: [V, M_out, C_out].
 *
 * @param pairs the pairs of each vertex p
 * @param reversed the pairs that reach each vertex q, for the backward pass
 * @param orderIn highest order of x
 * @param orderOut highest order of y
 * @param rings R, the number of radial profiles
 */
public record GaugeConvolution(PairStream pairs, PairStream reversed, int orderIn, int orderOut, int rings)
        implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        int in = 2 * orderIn + 1;
        int out = 2 * orderOut + 1;
        inputs[0].require("gauge convolution, x", pairs.vertexCount(), in, -1);
        inputs[1].require("gauge convolution, W", rings, in, inputs[0].extent(2), out, -1);
        if (inputs[1].extent(4) == 0 || inputs[0].extent(2) == 0) {
            throw new ShapeException("gauge convolution", "no channels", "at least one in and one out");
        }
        return new int[] {pairs.vertexCount(), out, inputs[1].extent(4)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Device device = scope.device();
        Sides sides = new Sides(device.vectorWidth(), orderIn, orderOut, inputs[0].extent(2), y.extent(2), rings);
        device.launch(
                new Forward(sides),
                sides.tiles(pairs.vertexCount()),
                inputs[0].buffer(),
                inputs[1].buffer(),
                pairs.offsets(),
                pairs.neighbours(),
                pairs.coefficients(),
                y.buffer(),
                pairs.vertexCount(),
                0);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor weights = applied.input(1);
        Scope scope = gradients.scope();
        Device device = scope.device();
        Sides sides = new Sides(device.vectorWidth(), orderIn, orderOut, x.extent(2), dy.extent(2), rings);
        Buffer transposed = scope.reals(weights.size());
        device.launch(new Transposed(sides), weights.size(), weights.buffer(), transposed);
        int parts = Math.min(device.parallelItems(), Math.max(1, sides.tiles(pairs.vertexCount())));
        Buffer partial = scope.reals(Math.multiplyExact(parts, weights.size()));
        boolean withInput = gradients.wants(x);
        Buffer dx = gradients.sum(x).map(Tensor::buffer).orElse(partial);
        device.launch(
                new Gradient(sides.swapped()),
                parts,
                dy.buffer(),
                transposed,
                reversed.offsets(),
                reversed.neighbours(),
                reversed.coefficients(),
                dx,
                x.buffer(),
                partial,
                pairs.vertexCount(),
                withInput ? 1 : 0);
        gradients
                .sum(weights)
                .ifPresent(
                        dw -> device.launch(new WeightsGradient(sides), weights.size(), partial, dw.buffer(), parts));
    }

    /** The extents a kernel is built for; "in" is the side that is gathered. */
    record Sides(int vectorWidth, int orderIn, int orderOut, int channelsIn, int channelsOut, int rings) {
        Sides swapped() {
            return new Sides(vectorWidth, orderOut, orderIn, channelsOut, channelsIn, rings);
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

        /** A[k, j, a, c] of one vertex, added to zeros. */
        void moments(double[] x, int[] neighbours, double[] stream, int begin, int end, double[] moments, double[] u) {
            int rows = rows();
            int channels = channelsIn;
            for (int e = begin; e < end; e++) {
                int at = neighbours[e] * rows;
                int s = e * stream();
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

    private record Forward(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "gauge_convolution";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int tile, Arguments a) {
            int first = tile * sides.tile();
            int end = Math.min(first + sides.tile(), a.integer(6));
            double[] moments = new double[sides.profiles() * sides.rows()];
            double[] u = new double[sides.rows()];
            int[] offsets = a.ints(2);
            int width = sides.componentsOut() * sides.channelsOut();
            for (int p = first; p < end; p++) {
                Arrays.fill(moments, 0);
                sides.moments(a.reals(0), a.ints(3), a.reals(4), offsets[p], offsets[p + 1], moments, u);
                if (a.integer(7) == 0) {
                    Arrays.fill(a.reals(5), p * width, (p + 1) * width, 0);
                }
                sides.product(moments, a.reals(1), a.reals(5), p * width);
            }
        }
    }

    private record Gradient(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "gauge_convolution_gradient";
        }

        @Override
        public String resource() {
            return "gauge_convolution";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int vertices = a.integer(8);
            int weights = sides.weights();
            int parts = a.items();
            int tiles = sides.tiles(vertices);
            int from = (int) ((long) tiles * item / parts) * sides.tile();
            int to = Math.min(vertices, (int) ((long) tiles * (item + 1) / parts) * sides.tile());
            double[] moments = new double[sides.profiles() * sides.rows()];
            double[] u = new double[sides.rows()];
            int[] offsets = a.ints(2);
            double[] partial = a.reals(7);
            int width = sides.componentsOut() * sides.channelsOut();
            Arrays.fill(partial, item * weights, (item + 1) * weights, 0);
            for (int p = from; p < to; p++) {
                Arrays.fill(moments, 0);
                sides.moments(a.reals(0), a.ints(3), a.reals(4), offsets[p], offsets[p + 1], moments, u);
                if (a.integer(9) != 0) {
                    sides.product(moments, a.reals(1), a.reals(5), p * width);
                }
                sides.weightsGradient(moments, a.reals(6), p * width, partial, item * weights);
            }
        }
    }

    private record Transposed(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "gauge_weights_transposed";
        }

        @Override
        public String resource() {
            return "gauge_convolution";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public void item(int i, Arguments a) {
            a.reals(1)[i] = a.reals(0)[sides.transposedSource(i)];
        }
    }

    private record WeightsGradient(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "gauge_weights_gradient";
        }

        @Override
        public String resource() {
            return "gauge_convolution";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public void item(int i, Arguments a) {
            double sum = 0;
            for (int part = 0; part < a.integer(2); part++) {
                sum += a.reals(0)[part * a.items() + i];
            }
            a.reals(1)[sides.transposedSource(i)] += sum;
        }
    }
}
