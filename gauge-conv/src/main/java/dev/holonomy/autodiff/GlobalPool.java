package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;

/**
 * Scalars of whole surfaces: the mean over each surface, weighted by area, and the largest value; invariant under every change of gauge,
 * and of the order of the vertices up to rounding.
 *
 * <p>Inputs: x [V, 1, C], areas [V] of any unit. Value: [S, 1, 2 C], means before maxima. Of equal largest values the first one is meant.
 *
 * @param offsets ints [S + 1]: the vertices of surface s are offsets[s] to offsets[s + 1], at least one
 */
public record GlobalPool(Buffer offsets) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("global pooling, x", -1, 1, -1);
        inputs[1].require("global pooling, areas", inputs[0].extent(0));
        return new int[] {offsets.length() - 1, 1, 2 * inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        int channels = inputs[0].extent(2);
        scope.device()
                .launch(
                        new Forward(channels),
                        y.size() / 2,
                        inputs[0].buffer(),
                        inputs[1].buffer(),
                        offsets,
                        y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        gradients.sum(x).ifPresent(dx -> gradients
                .scope()
                .device()
                .launch(
                        new Gradient(x.extent(2)),
                        dy.size() / 2,
                        x.buffer(),
                        applied.input(1).buffer(),
                        offsets,
                        dy.buffer(),
                        dx.buffer()));
    }

    /** An item is a channel of a surface. */
    private interface Part extends Kernel {
        int channels();

        @Override
        default String resource() {
            return "global_pool";
        }

        @Override
        default Map<String, Integer> constants() {
            return Map.of("C", channels());
        }

        /** Where the mean of an item stands; the maximum is C further. */
        default int mean(int i) {
            return i / channels() * 2 * channels() + i % channels();
        }
    }

    private record Forward(int channels) implements Part {
        @Override
        public String name() {
            return "global_pool";
        }

        @Override
        public void item(int i, Arguments a) {
            double[] x = a.reals(0);
            double sum = 0;
            double area = 0;
            double top = Double.NEGATIVE_INFINITY;
            for (int v = a.ints(2)[i / channels]; v < a.ints(2)[i / channels + 1]; v++) {
                double one = x[v * channels + i % channels];
                sum += a.reals(1)[v] * one;
                area += a.reals(1)[v];
                top = Math.max(top, one);
            }
            a.reals(3)[mean(i)] = sum / area;
            a.reals(3)[mean(i) + channels] = top;
        }
    }

    private record Gradient(int channels) implements Part {
        @Override
        public String name() {
            return "global_pool_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            double[] x = a.reals(0);
            int from = a.ints(2)[i / channels];
            int to = a.ints(2)[i / channels + 1];
            double area = 0;
            int top = from;
            for (int v = from; v < to; v++) {
                area += a.reals(1)[v];
                top = x[v * channels + i % channels] > x[top * channels + i % channels] ? v : top;
            }
            double dmean = a.reals(3)[mean(i)] / area;
            for (int v = from; v < to; v++) {
                a.reals(4)[v * channels + i % channels] += a.reals(1)[v] * dmean;
            }
            a.reals(4)[top * channels + i % channels] += a.reals(3)[mean(i) + channels];
        }
    }
}
