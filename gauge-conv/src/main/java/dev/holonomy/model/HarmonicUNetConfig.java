package dev.holonomy.model;

import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.Parameters;

/**
 * The shape of the U-shaped harmonic surface network (Wiersma et al. 2020): a {@link GaugeUNet} whose convolutions are complex-linear between
 * orders of 1 and more, with gates.
 *
 * @param width channels of each order on level 0
 * @param order highest order of the fields, 0..3
 * @param levels coarser levels, each of a quarter of the vertices, with charts of twice the radius
 * @param growth channels of a level over those of the finer one
 * @param blocks residual blocks of two convolutions on each level, down and up again
 * @param rings radial profiles of a convolution
 * @param head hidden scalars of the head
 * @param dropout rate in the blocks and the head
 */
public record HarmonicUNetConfig(
        int width, int order, int levels, int growth, int blocks, int rings, int head, double dropout)
        implements NetConfig {
    /** The sizes published for segmentation: orders 0 and 1, 6 rings, eight blocks, width 16 on level 0 and 32 on a quarter of the vertices. */
    public static final HarmonicUNetConfig DEFAULT = new HarmonicUNetConfig(16, 1, 1, 2, 2, 6, 64, 0.1);

    /** Checks every range. */
    public HarmonicUNetConfig {
        GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
        GaugeUNetConfig.levels(levels, growth, width);
    }

    private GaugeNetConfig gauge() {
        return GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    @Override
    public String name() {
        return "harmonic-unet";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false, levels);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GaugeUNet(
                parameters, gauge(), levels, growth, Convolution.Kind.HARMONIC, inputOrder, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return GaugeUNet.multiplyAdds(gauge(), levels, growth, neighbours);
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new HarmonicUNetConfig(
                changes.width(width),
                changes.order(order),
                levels,
                growth,
                changes.blocks(blocks),
                rings,
                head,
                dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
