package dev.holonomy.model;

import dev.holonomy.layer.Norm;

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
        int eigenfunctions) {
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
        inRange("width", width, 1, 1024);
        inRange("order", order, 0, 3);
        inRange("blocks", blocks, 1, 64);
        inRange("rings", rings, 1, 16);
        inRange("head", head, 1, 4096);
        inRange("eigenfunctions", eigenfunctions, 0, 1024);
        inRange("samples", samples, nonlinearity == NonlinearityKind.GATE ? 1 : 2 * order + 1, 255);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is " + dropout + ", wanted a rate in [0, 1)");
        }
    }

    private static void inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted " + least + ".." + most);
        }
    }
}
