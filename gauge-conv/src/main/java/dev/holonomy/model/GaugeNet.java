package dev.holonomy.model;

import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.GaugeResidualBlock;
import dev.holonomy.layer.Nonlinearity;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gauge-equivariant network: input norm, linear embedding, residual blocks of gauge convolutions, invariants, and a head of two
 * layers: [V, M_in, C_in] to logits [V, 1, classes].
 *
 * <p>With gates the logits do not depend on the frames (up to rounding); with regular non-linearities up to their samples.
 */
public final class GaugeNet implements Network {
    private final FieldEmbedding embedding;
    private final List<GaugeResidualBlock> blocks = new ArrayList<>();
    private final FieldHead head;

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param convolution what its convolutions are
     * @param inputOrder highest order of the input field
     * @param inputChannels channels of the input field
     * @param classes logits a vertex
     */
    public GaugeNet(
            Parameters parameters,
            GaugeNetConfig config,
            Convolution.Kind convolution,
            int inputOrder,
            int inputChannels,
            int classes) {
        embedding = new FieldEmbedding(parameters, config, inputOrder, inputChannels);
        for (int b = 0; b < config.blocks(); b++) {
            blocks.add(block(parameters, config, convolution, "block_" + b, config.width(), b));
        }
        head = new FieldHead(parameters, config, config.blocks(), classes);
    }

    static GaugeResidualBlock block(
            Parameters parameters,
            GaugeNetConfig config,
            Convolution.Kind convolution,
            String block,
            int width,
            int place) {
        return new GaugeResidualBlock(
                parameters,
                block,
                config.order(),
                width,
                config.rings(),
                convolution,
                name -> nonlinearity(parameters, config, name, width),
                config.norm(),
                new DropoutLayer(config.dropout(), place),
                config.eigenfunctions() > 0);
    }

    private static Nonlinearity nonlinearity(Parameters parameters, GaugeNetConfig config, String name, int width) {
        return switch (config.nonlinearity()) {
            case GATE -> Nonlinearity.Gated.of(parameters, name, config.order(), width);
            case REGULAR_RELU ->
                new Nonlinearity.Regular(new RegularNonlinearity(config.samples(), RegularNonlinearity.Function.RELU));
            case REGULAR_SILU ->
                new Nonlinearity.Regular(new RegularNonlinearity(config.samples(), RegularNonlinearity.Function.SILU));
        };
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        return head.apply(pass, features(pass, inputs));
    }

    @Override
    public Optional<Tensor> field(Pass pass, Tensor inputs) {
        return Optional.of(features(pass, inputs));
    }

    private Tensor features(Pass pass, Tensor inputs) {
        Tensor x = embedding.apply(pass, inputs);
        for (GaugeResidualBlock block : blocks) {
            x = block.apply(pass, x);
        }
        return x;
    }
}
