package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Batch normalisation of fields: the scalar loses its mean, all orders of a channel are divided by one root of
 * Var x_0 + Σ_n E|z_n|² + ε; γ scales them, β shifts the scalar. It equals batch normalisation of the field's samples over the circle.
 *
 * <p>Expectations are weighted by w (vertex areas / total area: independent of the triangulation). Inputs: x [V, M, C],
 * affine [2, C] (γ, β), w [V] with sum 1, running statistics [2, C] (mean, variance). Value: [V, M, C].
 *
 * @param batch true: statistics of x itself, the derivative goes through them, and the running ones are moved towards them; false:
 *     the running ones
 * @param epsilon added to the variance
 * @param momentum how far the running statistics move, in [0, 1]
 */
public record GaugeBatchNorm(boolean batch, double epsilon, double momentum) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("batch norm, x", -1, -1, -1);
        inputs[1].require("batch norm, affine", 2, inputs[0].extent(2));
        inputs[2].require("batch norm, w", inputs[0].extent(0));
        inputs[3].require("batch norm, statistics", 2, inputs[0].extent(2));
        return inputs[0].shape();
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Device device = scope.device();
        Fields fields = Fields.of(y);
        Tensor used = batch ? statistics(scope, inputs[0], inputs[2], inputs[3]) : inputs[3];
        device.launch(
                new Apply(fields),
                y.size(),
                inputs[0].buffer(),
                used.buffer(),
                inputs[1].buffer(),
                y.buffer(),
                epsilon);
        return new Tensor[] {used};
    }

    /** Mean and variance of x, [2, C]; moves {@code running} towards them. */
    private Tensor statistics(Scope scope, Tensor x, Tensor w, Tensor running) {
        Device device = scope.device();
        Fields fields = Fields.of(x);
        int vertices = x.extent(0);
        int channels = fields.channels();
        int parts = Math.min(device.parallelItems(), Math.max(1, vertices));
        Buffer partial = scope.reals(parts * channels);
        Tensor mean = Tensor.zeros(scope, channels);
        Tensor variance = Tensor.zeros(scope, channels);
        device.launch(new Mean(fields), parts, x.buffer(), w.buffer(), partial, vertices);
        device.launch(new SumParts(), channels, partial, mean.buffer(), parts);
        device.launch(new Variance(fields), parts, x.buffer(), w.buffer(), mean.buffer(), partial, vertices);
        device.launch(new SumParts(), channels, partial, variance.buffer(), parts);
        Tensor used = Tensor.of(scope, running.shape());
        device.launch(
                new Pair(fields),
                2 * channels,
                mean.buffer(),
                variance.buffer(),
                used.buffer(),
                running.buffer(),
                momentum);
        return used;
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor affine = applied.input(1);
        Buffer statistics = applied.saved()[0].buffer();
        Device device = gradients.scope().device();
        Fields fields = Fields.of(x);
        int vertices = x.extent(0);
        int parts = Math.min(device.parallelItems(), Math.max(1, vertices));
        Buffer partial = gradients.scope().reals(parts * affine.size());
        Tensor sums = Tensor.zeros(gradients.scope(), affine.shape());
        device.launch(new Sums(fields), parts, x.buffer(), statistics, dy.buffer(), partial, epsilon, vertices);
        device.launch(new SumParts(), affine.size(), partial, sums.buffer(), parts);
        gradients
                .sum(affine)
                .ifPresent(sum -> device.launch(new AddScaled(), sum.size(), sum.buffer(), sums.buffer(), 1.0));
        gradients
                .sum(x)
                .ifPresent(dx -> device.launch(
                        new InputGradient(fields),
                        x.size(),
                        x.buffer(),
                        statistics,
                        affine.buffer(),
                        applied.input(2).buffer(),
                        sums.buffer(),
                        dy.buffer(),
                        dx.buffer(),
                        epsilon,
                        batch ? 1 : 0));
    }

    private interface Part extends Kernel {
        Fields fields();

        @Override
        default String resource() {
            return "gauge_batch_norm";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("ORDER", fields().order(), "C", fields().channels()));
        }

        /** What the scalar of each channel gets and other components do not: zeros where the row of numbers that holds i is no scalar's. */
        default double[] ofScalar(int i, double[] scalars, double[] zeros) {
            return i / fields().channels() % fields().components() == 0 ? scalars : zeros;
        }

        /** 1 / sqrt(variance + ε) of each channel. */
        default double[] scales(double[] statistics, double epsilon) {
            int channels = fields().channels();
            double[] scales = new double[channels];
            Arrays.setAll(scales, c -> 1 / Math.sqrt(statistics[channels + c] + epsilon));
            return scales;
        }
    }

    /** A reduction: each work item sums over a range of vertices. */
    private interface Reduction extends Part {
        @Override
        default int workGroup() {
            return 1;
        }

        default int from(int item, int vertices, Arguments a) {
            return (int) ((long) vertices * item / a.items()) * fields().components() * fields().channels();
        }

        default int vertex(int i) {
            return i / (fields().components() * fields().channels());
        }
    }

    private record Mean(Fields fields) implements Reduction {
        @Override
        public String name() {
            return "norm_mean";
        }

        @Override
        public void item(int item, Arguments a) {
            int channels = fields.channels();
            int to = item * channels;
            double[] x = a.reals(0);
            double[] sums = a.reals(2);
            Arrays.fill(sums, to, to + channels, 0);
            for (int i = from(item, a.integer(3), a);
                    i < from(item + 1, a.integer(3), a);
                    i += fields.components() * channels) {
                double w = a.reals(1)[vertex(i)];
                for (int c = 0; c < channels; c++) {
                    sums[to + c] += w * x[i + c];
                }
            }
        }
    }

    private record Variance(Fields fields) implements Reduction {
        @Override
        public String name() {
            return "norm_variance";
        }

        @Override
        public void item(int item, Arguments a) {
            int channels = fields.channels();
            int to = item * channels;
            double[] x = a.reals(0);
            double[] sums = a.reals(3);
            double[] zeros = new double[channels];
            Arrays.fill(sums, to, to + channels, 0);
            for (int i = from(item, a.integer(4), a); i < from(item + 1, a.integer(4), a); i += channels) {
                double w = a.reals(1)[vertex(i)];
                double[] mean = ofScalar(i, a.reals(2), zeros);
                for (int c = 0; c < channels; c++) {
                    sums[to + c] += w * (x[i + c] - mean[c]) * (x[i + c] - mean[c]);
                }
            }
        }
    }

    private record Pair(Fields fields) implements Part {
        @Override
        public String name() {
            return "norm_pair";
        }

        @Override
        public void item(int i, Arguments a) {
            double now = i < fields.channels() ? a.reals(0)[i] : a.reals(1)[i - fields.channels()];
            a.reals(2)[i] = now;
            a.reals(3)[i] += a.real(4) * (now - a.reals(3)[i]);
        }
    }

    private record Apply(Fields fields) implements Part {
        @Override
        public String name() {
            return "norm_apply";
        }

        @Override
        public void item(int i, Arguments a) {
            range(i, i + 1, a);
        }

        @Override
        public void range(int from, int to, Arguments a) {
            int channels = fields.channels();
            double[] x = a.reals(0);
            double[] affine = a.reals(2);
            double[] y = a.reals(3);
            double[] zeros = new double[channels];
            double[] scales = scales(a.reals(1), a.real(4));
            double[] betas = Arrays.copyOfRange(affine, channels, 2 * channels);
            for (int row = from - from % channels; row < to; row += channels) {
                double[] mean = ofScalar(row, a.reals(1), zeros);
                double[] beta = ofScalar(row, betas, zeros);
                for (int c = Math.max(0, from - row); c < Math.min(channels, to - row); c++) {
                    y[row + c] = affine[c] * scales[c] * (x[row + c] - mean[c]) + beta[c];
                }
            }
        }
    }

    private record Sums(Fields fields) implements Reduction {
        @Override
        public String name() {
            return "norm_sums";
        }

        @Override
        public void item(int item, Arguments a) {
            int channels = fields.channels();
            int to = item * 2 * channels;
            double[] x = a.reals(0);
            double[] dy = a.reals(2);
            double[] partial = a.reals(3);
            double[] zeros = new double[channels];
            double[] scales = scales(a.reals(1), a.real(4));
            Arrays.fill(partial, to, to + 2 * channels, 0);
            for (int i = from(item, a.integer(5), a); i < from(item + 1, a.integer(5), a); i += channels) {
                double[] mean = ofScalar(i, a.reals(1), zeros);
                for (int c = 0; c < channels; c++) {
                    partial[to + c] += dy[i + c] * (x[i + c] - mean[c]) * scales[c];
                }
                for (int c = 0; mean != zeros && c < channels; c++) {
                    partial[to + channels + c] += dy[i + c];
                }
            }
        }
    }

    private record InputGradient(Fields fields) implements Part {
        @Override
        public String name() {
            return "norm_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            range(i, i + 1, a);
        }

        @Override
        public void range(int from, int to, Arguments a) {
            int channels = fields.channels();
            double[] x = a.reals(0);
            double[] gamma = a.reals(2);
            double[] sums = a.reals(4);
            double[] dy = a.reals(5);
            double[] dx = a.reals(6);
            double[] zeros = new double[channels];
            double[] scales = scales(a.reals(1), a.real(7));
            double[] shifts = Arrays.copyOfRange(sums, channels, 2 * channels);
            for (int row = from - from % channels; row < to; row += channels) {
                double w = a.integer(8) != 0 ? a.reals(3)[row / (fields.components() * channels)] : 0;
                double[] mean = ofScalar(row, a.reals(1), zeros);
                double[] shift = ofScalar(row, shifts, zeros);
                for (int c = Math.max(0, from - row); c < Math.min(channels, to - row); c++) {
                    double unit = (x[row + c] - mean[c]) * scales[c];
                    dx[row + c] += gamma[c] * scales[c] * (dy[row + c] - w * (shift[c] + unit * sums[c]));
                }
            }
        }
    }
}
