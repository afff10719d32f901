package dev.holonomy.layer;

import dev.holonomy.tensor.Tensor;

/**
 * Geodesic convolution with angular max pooling (Masci et al. 2015) and a self term: y = max over rotations of the filtered patch, plus
 * W_self x_p + b: [V, 1, C_in] to [V, 1, C_out].
 */
public final class GeodesicConv {
    private final int rings;
    private final int angles;
    private final Parameter weight;
    private final AffineLayer self;

    /**
     * A layer with fresh parameters {@code name.weight} [N_ρ, N_θ, C_in, C_out], {@code name.self.weight} and {@code name.self.bias}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param in C_in
     * @param out C_out
     * @param rings N_ρ
     * @param angles N_θ
     */
    public GeodesicConv(Parameters parameters, String name, int in, int out, int rings, int angles) {
        this.rings = rings;
        this.angles = angles;
        weight = parameters.normal(
                name + ".weight", Math.sqrt(1.0 / (3.0 * rings * angles * in)), rings, angles, in, out);
        self = AffineLayer.of(parameters, name + ".self", 1, in, out);
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, 1, C_in]
     * @return [V, 1, C_out]
     */
    public Tensor apply(Pass pass, Tensor x) {
        Tensor largest = pass.apply(pass.surface().charts().patches(rings, angles), x, weight.value());
        return self.plus(pass, largest, x);
    }
}
