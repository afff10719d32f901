package dev.holonomy.layer;

import dev.holonomy.autodiff.TangentHarmonics;
import dev.holonomy.tensor.Tensor;

/**
 * Field convolution (Mitchel et al. 2021): (x ∗ f)(p) = Σ_q w e^{ig} x_q f(log_q(p) / (x_q / |x_q|)), each vector's filter aligned with the
 * vector itself; [V, 2, C_in] to [V, 2, C_out].
 *
 * <p>Filters are complex-valued, of angular frequencies −band..band and R rings.
 */
public final class FieldConv {
    private final int band;
    private final int rings;
    private final Parameter weight;

    /**
     * A layer with fresh parameters {@code name.weight} [2 band + 1, R, C_in, 2, C_out].
     *
     * @param parameters where they are kept
     * @param name its name
     * @param in C_in
     * @param out C_out
     * @param band highest angular frequency of the filters
     * @param rings R
     */
    public FieldConv(Parameters parameters, String name, int in, int out, int band, int rings) {
        this.band = band;
        this.rings = rings;
        int spins = 2 * band + 1;
        weight = parameters.normal(name + ".weight", Math.sqrt(0.5 / (spins * in)), spins, rings, in, 2, out);
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, 2, C_in]
     * @return [V, 2, C_out]
     */
    public Tensor apply(Pass pass, Tensor x) {
        Tensor harmonics = pass.apply(new TangentHarmonics(band + 1), x);
        return pass.apply(
                pass.surface().charts().tangentConvolution(band + 1, 1 - band, 1 + band, rings),
                harmonics,
                weight.value());
    }
}
