package dev.holonomy.model;

import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.Parameters;

/**
 * The shape of an equivariant mesh attention network (Basu et al. 2022): a {@link GaugeNet} whose convolutions attend, with gates.
 *
 * @param width channels of each order in the blocks
 * @param order highest order of the fields, 0..3
 * @param blocks residual blocks of two attention layers
 * @param rings radial profiles of keys and values
 * @param head hidden scalars of the head
 * @param dropout rate in the blocks and the head
 */
public record AttentionNetConfig(int width, int order, int blocks, int rings, int head, double dropout)
        implements NetConfig {
    /** The sizes published for correspondence: width 16, order 2, 3 blocks, 2 rings, one head of attention, 256 hidden scalars. */
    public static final AttentionNetConfig DEFAULT = new AttentionNetConfig(16, 2, 3, 2, 256, 0.1);

    /** Checks every range. */
    public AttentionNetConfig {
        GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    private GaugeNetConfig gauge() {
        return GaugeNetConfig.gated(width, order, blocks, rings, head, dropout);
    }

    @Override
    public String name() {
        return "attention";
    }

    @Override
    public SurfaceParts needs() {
        return gauge().needs();
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GaugeNet(parameters, gauge(), Convolution.Kind.ATTENTION, inputOrder, inputChannels, outputs);
    }

    /** Keys and values each as a gauge convolution. */
    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return 2 * gauge().multiplyAdds(inputChannels, outputs, neighbours);
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new AttentionNetConfig(
                changes.width(width), changes.order(order), changes.blocks(blocks), rings, head, dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
