package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dropout: a channel of a vertex is set to zero in all its irreps together with probability {@code rate}, else divided by 1 − rate.
 *
 * <p>The choice is a hash of seed, vertex and channel (the finalizer of MurmurHash3), so it needs no memory and no state, and is the
 * same on every device. Input and value: [V, M, C].
 *
 * @param rate in [0, 1)
 * @param seed of this application: from run seed, step and layer
 */
public record Dropout(double rate, int seed) implements Operation {
    /** Checks the rate. */
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout rate " + rate + ", wanted one in [0, 1)");
        }
    }

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("dropout", -1, -1, -1);
        return inputs[0].shape();
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        launch(scope, inputs[0], y, false);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        gradients.sum(applied.input(0)).ifPresent(dx -> launch(gradients.scope(), dy, dx, true));
    }

    private void launch(Scope scope, Tensor x, Tensor y, boolean accumulate) {
        scope.device()
                .launch(
                        new Mask(x.extent(1), x.extent(2)),
                        x.extent(0) * x.extent(2),
                        x.buffer(),
                        y.buffer(),
                        seed,
                        (double) (float) rate, // the same threshold on every device
                        accumulate ? 1.0 : 0.0);
    }

    /** Whether a number stays: a hash of its index and the seed, the same on every device. */
    static boolean kept(int index, int seed, double rate) {
        int h = index * 0x9E3779B1 ^ seed;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return (h >>> 8) * 0x1p-24 >= rate;
    }

    private record Mask(int components, int channels) implements Kernel {
        @Override
        public String name() {
            return "dropout";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("M", components, "C", channels));
        }

        @Override
        public void item(int i, Arguments a) {
            double rate = a.real(3);
            double scale = kept(i, a.integer(2), rate) ? 1 / (1 - rate) : 0;
            int at = i / channels * components * channels + i % channels;
            for (int m = 0; m < components; m++) {
                int j = at + m * channels;
                a.reals(1)[j] = (a.real(4) != 0 ? a.reals(1)[j] : 0) + scale * a.reals(0)[j];
            }
        }
    }
}
