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

        default int channel(int i) {
            return i % fields().channels();
        }

        default boolean scalar(int i) {
            return i / fields().channels() % fields().components() == 0;
        }

        default double centred(double[] x, int i, double[] mean) {
            return scalar(i) ? x[i] - mean[channel(i)] : x[i];
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
            int to = item * fields.channels();
            Arrays.fill(a.reals(2), to, to + fields.channels(), 0);
            for (int i = from(item, a.integer(3), a); i < from(item + 1, a.integer(3), a); i++) {
                if (scalar(i)) {
                    a.reals(2)[to + channel(i)] += a.reals(1)[vertex(i)] * a.reals(0)[i];
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
            int to = item * fields.channels();
            Arrays.fill(a.reals(3), to, to + fields.channels(), 0);
            for (int i = from(item, a.integer(4), a); i < from(item + 1, a.integer(4), a); i++) {
                double z = centred(a.reals(0), i, a.reals(2));
                a.reals(3)[to + channel(i)] += a.reals(1)[vertex(i)] * z * z;
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
            int c = channel(i);
            double scale = a.reals(2)[c] / Math.sqrt(a.reals(1)[fields.channels() + c] + a.real(4));
            a.reals(3)[i] =
                    scale * centred(a.reals(0), i, a.reals(1)) + (scalar(i) ? a.reals(2)[fields.channels() + c] : 0);
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
            double[] statistics = a.reals(1);
            double[] partial = a.reals(3);
            Arrays.fill(partial, to, to + 2 * channels, 0);
            for (int i = from(item, a.integer(5), a); i < from(item + 1, a.integer(5), a); i++) {
                int c = channel(i);
                double dy = a.reals(2)[i];
                partial[to + c] +=
                        dy * centred(a.reals(0), i, statistics) / Math.sqrt(statistics[channels + c] + a.real(4));
                if (scalar(i)) {
                    partial[to + channels + c] += dy;
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
            int c = channel(i);
            double s = 1 / Math.sqrt(a.reals(1)[fields.channels() + c] + a.real(7));
            double through = 0;
            if (a.integer(8) != 0) {
                double w = a.reals(3)[i / (fields.components() * fields.channels())];
                double unit = centred(a.reals(0), i, a.reals(1)) * s;
                through = w * ((scalar(i) ? a.reals(4)[fields.channels() + c] : 0) + unit * a.reals(4)[c]);
            }
            a.reals(6)[i] += a.reals(2)[c] * s * (a.reals(5)[i] - through);
        }
    }
}
