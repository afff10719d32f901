package dev.holonomy.model;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.layer.AffineLayer;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.GeodesicConv;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Geodesic convolutional network (Masci et al. 2015), residual: x ← x + silu(norm(conv(x))), scalars [V, 1, C_in] to [V, 1, outputs].
 *
 * <p>Invariant under gauges up to the width of the angular bins, exactly for turns by whole bins.
 */
public final class GeodesicNet implements Network {
    private record Block(GeodesicConv convolution, Norm norm) {}

    private final Norm inputNorm;
    private final AffineLayer first;
    private final List<Block> blocks = new ArrayList<>();
    private final DropoutLayer dropout;
    private final AffineLayer last;

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param inputChannels scalars at each vertex
     * @param outputs numbers at each vertex
     */
    public GeodesicNet(Parameters parameters, GeodesicNetConfig config, int inputChannels, int outputs) {
        int width = config.width();
        inputNorm = new Norm(parameters, "input_norm", inputChannels, Norm.Statistics.SURFACE);
        first = AffineLayer.of(parameters, "first_lin", 1, inputChannels, width);
        for (int b = 0; b < config.blocks(); b++) {
            String name = "block_" + b;
            blocks.add(new Block(
                    new GeodesicConv(parameters, name + ".conv", width, width, config.rings(), config.angles()),
                    new Norm(parameters, name + ".norm", width, Norm.Statistics.SURFACE)));
        }
        dropout = new DropoutLayer(config.dropout(), 0);
        last = AffineLayer.of(parameters, "last_lin", 1, width, outputs);
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = first.apply(pass, inputNorm.apply(pass, Orders.change(pass, inputs, 0)));
        for (Block block : blocks) {
            Tensor y = block.norm.apply(pass, block.convolution.apply(pass, x));
            x = pass.apply(
                    new Add(), x, pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), y));
        }
        return last.apply(pass, dropout.apply(pass, x));
    }
}
