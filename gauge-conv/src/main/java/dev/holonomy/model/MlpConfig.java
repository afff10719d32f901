package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of an {@link Mlp}.
 *
 * @param width channels of the hidden layers
 * @param blocks hidden layers
 * @param dropout rate after each hidden layer
 */
public record MlpConfig(int width, int blocks, double dropout) implements NetConfig {
    /** 3 hidden layers of width 128. */
    public static final MlpConfig DEFAULT = new MlpConfig(128, 3, 0.2);

    /** Checks every range. */
    public MlpConfig {
        Ranges.whole("width", width, 1, 4096);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(false, 0, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new Mlp(parameters, this, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return (double) (blocks - 1) * width * width + (double) (inputChannels + outputs) * width;
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new MlpConfig(changes.width(width), changes.blocks(blocks), dropout);
    }
}
