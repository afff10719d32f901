package dev.holonomy.layer;

import dev.holonomy.tensor.Tensor;

/**
 * A learned gradient: fields [V, M, C_in] to tangent vectors [V, 2, C_out], each order n through radial filters times e^{i((1−n)θ + n g)}.
 */
public final class TangentLift {
    private final int order;
    private final int rings;
    private final Parameter weight;

    /**
     * A layer with fresh parameters {@code name.weight} [order + 1, R, C_in, 2, C_out].
     *
     * @param parameters where they are kept
     * @param name its name
     * @param order highest order of the field
     * @param in C_in
     * @param out C_out
     * @param rings R
     */
    public TangentLift(Parameters parameters, String name, int order, int in, int out, int rings) {
        this.order = order;
        this.rings = rings;
        weight = parameters.normal(name + ".weight", Math.sqrt(0.5 / ((order + 1) * in)), order + 1, rings, in, 2, out);
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, M, C_in]
     * @return [V, 2, C_out]
     */
    public Tensor apply(Pass pass, Tensor x) {
        return pass.apply(pass.surface().charts().tangentConvolution(order, 0, order, rings), x, weight.value());
    }
}
