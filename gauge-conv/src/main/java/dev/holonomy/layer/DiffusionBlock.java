package dev.holonomy.layer;

import dev.holonomy.autodiff.GradientFeatures;
import dev.holonomy.tensor.Tensor;

/**
 * DiffusionNet block (Sharp et al. 2022): d = diffused x, g = tanh(Re(z̄ ⊙ A z)) with z = G d, and x plus an MLP of [x, d, g] with
 * widths 3C, C, C, C, ReLU, and dropout before its second and third layer: [V, 1, C] to itself.
 *
 * <p>Invariant under gauges. The surface has eigenfunctions and a gradient operator.
 */
public final class DiffusionBlock {
    private final DiffusionLayer diffusion;
    private final AffineLayer rotation;
    private final AffineLayer first;
    private final AffineLayer second;
    private final AffineLayer third;
    private final DropoutLayer firstDropout;
    private final DropoutLayer secondDropout;

    /**
     * A block with fresh parameters under {@code name}: {@code diffusion.diffusion_time}, {@code gradient_features.A.weight}
     * [C, 2C] (real part, imaginary part) and {@code mlp.layer_0} to {@code mlp.layer_2}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param channels C
     * @param dropout rate
     * @param place of the block in the network, from 0
     */
    public DiffusionBlock(Parameters parameters, String name, int channels, double dropout, int place) {
        diffusion = DiffusionLayer.local(parameters, name + ".diffusion", channels);
        rotation = AffineLayer.linear(parameters, name + ".gradient_features.A", channels, 2 * channels);
        first = AffineLayer.of(parameters, name + ".mlp.layer_0", 3, channels, channels);
        second = AffineLayer.of(parameters, name + ".mlp.layer_1", 1, channels, channels);
        third = AffineLayer.of(parameters, name + ".mlp.layer_2", 1, channels, channels);
        firstDropout = new DropoutLayer(dropout, 2 * place);
        secondDropout = new DropoutLayer(dropout, 2 * place + 1);
    }

    /**
     * Applies the block.
     *
     * @param pass the pass
     * @param x [V, 1, C]
     * @return [V, 1, C]
     * @throws IllegalStateException if the surface has no eigenfunctions or no gradient operator
     */
    public Tensor apply(Pass pass, Tensor x) {
        Tensor d = diffusion.apply(pass, x);
        GradientFeatures features = new GradientFeatures(pass.surface()
                .gradient()
                .orElseThrow(() -> new IllegalStateException("this surface has no gradient operator")));
        Tensor g = pass.apply(features, d, rotation.apply(pass, d));
        Tensor y = second.rectified(pass, secondDropout, first.rectified(pass, firstDropout, x, d, g));
        return third.plus(pass, x, y);
    }
}
