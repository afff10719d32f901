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
 * Convolution of fields into tangent vectors, complex-linear in each spin: y_p = Σ_q w Σ_{s,k} h_k(r) F_{s,k} e^{i((1−s)θ + s g)} u_s.
 *
 * <p>Spin s reads order |s| of x as a complex number, conjugated where s &lt; 0: all turn as y does. Of {@link TangentHarmonics} it is the
 * field convolution of Mitchel et al. (2021), (x ∗ f)(p) = Σ_q w e^{ig} x_q f(log_q(p) / (x_q / |x_q|)), with the filter's harmonics 1 − s;
 * of scalars it is a learned gradient. Fused: the complex moments A[k, c] = Σ_q w h_k e^{i(…)} u_s of a tile of vertices stay in cache and
 * are multiplied with F. The backward pass gathers dy over the reversed pairs with conjugated angles; those moments give the gradient
 * of F too. Longer than most, as value, derivative and the Java meaning of their kernels are one operation and so one file.
 *
 * <p>Inputs: x [V, 2 order + 1, C_in], F [S, R, C_in, 2, C_out] (real, imaginary parts). Value: [V, 2, C_out].
 *
 * @param pairs the pairs of each vertex p; coefficients [E, R + 2 S]: w h_k, then cosine and sine of (1 − s) θ + s g for each spin
 * @param reversed the pairs that reach each vertex q, the angles negated
 * @param order highest order of x
 * @param low the least spin, −order or more
 * @param high the largest spin, order or less
 * @param rings R
 */
