package dev.holonomy.model;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.Pool;
import dev.holonomy.autodiff.Unpool;
import dev.holonomy.geodesic.hierarchy.HierarchyOptions;
import dev.holonomy.layer.CoarserSurface;
import dev.holonomy.layer.Convolution;
import dev.holonomy.layer.GaugeResidualBlock;
import dev.holonomy.layer.LinearLayer;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A U-shaped network of gauge convolutions: residual blocks on every level on the way down, on every level on the way up, and between
 * them the coarsest: [V, M_in, C_in] to logits [V, 1, classes].
 *
 * <p>Fields are pooled by area with parallel transport ({@link Pool}) and unpooled by its adjoint ({@link Unpool}). The skip connection of
 * a level is a linear map of both fields beside each other, that of its way down and the unpooled one. With gates the logits do not depend
 * on the frames (up to rounding).
 */
public final class GaugeUNet implements Network {
    private final FieldEmbedding embedding;
    private final Stage finest;
    private final FieldHead head;

    /** The blocks of a level; those of the way up follow where there is a coarser one. */
    private record Stage(List<GaugeResidualBlock> down, Optional<Below> below) {
        Tensor apply(Pass pass, Tensor inputs) {
            Tensor x = inputs;
            for (GaugeResidualBlock block : down) {
                x = block.apply(pass, x);
            }
            return below.isPresent() ? below.get().apply(pass, x) : x;
        }
    }

    /**
     * The way over a coarser level and up again. Linear maps commute with transport, so all are on the side with fewer vertices.
     */
    private record Below(
            LinearLayer pooled, Stage stage, LinearLayer skip, LinearLayer unpooled, List<GaugeResidualBlock> up) {
        Tensor apply(Pass pass, Tensor x) {
            CoarserSurface coarser = pass.coarser();
            Pass on = pass.on(coarser.surface());
            Tensor y = stage.apply(on, pooled.apply(on, pass.apply(new Pool(coarser.cells()), x)));
            Tensor back = pass.apply(new Unpool(coarser.cells()), unpooled.apply(on, y));
            Tensor z = pass.apply(new Add(), skip.apply(pass, x), back);
            for (GaugeResidualBlock block : up) {
                z = block.apply(pass, z);
            }
            return z;
        }
    }

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its blocks: their number is that of one way on one level, twice as many on the coarsest; their width that of level 0
     * @param levels coarser levels, 1 or more
     * @param growth channels of a level over those of the finer one
     * @param convolution what its convolutions are
     * @param inputOrder highest order of the input field
     * @param inputChannels channels of the input field
     * @param classes logits a vertex
     */
    public GaugeUNet(
            Parameters parameters,
            GaugeNetConfig config,
            int levels,
            int growth,
            Convolution.Kind convolution,
            int inputOrder,
            int inputChannels,
            int classes) {
        embedding = new FieldEmbedding(parameters, config, inputOrder, inputChannels);
        finest = stage(parameters, config, 0, levels, growth, convolution, config.width());
        head = new FieldHead(parameters, config, parameters.all().size(), classes);
    }

    private static Stage stage(
            Parameters parameters,
            GaugeNetConfig config,
            int level,
            int levels,
            int growth,
            Convolution.Kind convolution,
            int width) {
        String name = "level_" + level;
        if (level == levels) {
            return new Stage(
                    blocks(parameters, config, convolution, name + ".block_", width, 2 * config.blocks()),
                    Optional.empty());
        }
        int order = config.order();
        int wider = width * growth;
        List<GaugeResidualBlock> down =
                blocks(parameters, config, convolution, name + ".down_", width, config.blocks());
        LinearLayer pooled = new LinearLayer(parameters, name + ".pooled", order, width, wider);
        Stage stage = stage(parameters, config, level + 1, levels, growth, convolution, wider);
        LinearLayer skip = new LinearLayer(parameters, name + ".skip", order, width, width);
        LinearLayer unpooled = LinearLayer.withoutBias(parameters, name + ".unpooled", order, wider, width);
        List<GaugeResidualBlock> up = blocks(parameters, config, convolution, name + ".up_", width, config.blocks());
        return new Stage(down, Optional.of(new Below(pooled, stage, skip, unpooled, up)));
    }

    private static List<GaugeResidualBlock> blocks(
            Parameters parameters,
            GaugeNetConfig config,
            Convolution.Kind convolution,
            String name,
            int width,
            int count) {
        List<GaugeResidualBlock> blocks = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            blocks.add(GaugeNet.block(
                    parameters,
                    config,
                    convolution,
                    name + b,
                    width,
                    parameters.all().size()));
        }
        return blocks;
    }

    /** Multiply-adds at a vertex of level 0, its share of the coarser levels included. */
    static double multiplyAdds(GaugeNetConfig config, int levels, int growth, int neighbours) {
        double sum = 0;
        double width = config.width();
        double share = 1;
        double components = 2 * config.order() + 1;
        for (int l = 0; l <= levels; l++) {
            sum += share * 2 * config.blocks() * config.blockMultiplyAdds(width, neighbours);
            if (l < levels) {
                sum += share * components * width * width * (1 + growth / 2.0);
            }
            width *= growth;
            share /= HierarchyOptions.QUARTER;
        }
        return sum;
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
        return finest.apply(pass, embedding.apply(pass, inputs));
    }
}
