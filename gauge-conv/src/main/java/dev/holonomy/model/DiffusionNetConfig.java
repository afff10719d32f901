package dev.holonomy.model;

import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link DiffusionNet}.
 *
 * @param width channels
 * @param blocks DiffusionNet blocks
 * @param eigenfunctions K
 * @param dropout rate in the blocks
 */
public record DiffusionNetConfig(int width, int blocks, int eigenfunctions, double dropout) implements NetConfig {
    /** As published for segmentation: 4 blocks of width 128, K = 128, dropout 0.5. */
    public static final DiffusionNetConfig DEFAULT = new DiffusionNetConfig(128, 4, 128, 0.5);

    /** Checks every range. */
    public DiffusionNetConfig {
        Ranges.whole("width", width, 1, 4096);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.whole("eigenfunctions", eigenfunctions, 2, 1024);
        Ranges.rate("dropout", dropout);
    }

    @Override
    public String name() {
        return "diffusion";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(false, eigenfunctions, true);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new DiffusionNet(parameters, this, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        double c = width;
        double block = 2 * eigenfunctions * c + 2 * c * c + 5 * c * c;
        return blocks * block + (inputChannels + outputs) * c;
    }

    @Override
    public NetConfig measured(SizeChanges changes) {
        return new DiffusionNetConfig(
                changes.width(width), changes.blocks(blocks), changes.eigen(eigenfunctions), dropout);
    }
}
