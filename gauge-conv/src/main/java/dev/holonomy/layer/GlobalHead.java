package dev.holonomy.layer;

import dev.holonomy.autodiff.GlobalPool;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.compute.Buffer;
import dev.holonomy.tensor.Tensor;

/**
 * From scalars at vertices to numbers of whole surfaces: mean by area and maximum ({@link GlobalPool}) of what the network made and of what
 * it was given, a hidden layer with SiLU and dropout, an affine map: [V, 1, C] and [V, 1, C_in] to [S, 1, outputs].
 *
 * <p>Any network ends in it; it is invariant where the network is. The inputs go past the network because its norms by the surface take
 * their means away, and the mean of a heat kernel signature is the heat trace of the shape.
 */
public final class GlobalHead {
    private static final int PLACE = 1 << 16; // no layer of a network drops what this one drops

    private final AffineLayer ofNetwork;
    private final AffineLayer ofInputs;
    private final AffineLayer last;
    private final DropoutLayer dropout;

    /**
     * A head with fresh parameters {@code global_1}, {@code global_inputs} and {@code global_2}.
     *
     * @param parameters where they are kept
     * @param inputChannels C_in
     * @param channels C
     * @param dropout rate after the hidden layer, of C numbers
     * @param outputs numbers of each surface
     */
    public GlobalHead(Parameters parameters, int inputChannels, int channels, double dropout, int outputs) {
        ofNetwork = AffineLayer.of(parameters, "global_1", 1, 2 * channels, channels);
        ofInputs = AffineLayer.linear(parameters, "global_inputs", 2 * inputChannels, channels);
        last = AffineLayer.of(parameters, "global_2", 1, channels, outputs);
        this.dropout = new DropoutLayer(dropout, PLACE);
    }

    /**
     * Applies the head.
     *
     * @param pass the pass; its areas weigh the means
     * @param inputs the input field, of which scalars count, [V, M, C_in]
     * @param x what the network made of it, [V, 1, C]
     * @param offsets ints [S + 1], the first vertex of each surface, and V
     * @return [S, 1, outputs]
     */
    public Tensor apply(Pass pass, Tensor inputs, Tensor x, Buffer offsets) {
        GlobalPool pool = new GlobalPool(offsets);
        Tensor areas = pass.surface().areas();
        Tensor given = ofInputs.apply(pass, pass.apply(pool, Orders.change(pass, inputs, 0), areas));
        Tensor hidden = ofNetwork.plus(pass, given, pass.apply(pool, x, areas));
        Tensor bent = pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), hidden);
        return last.apply(pass, dropout.apply(pass, bent));
    }
}
