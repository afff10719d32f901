package dev.holonomy.layer;

import dev.holonomy.autodiff.EquivariantLinear;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/** The linear map of each irrep by itself that commutes with rotations, with a bias on scalars: [V, M, C_in] to [V, M, C_out]. */
public final class LinearLayer {
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private LinearLayer(Parameter weight, Optional<Parameter> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A layer with fresh parameters {@code name.weight} and {@code name.bias}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param order highest order
     * @param channelsIn C_in
     * @param channelsOut C_out
     */
    public LinearLayer(Parameters parameters, String name, int order, int channelsIn, int channelsOut) {
        this(
                weight(parameters, name, order, channelsIn, channelsOut),
                Optional.of(parameters.learned(name + ".bias", new double[channelsOut], channelsOut)));
    }

    /**
     * The same without a bias.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param order highest order
     * @param channelsIn C_in
     * @param channelsOut C_out
     * @return the layer
     */
    public static LinearLayer withoutBias(
            Parameters parameters, String name, int order, int channelsIn, int channelsOut) {
        return new LinearLayer(weight(parameters, name, order, channelsIn, channelsOut), Optional.empty());
    }

    private static Parameter weight(Parameters parameters, String name, int order, int channelsIn, int channelsOut) {
        return parameters.normal(name + ".weight", Math.sqrt(1.0 / channelsIn), 2 * order + 1, channelsIn, channelsOut);
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, M, C_in]
     * @return [V, M, C_out]
     */
    public Tensor apply(Pass pass, Tensor x) {
        return bias.isPresent()
                ? pass.apply(
                        new EquivariantLinear(), x, weight.value(), bias.get().value())
                : pass.apply(new EquivariantLinear(), x, weight.value());
    }
}
