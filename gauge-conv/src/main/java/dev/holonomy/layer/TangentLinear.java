package dev.holonomy.layer;

import dev.holonomy.autodiff.ComplexLinear;
import dev.holonomy.tensor.Tensor;

/**
 * {@link ComplexLinear} with its parameter: tangent vectors [V, 2, C_in] to [V, 2, C_out].
 *
 * @param weight [2, C_in, C_out]
 */
public record TangentLinear(Parameter weight) {
    /**
     * A layer with fresh parameters {@code name.weight}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param in C_in
     * @param out C_out
     * @return the layer
     */
    public static TangentLinear of(Parameters parameters, String name, int in, int out) {
        return new TangentLinear(parameters.normal(name + ".weight", Math.sqrt(0.5 / in), 2, in, out));
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param z [V, 2, C_in]
     * @return [V, 2, C_out]
     */
    public Tensor apply(Pass pass, Tensor z) {
        return pass.apply(new ComplexLinear(), z, weight.value());
    }
}
