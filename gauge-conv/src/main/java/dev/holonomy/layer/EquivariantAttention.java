package dev.holonomy.layer;

import dev.holonomy.autodiff.Add;
import dev.holonomy.tensor.Tensor;

/**
 * Gauge-equivariant attention (Basu et al. 2022), one head: {@link dev.holonomy.autodiff.Attention} with queries W_q x_p, plus W_self x_p + b;
 * [V, M, C] to itself.
 */
public final class EquivariantAttention implements Convolution {
    private final int order;
    private final int rings;
    private final LinearLayer query;
    private final Parameter keys;
    private final Parameter values;
    private final LinearLayer self;

    /**
     * A layer with fresh parameters {@code name.query}, {@code name.keys}, {@code name.values} and {@code name.self}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param order highest order
     * @param channels C
     * @param rings R
     */
    public EquivariantAttention(Parameters parameters, String name, int order, int channels, int rings) {
        this.order = order;
        this.rings = rings;
        int components = 2 * order + 1;
        double deviation = Math.sqrt(1.0 / (channels * components));
        query = LinearLayer.withoutBias(parameters, name + ".query", order, channels, channels);
        keys = parameters.normal(name + ".keys", deviation, rings, components, channels, components, channels);
        values = parameters.normal(name + ".values", deviation, rings, components, channels, components, channels);
        self = new LinearLayer(parameters, name + ".self", order, channels, channels);
    }

    @Override
    public Tensor apply(Pass pass, Tensor x) {
        Tensor attended = pass.apply(
                pass.surface().charts().attention(order, order, rings),
                x,
                query.apply(pass, x),
                keys.value(),
                values.value());
        return pass.apply(new Add(), attended, self.apply(pass, x));
    }
}
