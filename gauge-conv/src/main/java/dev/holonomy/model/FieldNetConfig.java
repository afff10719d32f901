package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link FieldNet}.
 *
 * @param width tangent vectors at each vertex
 * @param band highest angular frequency of a filter
 * @param blocks residual blocks of two field convolutions
 * @param rings radial profiles of a filter
 * @param head hidden scalars of the head's first layer; its second has half as many
 * @param dropout rate in the head
 */
public record FieldNetConfig(int width, int band, int blocks, int rings, int head, double dropout)
        implements NetConfig {
    /** The sizes published for segmentation: 48 vectors, band 2, 4 blocks, 6 rings, 128 and 64 hidden scalars. */
    public static final FieldNetConfig DEFAULT = new FieldNetConfig(48, 2, 4, 6, 128, 0);

    /** Checks every range. */
    public FieldNetConfig {
        Ranges.whole("width", width, 1, 1024);
        Ranges.whole("band", band, 0, 3);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.whole("rings", rings, 1, 16);
        Ranges.whole("head", head, 2, 4096);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "field";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new FieldNet(parameters, this, inputOrder, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        double c = width;
        int spins = 2 * band + 1;
        double convolution = 4.0 * spins * rings * c * c + neighbours * spins * (4 + 2.0 * rings) * c;
        double lift = 4.0 * rings * c * inputChannels + neighbours * (2 + 2.0 * rings) * inputChannels;
        double perceptrons = c * head + head * head / 2.0 + (head / 2.0 + c) * outputs;
        return lift + (2 * blocks + 1) * convolution + blocks * 4 * c * c + perceptrons;
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new FieldNetConfig(changes.width(width), band, changes.blocks(blocks), rings, head, dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