public record TangentConvolution(PairStream pairs, PairStream reversed, int order, int low, int high, int rings)
        implements Operation {
    /** Checks the spins. */
    public TangentConvolution {
        if (low < -order || high > order || low > high) {
            throw new IllegalArgumentException("spins " + low + ".." + high + " of a field of order " + order);
        }
    }

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("tangent convolution, x", pairs.vertexCount(), 2 * order + 1, -1);
        inputs[1].require("tangent convolution, F", high - low + 1, rings, inputs[0].extent(2), 2, -1);
        if (inputs[1].extent(4) == 0 || inputs[0].extent(2) == 0) {
            throw new ShapeException("tangent convolution", "no channels", "at least one in and one out");
        }
        return new int[] {pairs.vertexCount(), 2, inputs[1].extent(4)};
    }

    private Sides sides(Device device, int in, int out) {
        return new Sides(device.vectorWidth(), order, low, high - low + 1, rings, in, out);
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Device device = scope.device();
        Sides sides = sides(device, inputs[0].extent(2), y.extent(2));
        device.launch(
                new Forward(sides),
                sides.tiles(pairs.vertexCount()),
                inputs[0].buffer(),
                inputs[1].buffer(),
                pairs.offsets(),
                pairs.neighbours(),
                pairs.coefficients(),
                y.buffer(),
                pairs.vertexCount());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor weights = applied.input(1);
        Scope scope = gradients.scope();
        Device device = scope.device();
        Sides sides = sides(device, x.extent(2), dy.extent(2));
        Sides swapped = sides(device, dy.extent(2), x.extent(2));
        Buffer adjoint = scope.reals(weights.size());
        device.launch(new Adjoint(sides), weights.size(), weights.buffer(), adjoint);
        int parts = Math.min(device.parallelItems(), Math.max(1, swapped.tiles(pairs.vertexCount())));
        Buffer partial = scope.reals(Math.multiplyExact(parts, weights.size()));
        device.launch(
                new Gradient(swapped),
                parts,
                dy.buffer(),
                adjoint,
                reversed.offsets(),
                reversed.neighbours(),
                reversed.coefficients(),
                gradients.sum(x).map(Tensor::buffer).orElse(partial),
                x.buffer(),
                partial,
                pairs.vertexCount(),
                gradients.wants(x) ? 1 : 0);
        gradients
                .sum(weights)
                .ifPresent(
                        dw -> device.launch(new WeightsGradient(sides), weights.size(), partial, dw.buffer(), parts));
    }

    /** The extents a kernel is built for; "in" is the side that is gathered. */
    private record Sides(int vectorWidth, int order, int low, int spins, int rings, int in, int out) {
        int tile() {
            return vectorWidth == 16 ? 8 : 4;
        }

        int tiles(int vertices) {
            return (vertices + tile() - 1) / tile();
        }

        int components() {
            return 2 * order + 1;
        }

        int rows() {
            return rings * in;
        }

        int weights() {
            return spins * rows() * 2 * out;
        }

        /** Where the real part of spin s lies in a vertex of a field. */
        int row(int s) {
            int spin = low + s;
            return spin == 0 ? 0 : 2 * Math.abs(spin) - 1;
        }

        int sign(int s) {
            return Integer.signum(low + s);
        }

        Map<String, Integer> constants() {
            Map<String, Integer> constants = new TreeMap<>(Map.of(
                    "ORDER", order, "LOW", low, "SPINS", spins, "RINGS", rings, "C_IN", in, "C_OUT", out, "TILE",
                    tile()));
            constants.put("WIDTH_IN", VectorWidth.dividing(in, vectorWidth));
            constants.put("WIDTH_OUT", VectorWidth.dividing(out, vectorWidth));
            return constants;
        }

        /** A[part, k, c] of one vertex and one spin; u of vertex q begins at q · stride + offset. */
        void moments(Arguments a, double[] x, int stride, int offset, int sign, int s, int p, double[] moments) {
            Arrays.fill(moments, 0);
            int[] offsets = a.ints(2);
            double[] stream = a.reals(4);
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                int at = e * (rings + 2 * spins);
                double cos = stream[at + rings + 2 * s];
                double sin = stream[at + rings + 2 * s + 1];
                int u = a.ints(3)[e] * stride + offset;
                for (int c = 0; c < in; c++) {
                    double re = x[u + c];
                    double im = sign == 0 ? 0 : sign * x[u + in + c];
                    for (int k = 0; k < rings; k++) {
                        moments[k * in + c] += stream[at + k] * (cos * re - sin * im);
                        moments[rows() + k * in + c] += stream[at + k] * (sin * re + cos * im);
                    }
                }
            }
        }

        /** sum [2, out] += A W of one vertex, W that of spin s. */
        void product(double[] moments, double[] weights, int s, double[] sum, int to) {
            for (int row = 0; row < rows(); row++) {
                int w = (s * rows() + row) * 2 * out;
                double re = moments[row];
                double im = moments[rows() + row];
                for (int d = 0; d < out; d++) {
                    sum[to + d] += re * weights[w + d] - im * weights[w + out + d];
                    sum[to + out + d] += im * weights[w + d] + re * weights[w + out + d];
                }
            }
        }

        /** Where entry i of [S R, C_out, 2, C_in] lies in [S R, C_in, 2, C_out]. */
        int transposedSource(int i) {
            int c = i % in;
            int part = i / in % 2;
            int d = i / (2 * in) % out;
            int k = i / (2 * in * out);
            return ((k * in + c) * 2 + part) * out + d;
        }

        double multiplyAdds(int vertices) {
            return (double) vertices * spins * rows() * 4 * out;
        }
    }

    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "tangent_convolution";
        }

        @Override
        default Map<String, Integer> constants() {
            return sides().constants();
        }
    }

    private record Forward(Sides sides) implements Part {
        @Override
        public String name() {
            return "tangent_convolution";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public double multiplyAdds(int items, Object... arguments) {
            return sides.multiplyAdds((Integer) arguments[6]);
        }

        @Override
        public void item(int tile, Arguments a) {
            double[] moments = new double[2 * sides.rows()];
            int end = Math.min((tile + 1) * sides.tile(), a.integer(6));
            int stride = sides.components() * sides.in;
            for (int p = tile * sides.tile(); p < end; p++) {
                int to = p * 2 * sides.out;
                Arrays.fill(a.reals(5), to, to + 2 * sides.out, 0);
                for (int s = 0; s < sides.spins; s++) {
                    sides.moments(a, a.reals(0), stride, sides.row(s) * sides.in, sides.sign(s), s, p, moments);
                    sides.product(moments, a.reals(1), s, a.reals(5), to);
                }
            }
        }
    }

    /** Gathers dy; "out" is the field x. */
    private record Gradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "tangent_convolution_gradient";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public double multiplyAdds(int items, Object... arguments) {
            return 2 * sides.multiplyAdds((Integer) arguments[8]);
        }

        @Override
        public void item(int item, Arguments a) {
            int out = sides.out;
            int vertices = a.integer(8);
            int tiles = sides.tiles(vertices);
            double[] moments = new double[2 * sides.rows()];
            double[] du = new double[2 * out];
            double[] x = a.reals(6);
            double[] partial = a.reals(7);
            int begin = item * sides.weights();
            Arrays.fill(partial, begin, begin + sides.weights(), 0);
            int end = Math.min(vertices, (int) ((long) tiles * (item + 1) / a.items()) * sides.tile());
            for (int q = (int) ((long) tiles * item / a.items()) * sides.tile(); q < end; q++) {
                for (int s = 0; s < sides.spins; s++) {
                    int sign = sides.sign(s);
                    int at = (q * sides.components() + sides.row(s)) * out;
                    sides.moments(a, a.reals(0), 2 * sides.in, 0, 1, s, q, moments);
                    if (a.integer(9) != 0) {
                        Arrays.fill(du, 0);
                        sides.product(moments, a.reals(1), s, du, 0);
                        for (int c = 0; c < out; c++) {
                            a.reals(5)[at + c] += du[c];
                            if (sign != 0) {
                                a.reals(5)[at + out + c] += sign * du[out + c];
                            }
                        }
                    }
                    for (int row = 0; row < sides.rows(); row++) {
                        int w = begin + (s * sides.rows() + row) * 2 * out;
                        double re = moments[row];
                        double im = moments[sides.rows() + row];
                        for (int c = 0; c < out; c++) {
                            double ur = x[at + c];
                            double ui = sign == 0 ? 0 : sign * x[at + out + c];
                            partial[w + c] += re * ur + im * ui;
                            partial[w + out + c] += im * ur - re * ui;
                        }
                    }
                }
            }
        }
    }

    private record Adjoint(Sides sides) implements Part {
        @Override
        public String name() {
            return "tangent_weights_adjoint";
        }

        @Override
        public void item(int i, Arguments a) {
            double w = a.reals(0)[sides.transposedSource(i)];
            a.reals(1)[i] = i / sides.in % 2 == 1 ? -w : w;
        }
    }

    private record WeightsGradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "tangent_weights_gradient";
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
