package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;

/**
 * Σ_i w_i H(t_i, softmax x_i) with t = (1 − s) · label + s / K: cross-entropy with label smoothing, weighted by areas or classes.
 *
 * <p>Inputs: logits [N, 1, K], w [N]. Value: [1]. A label of −1 counts nothing.
 *
 * @param labels ints [N], each −1 or a class
 * @param smoothing s in [0, 1)
 */
public record CrossEntropy(Buffer labels, double smoothing) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("cross-entropy, logits", labels.length(), 1, -1);
        inputs[1].require("cross-entropy, w", labels.length());
        return new int[] {1};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor loss, Tensor... inputs) {
        Device device = scope.device();
        Tensor probabilities = Tensor.of(scope, inputs[0].shape());
        int rows = labels.length();
        Buffer each = scope.reals(rows);
        int parts = Math.min(device.parallelItems(), Math.max(1, rows));
        Buffer partial = scope.reals(parts);
        device.launch(
                new Forward(inputs[0].extent(2)),
                rows,
                inputs[0].buffer(),
                labels,
                inputs[1].buffer(),
                probabilities.buffer(),
                each,
                smoothing);
        device.launch(new SumRange(inputs[0].extent(2)), parts, each, partial, rows);
        loss.buffer().clear();
        device.launch(new SumParts(), 1, partial, loss.buffer(), parts);
        return new Tensor[] {probabilities};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dloss) {
        Tensor logits = applied.input(0);
        gradients.sum(logits).ifPresent(dx -> gradients
                .scope()
                .device()
                .launch(
                        new Gradient(logits.extent(2)),
                        logits.size(),
                        applied.saved()[0].buffer(),
                        labels,
                        applied.input(1).buffer(),
                        dloss.buffer(),
                        dx.buffer(),
                        smoothing));
    }

    private interface Part extends Kernel {
        int classes();

        @Override
        default String resource() {
            return "cross_entropy";
        }

        @Override
        default Map<String, Integer> constants() {
            return Map.of("K", classes());
        }
    }

    private record Forward(int classes) implements Part {
        @Override
        public String name() {
            return "cross_entropy";
        }

        @Override
        public void item(int i, Arguments a) {
            double[] x = a.reals(0);
            int label = a.ints(1)[i];
            double smoothing = a.real(5);
            double top = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                top = Math.max(top, x[i * classes + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(x[i * classes + k] - top);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                double logP = x[i * classes + k] - top - Math.log(sum);
                a.reals(3)[i * classes + k] = Math.exp(logP);
                total -= ((k == label ? 1 - smoothing : 0) + smoothing / classes) * logP;
            }
            a.reals(4)[i] = label < 0 ? 0 : a.reals(2)[i] * total;
        }
    }

    private record Gradient(int classes) implements Part {
        @Override
        public String name() {
            return "cross_entropy_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int row = i / classes;
            int label = a.ints(1)[row];
            if (label >= 0) {
                double target = (i % classes == label ? 1 - a.real(5) : 0) + a.real(5) / classes;
                a.reals(4)[i] += a.reals(3)[0] * a.reals(2)[row] * (a.reals(0)[i] - target);
            }
        }
    }

    private record SumRange(int classes) implements Part {
        @Override
        public String name() {
            return "sum_range";
        }

        @Override
        public void item(int item, Arguments a) {
            double sum = 0;
            int count = a.integer(2);
            for (int i = (int) ((long) count * item / a.items());
                    i < (int) ((long) count * (item + 1) / a.items());
                    i++) {
                sum += a.reals(0)[i];
            }
            a.reals(1)[item] = sum;
        }
    }
}
