package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link GraphNet}.
 *
 * @param width channels
 * @param blocks graph convolutions
 * @param dropout rate before the last layer
 */
public record GraphNetConfig(int width, int blocks, double dropout) implements NetConfig {
    /** 4 convolutions of width 64. */
    public static final GraphNetConfig DEFAULT = new GraphNetConfig(64, 4, 0.1);

    /** Checks every range. */
    public GraphNetConfig {
        Ranges.whole("width", width, 1, 4096);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GraphNet(parameters, this, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        double c = width;
        return blocks * (2 * c * c + neighbours * c) + (inputChannels + outputs) * c;
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new GraphNetConfig(changes.width(width), changes.blocks(blocks), dropout);
    }
}
