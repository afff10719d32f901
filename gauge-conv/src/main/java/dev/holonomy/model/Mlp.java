package dev.holonomy.model;

import dev.holonomy.layer.AffineLayer;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Baseline that looks at each vertex by itself: input norm, hidden layers with ReLU and dropout, an affine map; scalars [V, 1, C_in] to
 * [V, 1, outputs]. All it knows of a shape is in the descriptors it is given.
 */
public final class Mlp implements Network {
    private final Norm inputNorm;
    private final List<AffineLayer> hidden = new ArrayList<>();
    private final double dropout;
    private final AffineLayer last;

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param inputChannels scalars at each vertex
     * @param outputs numbers at each vertex
     */
    public Mlp(Parameters parameters, MlpConfig config, int inputChannels, int outputs) {
        inputNorm = new Norm(parameters, "input_norm", inputChannels, Norm.Statistics.SURFACE);
        for (int b = 0; b < config.blocks(); b++) {
            hidden.add(AffineLayer.of(
                    parameters, "layer_" + b, 1, b == 0 ? inputChannels : config.width(), config.width()));
        }
        dropout = config.dropout();
        last = AffineLayer.of(parameters, "last_lin", 1, config.width(), outputs);
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = inputNorm.apply(pass, Orders.change(pass, inputs, 0));
        for (int b = 0; b < hidden.size(); b++) {
            x = hidden.get(b).rectified(pass, new DropoutLayer(dropout, b), x);
        }
        return last.apply(pass, x);
    }
}
