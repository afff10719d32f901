package dev.holonomy.model;

import dev.holonomy.layer.AffineLayer;
import dev.holonomy.layer.DiffusionBlock;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * DiffusionNet (Sharp et al. 2022): an affine map, blocks of diffusion, gradient features and MLP, an affine map: scalars
 * [V, 1, C_in] to [V, 1, outputs]. Of inputs with higher orders it reads the scalars.
 */
public final class DiffusionNet implements Network {
    private final AffineLayer first;
    private final List<DiffusionBlock> blocks = new ArrayList<>();
    private final AffineLayer last;

    /**
     * A network with fresh parameters {@code first_lin}, {@code block_0} …, {@code last_lin}.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param inputChannels scalars at each vertex
     * @param outputs numbers at each vertex
     */
    public DiffusionNet(Parameters parameters, DiffusionNetConfig config, int inputChannels, int outputs) {
        first = AffineLayer.of(parameters, "first_lin", 1, inputChannels, config.width());
        for (int b = 0; b < config.blocks(); b++) {
            blocks.add(new DiffusionBlock(parameters, "block_" + b, config.width(), config.dropout(), b));
        }
        last = AffineLayer.of(parameters, "last_lin", 1, config.width(), outputs);
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = first.apply(pass, Orders.change(pass, inputs, 0));
        for (DiffusionBlock block : blocks) {
            x = block.apply(pass, x);
        }
        return last.apply(pass, x);
    }
}
