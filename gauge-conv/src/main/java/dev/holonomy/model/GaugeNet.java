package dev.holonomy.model;

import dev.holonomy.autodiff.Invariants;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.GaugeConv;
import dev.holonomy.layer.GaugeResidualBlock;
import dev.holonomy.layer.LinearLayer;
import dev.holonomy.layer.Nonlinearity;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The gauge-equivariant network: input norm, linear embedding, residual blocks of gauge convolutions, invariants, and a head of two
 * layers: [V, M_in, C_in] to logits [V, 1, classes].
 *
 * <p>With gates the logits do not depend on the frames (up to rounding); with regular non-linearities up to their samples.
 */
public final class GaugeNet implements Network {
    private final Norm inputNorm;
    private final LinearLayer embedding;
    private final List<GaugeResidualBlock> blocks = new ArrayList<>();
    private final int order;
    private final LinearLayer hidden;
    private final Norm hiddenNorm;
    private final DropoutLayer dropout;
    private final LinearLayer logits;

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param filters which weights the convolutions have
     * @param inputOrder highest order of the input field
     * @param inputChannels channels of the input field
     * @param classes logits a vertex
     */
    public GaugeNet(
            Parameters parameters,
            GaugeNetConfig config,
            GaugeConv.Filters filters,
            int inputOrder,
            int inputChannels,
            int classes) {
        order = config.order();
        int width = config.width();
        inputNorm = new Norm(parameters, "input_norm", inputChannels, config.norm());
        embedding = new LinearLayer(parameters, "embedding", Math.min(inputOrder, order), inputChannels, width);
        for (int b = 0; b < config.blocks(); b++) {
            blocks.add(new GaugeResidualBlock(
                    parameters,
                    "block_" + b,
                    order,
                    width,
                    config.rings(),
                    filters,
                    name -> nonlinearity(parameters, config, name),
                    config.norm(),
                    new DropoutLayer(config.dropout(), b),
                    config.eigenfunctions() > 0));
        }
        hidden = new LinearLayer(parameters, "head_1", 0, (order + 1) * width, config.head());
        hiddenNorm = new Norm(parameters, "head_norm", config.head(), config.norm());
        dropout = new DropoutLayer(config.dropout(), config.blocks());
        logits = new LinearLayer(parameters, "head_2", 0, config.head(), classes);
    }

    private static Nonlinearity nonlinearity(Parameters parameters, GaugeNetConfig config, String name) {
        return switch (config.nonlinearity()) {
            case GATE -> Nonlinearity.Gated.of(parameters, name, config.order(), config.width());
            case REGULAR_RELU ->
                new Nonlinearity.Regular(new RegularNonlinearity(config.samples(), RegularNonlinearity.Function.RELU));
            case REGULAR_SILU ->
                new Nonlinearity.Regular(new RegularNonlinearity(config.samples(), RegularNonlinearity.Function.SILU));
        };
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = inputNorm.apply(pass, inputs);
        int common = Math.min((x.extent(1) - 1) / 2, order);
        x = Orders.change(pass, embedding.apply(pass, Orders.change(pass, x, common)), order);
        for (GaugeResidualBlock block : blocks) {
            x = block.apply(pass, x);
        }
        Tensor scalars = hiddenNorm.apply(pass, hidden.apply(pass, pass.apply(new Invariants(), x)));
        Tensor bent = pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), scalars);
        return logits.apply(pass, dropout.apply(pass, bent));
    }
}
