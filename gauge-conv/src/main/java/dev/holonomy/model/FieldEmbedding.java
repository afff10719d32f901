package dev.holonomy.model;

import dev.holonomy.layer.LinearLayer;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;

/** How a network of fields begins: input norm and a linear map, [V, M_in, C_in] to [V, M, C]. */
final class FieldEmbedding {
    private final Norm norm;
    private final LinearLayer linear;
    private final int order;

    FieldEmbedding(Parameters parameters, GaugeNetConfig config, int inputOrder, int inputChannels) {
        order = config.order();
        norm = new Norm(parameters, "input_norm", inputChannels, config.norm());
        linear = new LinearLayer(parameters, "embedding", Math.min(inputOrder, order), inputChannels, config.width());
    }

    Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = norm.apply(pass, inputs);
        int common = Math.min((x.extent(1) - 1) / 2, order);
        return Orders.change(pass, linear.apply(pass, Orders.change(pass, x, common)), order);
    }
}
