package dev.holonomy.layer;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.HarmonicWeights;
import dev.holonomy.tensor.Tensor;

/**
 * Gauge-equivariant convolution (de Haan et al. 2021): y_p = Σ_q w ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g_{q→p}) x_q + W_self x_p + b.
 *
 * <p>W_self commutes with rotations and keeps the order, so it is there where both orders agree or for their common part. Maps
 * [V, M_in, C_in] to [V, M_out, C_out].
 */
public final class GaugeConv implements Convolution {
    private final int orderIn;
    private final int orderOut;
    private final int rings;
    private final Filters filters;
    private final Parameter weight;
    private final LinearLayer self;

    /** Which of the equivariant filters a convolution learns. */
    public enum Filters {
        /** All of them (de Haan et al. 2021). */
        FREE,
        /** Those that are complex-linear between orders of 1 and more (Wiersma et al. 2020), see {@link HarmonicWeights}. */
        HARMONIC
    }

    /**
     * A layer with fresh parameters {@code name.weight}, {@code name.self} and {@code name.bias}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param orderIn highest order in
     * @param channelsIn C_in
     * @param orderOut highest order out
     * @param channelsOut C_out
     * @param rings R
     * @param filters which weights it has
     */
    public GaugeConv(
            Parameters parameters,
            String name,
            int orderIn,
            int channelsIn,
            int orderOut,
            int channelsOut,
            int rings,
            Filters filters) {
        this.filters = filters;
        this.orderIn = orderIn;
        this.orderOut = orderOut;
        this.rings = rings;
        int in = 2 * orderIn + 1;
        int out = 2 * orderOut + 1;
        // weights sum to 1 over a chart, so a component of y gathers about C_in M_in numbers, half of them through each
        // ring
        weight = parameters.normal(
                name + ".weight", Math.sqrt(1.0 / (channelsIn * in)), rings, in, channelsIn, out, channelsOut);
        self = new LinearLayer(parameters, name + ".self", Math.min(orderIn, orderOut), channelsIn, channelsOut);
    }

    @Override
    public Tensor apply(Pass pass, Tensor x) {
        Tensor w = filters == Filters.HARMONIC ? pass.apply(new HarmonicWeights(), weight.value()) : weight.value();
        Tensor gathered = pass.apply(pass.surface().charts().convolution(orderIn, orderOut, rings), x, w);
        Tensor own = self.apply(pass, Orders.change(pass, x, Math.min(orderIn, orderOut)));
        return pass.apply(new Add(), gathered, Orders.change(pass, own, orderOut));
    }
}
