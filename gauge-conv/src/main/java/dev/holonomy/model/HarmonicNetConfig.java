package dev.holonomy.model;

import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.Parameters;

/**
 * The shape of a harmonic surface network (Wiersma et al. 2020): a {@link GaugeNet} whose convolutions are complex-linear between orders of 1
 * and more, with gates; residual blocks on one level, without pooling.
 *
 * @param width channels of each order in the blocks
 * @param order highest order of the fields, 0..3
 * @param blocks residual blocks of two convolutions
 * @param rings radial profiles of a convolution
 * @param head hidden scalars of the head
 * @param dropout rate in the blocks and the head
 */
public record HarmonicNetConfig(int width, int order, int blocks, int rings, int head, double dropout)
        implements NetConfig {
    /** Orders 0 and 1, width 16, 6 rings as published, 4 blocks on one level. */
    public static final HarmonicNetConfig DEFAULT = new HarmonicNetConfig(16, 1, 4, 6, 64, 0.1);

    /** Checks every range. */
    public HarmonicNetConfig {
        GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    private GaugeNetConfig gauge() {
        return GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    @Override
    public String name() {
        return "harmonic";
    }

    @Override
    public SurfaceParts needs() {
        return gauge().needs();
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GaugeNet(parameters, gauge(), Convolution.Kind.HARMONIC, inputOrder, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return gauge().multiplyAdds(inputChannels, outputs, neighbours);
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new HarmonicNetConfig(
                changes.width(width), changes.order(order), changes.blocks(blocks), rings, head, dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
