package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link DeltaNet}.
 *
 * @param width channels of scalars and of vectors
 * @param blocks DeltaConv layers
 * @param embedding channels of the summary of the whole surface
 * @param head hidden scalars of the head's first two layers; its third has half as many
 * @param dropout rate in the head
 */
public record DeltaNetConfig(int width, int blocks, int embedding, int head, double dropout) implements NetConfig {
    /** The sizes published for segmentation: 8 layers of 128, an embedding of 512, a head of 256, 256 and 128, dropout 0.5. */
    public static final DeltaNetConfig DEFAULT = new DeltaNetConfig(128, 8, 512, 256, 0.5);

    /** Checks every range. */
    public DeltaNetConfig {
        Ranges.whole("width", width, 1, 1024);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.whole("embedding", embedding, 1, 4096);
        Ranges.whole("head", head, 2, 4096);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, 0, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new DeltaNet(parameters, this, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        double sum = 0;
        for (int b = 0; b < blocks; b++) {
            double in = b == 0 ? inputChannels : width;
            sum += 5 * in * width + 4.0 * (neighbours + 1) * in;
            if (b < blocks - 1) {
                sum += 8 * in * width + 2.0 * width * width + 4.0 * (neighbours + 1) * width;
            }
        }
        double features = (double) blocks * width;
        return sum + features * (embedding + head) + 1.5 * head * head + head / 2.0 * outputs;
    }

    /** Embedding and head stay in proportion to the width. */
    @Override
    public NetConfig measured(SizeChanges changes) {
        int channels = changes.width(width);
        return new DeltaNetConfig(
                channels,
                changes.blocks(blocks),
                Math.max(1, embedding * channels / width),
                Math.max(2, head * channels / width),
                dropout);
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
