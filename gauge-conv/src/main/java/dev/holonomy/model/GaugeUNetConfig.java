package dev.holonomy.model;

import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link GaugeUNet} with free filters and gates.
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
public record GaugeUNetConfig(
        int width, int order, int levels, int growth, int blocks, int rings, int head, double dropout)
        implements NetConfig {
    /** Blocks of {@link GaugeNetConfig#DEFAULT}, two coarser levels. */
    public static final GaugeUNetConfig DEFAULT = new GaugeUNetConfig(16, 2, 2, 1, 1, 2, 64, 0.1);

    /** Checks every range. */
    public GaugeUNetConfig {
        GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
        levels(levels, growth, width);
    }

    /** Checks what a U adds to a chain of blocks. */
    static void levels(int levels, int growth, int width) {
        Ranges.whole("levels", levels, 1, 6);
        Ranges.whole("growth", growth, 1, 4);
        Ranges.whole("width of the coarsest level", (int) (width * Math.pow(growth, levels)), 1, 1024);
    }

    private GaugeNetConfig gauge() {
        return GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    @Override
    public String name() {
        return "gauge-unet";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false, levels);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GaugeUNet(
                parameters, gauge(), levels, growth, Convolution.Kind.FREE, inputOrder, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return GaugeUNet.multiplyAdds(gauge(), levels, growth, neighbours);
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new GaugeUNetConfig(
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
