package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link GeodesicNet}.
 *
 * @param width channels
 * @param blocks geodesic convolutions
 * @param rings N_ρ
 * @param angles N_θ
 * @param dropout rate before the last layer
 */
public record GeodesicNetConfig(int width, int blocks, int rings, int angles, double dropout) implements NetConfig {
    /** 3 convolutions with 5 rings and 8 angles. */
    public static final GeodesicNetConfig DEFAULT = new GeodesicNetConfig(16, 3, 5, 8, 0.1);

    /** Checks every range. */
    public GeodesicNetConfig {
        Ranges.whole("width", width, 1, 1024);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.whole("rings", rings, 1, 16);
        Ranges.whole("angles", angles, 1, 64);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "geodesic";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GeodesicNet(parameters, this, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        double bins = (double) rings * angles;
        double c = width;
        return blocks * (bins * neighbours * c + bins * angles * c * c + c * c) + (inputChannels + outputs) * c;
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new GeodesicNetConfig(changes.width(width), changes.blocks(blocks), rings, angles, dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
