package dev.holonomy.model;

import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameters;

/**
 * The shape of a {@link GaugeNet}.
 *
 * @param width channels of each order in the blocks
 * @param order highest order of the fields, 0..3
 * @param blocks residual blocks of two convolutions
 * @param rings radial profiles of a convolution
 * @param nonlinearity what follows a convolution
 * @param samples N of the regular non-linearities, at least 2 order + 1
 * @param norm whose statistics normalise when it predicts
 * @param head hidden scalars of the head
 * @param dropout rate in the blocks and the head
 * @param eigenfunctions K of the learned diffusion in each block; 0 for none
 */
public record GaugeNetConfig(
        int width,
        int order,
        int blocks,
        int rings,
        NonlinearityKind nonlinearity,
        int samples,
        Norm.Statistics norm,
        int head,
        double dropout,
        int eigenfunctions)
        implements NetConfig {
    /** What follows a convolution. */
    public enum NonlinearityKind {
        /** Gate: exactly equivariant. */
        GATE,
        /** ReLU of samples over the circle. */
        REGULAR_RELU,
        /** SiLU of samples over the circle. */
        REGULAR_SILU
    }

    /** Small and exact: width 16, order 2, 3 blocks, gate. */
    public static final GaugeNetConfig DEFAULT =
            new GaugeNetConfig(16, 2, 3, 2, NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 64, 0.1, 0);

    /** Checks every range. */
    public GaugeNetConfig {
        Ranges.whole("width", width, 1, 1024);
        Ranges.whole("order", order, 0, 3);
        Ranges.whole("blocks", blocks, 1, 64);
        Ranges.whole("rings", rings, 1, 16);
        Ranges.whole("head", head, 1, 4096);
        Ranges.whole("eigenfunctions", eigenfunctions, 0, 1024);
        Ranges.whole("samples", samples, nonlinearity == NonlinearityKind.GATE ? 1 : 2 * order + 1, 255);
        Ranges.rate("dropout", dropout);
    }

    /** Gated blocks normalised by the statistics of the surface: what networks of other convolutions are made of. */
    static GaugeNetConfig gated(int width, int order, int blocks, int rings, int head, double dropout) {
        return new GaugeNetConfig(
                width,
                order,
                blocks,
                rings,
                NonlinearityKind.GATE,
                2 * order + 1,
                Norm.Statistics.SURFACE,
                head,
                dropout,
                0);
    }

    @Override
    public String name() {
        return "gauge";
    }

    @Override
    public SurfaceParts needs() {
        return new SurfaceParts(true, eigenfunctions, false);
    }

    @Override
    public Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs) {
        return new GaugeNet(parameters, this, Convolution.Kind.FREE, inputOrder, inputChannels, outputs);
    }

    @Override
    public double multiplyAdds(int inputChannels, int outputs, int neighbours) {
        return blocks * blockMultiplyAdds(width, neighbours);
    }

    /** Multiply-adds of a block of the given width at a vertex. */
    double blockMultiplyAdds(double channels, int neighbours) {
        double components = 2 * order + 1;
        double product = rings * channels * channels * components * (1 + 4.0 * order);
        double gather = neighbours * (4.0 * order * channels + rings * channels * components * components);
        return 2 * (product + gather);
    }

    /** Regular ReLU of 7 samples and a head of 256, without dropout. */
    @Override
    public NetConfig measured(SizeChanges changes) {
        return new GaugeNetConfig(
                changes.width(width),
                changes.order(order),
                changes.blocks(blocks),
                rings,
                NonlinearityKind.REGULAR_RELU,
                7,
                norm,
                256,
                0,
                changes.eigen(0));
    }

    @Override
    public int measuredInputs() {
        return 3;
    }
}
