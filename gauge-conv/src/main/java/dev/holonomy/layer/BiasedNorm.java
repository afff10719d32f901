package dev.holonomy.layer;

import dev.holonomy.autodiff.NormNonlinearity;
import dev.holonomy.tensor.Tensor;

/**
 * {@link NormNonlinearity} with a bias: z → z max(|z| + b, 0) / |z|, [V, 2, C] to itself.
 *
 * @param bias b, [C]
 */
public record BiasedNorm(Parameter bias) {
    /**
     * A layer with b = 0, the identity, as {@code name.bias}.
     *
     * @param parameters where it is kept
     * @param name its name
     * @param channels C
     * @return the layer
     */
    public static BiasedNorm of(Parameters parameters, String name, int channels) {
        return new BiasedNorm(parameters.learned(name + ".bias", new double[channels], channels));
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param z [V, 2, C]
     * @return [V, 2, C]
     */
    public Tensor apply(Pass pass, Tensor z) {
        return pass.apply(new NormNonlinearity(), z, bias.value());
    }
}
