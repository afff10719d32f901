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
 * Gate: y_0 = x_0 σ(x_0) and z_n → z_n σ(s_n) with s_n = α_n x_0 + β_n |z_n|_ε + b_n and |z|_ε = sqrt(|z|² + 1e-6).
 *
 * <p>Exactly equivariant, since s_n is invariant: with α it is gated by a scalar (Weiler et al. 2018, 3D steerable CNNs), with β
 * by its own norm (Worrall et al. 2017). Inputs: x [V, M, C], parameters [order, 3, C] (α, β, b). Value: [V, M, C].
 */
public record Gate() implements Operation {
    private static final double EPSILON = 1e-6;

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("gate, x", -1, -1, -1);
        inputs[1].require("gate, parameters", (inputs[0].extent(1) - 1) / 2, 3, inputs[0].extent(2));
        return inputs[0].shape();
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Fields fields = Fields.of(y);
        scope.device()
                .launch(
                        new Forward(fields),
                        y.extent(0) * y.extent(2),
                        inputs[0].buffer(),
                        inputs[1].buffer(),
                        y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor parameters = applied.input(1);
        Device device = gradients.scope().device();
        Fields fields = Fields.of(x);
        gradients
                .sum(x)
                .ifPresent(dx -> device.launch(
                        new InputGradient(fields),
                        x.extent(0) * x.extent(2),
                        x.buffer(),
                        parameters.buffer(),
                        dy.buffer(),
                        dx.buffer()));
        gradients.sum(parameters).ifPresent(sum -> {
            int parts = Math.min(device.parallelItems(), Math.max(1, x.extent(0)));
            Buffer partial = gradients.scope().reals(parts * parameters.size());
            device.launch(
                    new ParameterGradient(fields),
                    parts,
                    x.buffer(),
                    parameters.buffer(),
                    dy.buffer(),
                    partial,
                    x.extent(0));
            device.launch(new SumParts(), parameters.size(), partial, sum.buffer(), parts);
        });
    }

    private static double sigmoid(double s) {
        return 1 / (1 + Math.exp(-s));
    }

    private interface Part extends Kernel {
        Fields fields();

        @Override
        default String resource() {
            return "gate";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("ORDER", fields().order(), "C", fields().channels()));
        }

        /** σ(s) of order n at the channel whose scalar is x[at]. */
        default double gate(double[] x, int at, double[] parameters, int n) {
            int channels = fields().channels();
            int j = (n - 1) * 3 * channels + at % channels;
            return sigmoid(
                    parameters[j] * x[at] + parameters[j + channels] * norm(x, at, n) + parameters[j + 2 * channels]);
        }

        default double norm(double[] x, int at, int n) {
            double zc = x[at + (2 * n - 1) * fields().channels()];
            double zs = x[at + 2 * n * fields().channels()];
            return Math.sqrt(zc * zc + zs * zs + EPSILON);
        }
    }

    private record Forward(Fields fields) implements Part {
        @Override
        public String name() {
            return "gate";
        }

        @Override
        public void item(int i, Arguments a) {
            int channels = fields.channels();
            int at = fields.scalarAt(i);
            double[] x = a.reals(0);
            double[] y = a.reals(2);
            y[at] = x[at] * sigmoid(x[at]);
            for (int n = 1; n <= fields.order(); n++) {
                double g = gate(x, at, a.reals(1), n);
                int jc = at + (2 * n - 1) * channels;
                y[jc] = g * x[jc];
                y[jc + channels] = g * x[jc + channels];
            }
        }
    }

    private record InputGradient(Fields fields) implements Part {
        @Override
        public String name() {
            return "gate_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int channels = fields.channels();
            int at = fields.scalarAt(i);
            double[] x = a.reals(0);
            double[] parameters = a.reals(1);
            double[] dy = a.reals(2);
            double[] dx = a.reals(3);
            double s0 = sigmoid(x[at]);
            double d0 = dy[at] * s0 * (1 + x[at] * (1 - s0));
            for (int n = 1; n <= fields.order(); n++) {
                int j = (n - 1) * 3 * channels + at % channels;
                int jc = at + (2 * n - 1) * channels;
                int js = jc + channels;
                double g = gate(x, at, parameters, n);
                double ds = (dy[jc] * x[jc] + dy[js] * x[js]) * g * (1 - g);
                double radial = ds * parameters[j + channels] / norm(x, at, n);
                dx[jc] += g * dy[jc] + radial * x[jc];
                dx[js] += g * dy[js] + radial * x[js];
                d0 += ds * parameters[j];
            }
            dx[at] += d0;
        }
    }

    private record ParameterGradient(Fields fields) implements Part {
        @Override
        public String name() {
            return "gate_parameters_gradient";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int channels = fields.channels();
            int size = fields.order() * 3 * channels;
            double[] x = a.reals(0);
            double[] dy = a.reals(2);
            double[] partial = a.reals(3);
            int vertices = a.integer(4);
            Arrays.fill(partial, item * size, (item + 1) * size, 0);
            for (int p = (int) ((long) vertices * item / a.items());
                    p < (int) ((long) vertices * (item + 1) / a.items());
                    p++) {
                for (int n = 1; n <= fields.order(); n++) {
                    for (int c = 0; c < channels; c++) {
                        int at = p * fields.components() * channels + c;
                        int jc = at + (2 * n - 1) * channels;
                        double g = gate(x, at, a.reals(1), n);
                        double ds = (dy[jc] * x[jc] + dy[jc + channels] * x[jc + channels]) * g * (1 - g);
                        int j = item * size + (n - 1) * 3 * channels + c;
                        partial[j] += ds * x[at];
                        partial[j + channels] += ds * norm(x, at, n);
                        partial[j + 2 * channels] += ds;
                    }
                }
            }
        }
    }
}
