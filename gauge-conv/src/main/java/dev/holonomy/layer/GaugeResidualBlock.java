package dev.holonomy.layer;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.Invariants;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/**
 * Residual block: conv, norm, non-linearity, dropout, conv, norm, plus the input, non-linearity: [V, M, C] to itself.
 *
 * <p>With diffusion, the invariants of the first convolution's value are mixed, diffused over the whole surface and added to the
 * scalars: it sees parts that no chart reaches.
 */
public final class GaugeResidualBlock {
    private final int order;
    private final Convolution first;
    private final Norm firstNorm;
    private final Nonlinearity firstNonlinearity;
    private final DropoutLayer dropout;
    private final Optional<Spread> spread;
    private final Convolution second;
    private final Norm secondNorm;
    private final Nonlinearity secondNonlinearity;

    private record Spread(LinearLayer in, DiffusionLayer diffusion, Norm norm, LinearLayer out) {}

    /** What a block is made of. */
    public interface NonlinearityMaker {
        /**
         * A non-linearity.
         *
         * @param name its name
         * @return the layer
         */
        Nonlinearity make(String name);
    }

    /**
     * A block with fresh parameters under {@code name}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param order highest order
     * @param channels C
     * @param rings R
     * @param convolution what the two convolutions are
     * @param nonlinearity makes the two non-linearities
     * @param norm whose statistics predict
     * @param dropout between the convolutions
     * @param diffusion whether scalars are diffused too
     */
    public GaugeResidualBlock(
            Parameters parameters,
            String name,
            int order,
            int channels,
            int rings,
            Convolution.Kind convolution,
            NonlinearityMaker nonlinearity,
            Norm.Statistics norm,
            DropoutLayer dropout,
            boolean diffusion) {
        this.order = order;
        this.dropout = dropout;
        first = convolution.make(parameters, name + ".conv_1", order, channels, rings);
        firstNorm = new Norm(parameters, name + ".norm_1", channels, norm);
        firstNonlinearity = nonlinearity.make(name + ".nonlinearity_1");
        spread = diffusion
                ? Optional.of(new Spread(
                        new LinearLayer(parameters, name + ".spread_in", 0, (order + 1) * channels, 2 * channels),
                        DiffusionLayer.spread(parameters, name + ".diffusion", 2 * channels),
                        new Norm(parameters, name + ".spread_norm", 2 * channels, norm),
                        new LinearLayer(parameters, name + ".spread_out", 0, 2 * channels, channels)))
                : Optional.empty();
        second = convolution.make(parameters, name + ".conv_2", order, channels, rings);
        secondNorm = new Norm(parameters, name + ".norm_2", channels, norm);
        secondNonlinearity = nonlinearity.make(name + ".nonlinearity_2");
    }

    /**
     * Applies the block.
     *
     * @param pass the pass
     * @param x [V, M, C]
     * @return [V, M, C]
     */
    public Tensor apply(Pass pass, Tensor x) {
        Tensor y = firstNonlinearity.apply(pass, firstNorm.apply(pass, first.apply(pass, x)));
        if (spread.isPresent()) {
            Spread s = spread.get();
            Tensor everywhere = s.diffusion.apply(pass, s.in.apply(pass, pass.apply(new Invariants(), y)));
            Tensor bent = pass.apply(
                    RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), s.norm.apply(pass, everywhere));
            Tensor mixed = s.out.apply(pass, bent);
            y = pass.apply(new Add(), y, Orders.change(pass, mixed, order));
        }
        Tensor z = secondNorm.apply(pass, second.apply(pass, dropout.apply(pass, y)));
        return secondNonlinearity.apply(pass, pass.apply(new Add(), x, z));
    }
}
