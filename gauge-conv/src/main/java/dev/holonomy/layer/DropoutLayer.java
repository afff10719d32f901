package dev.holonomy.layer;

import dev.holonomy.autodiff.Dropout;
import dev.holonomy.tensor.Tensor;

/**
 * {@link Dropout} in training passes, nothing else: [V, M, C] to itself.
 *
 * @param rate in [0, 1)
 * @param place a number that differs from layer to layer, so that they drop different channels
 */
public record DropoutLayer(double rate, int place) {
    /**
     * Applies the layer; which channels go is a function of the pass's seed and the place.
     *
     * @param pass the pass
     * @param x [V, M, C]
     * @return [V, M, C]
     */
    public Tensor apply(Pass pass, Tensor x) {
        if (!pass.training() || rate == 0) {
            return x;
        }
        return pass.apply(new Dropout(rate, seed(pass)), x);
    }

    /** What is dropped here in a pass. */
    int seed(Pass pass) {
        long mixed = (pass.seed() + 0x9E3779B97F4A7C15L * (place + 1)) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> 32);
    }
}
