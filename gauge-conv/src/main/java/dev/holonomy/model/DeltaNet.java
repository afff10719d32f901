package dev.holonomy.model;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.Largest;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.autodiff.Unpool;
import dev.holonomy.layer.AffineLayer;
import dev.holonomy.layer.ChartTensors;
import dev.holonomy.layer.DeltaConv;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Orders;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DeltaConv network (Wiersma et al. 2022): input norm, vectors as the gradients of the inputs, {@link DeltaConv} layers, and a head over the
 * scalars of all layers beside the largest numbers of their embedding over the surface: scalars [V, 1, C_in] to [V, 1, outputs]. Of inputs
 * with higher orders it reads the scalars. The outputs do not depend on the frames.
 */
public final class DeltaNet implements Network {
    private final Norm inputNorm;
    private final List<DeltaConv> layers = new ArrayList<>();
    private final Beside embedding;
    private final Norm embeddingNorm;
    private final AffineLayer summary;
    private final Beside hidden;
    private final Norm hiddenNorm;
    private final AffineLayer second;
    private final AffineLayer third;
    private final AffineLayer last;
    private final double dropout;

    /** A linear map of the scalars of all layers beside each other, as many at a time as a dense product takes. */
    private record Beside(List<AffineLayer> parts) {
        private static final int TOGETHER = 3;

        static Beside of(Parameters parameters, String name, int count, int in, int out) {
            List<AffineLayer> parts = new ArrayList<>();
            for (int first = 0; first < count; first += TOGETHER) {
                String part = name + "_" + parts.size();
                parts.add(AffineLayer.of(parameters, part, Math.min(TOGETHER, count - first), in, out));
            }
            return new Beside(parts);
        }

        Tensor apply(Pass pass, List<Tensor> x) {
            Optional<Tensor> sum = Optional.empty();
            for (int i = 0; i < parts.size(); i++) {
                AffineLayer part = parts.get(i);
                Tensor[] some = x.subList(i * TOGETHER, Math.min(x.size(), (i + 1) * TOGETHER))
                        .toArray(Tensor[]::new);
                sum = Optional.of(sum.isPresent() ? part.plus(pass, sum.get(), some) : part.apply(pass, some));
            }
            return sum.orElseThrow();
        }
    }

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param inputChannels scalars at each vertex
     * @param outputs numbers at each vertex
     */
    public DeltaNet(Parameters parameters, DeltaNetConfig config, int inputChannels, int outputs) {
        int width = config.width();
        int head = config.head();
        inputNorm = new Norm(parameters, "input_norm", inputChannels, Norm.Statistics.SURFACE);
        for (int b = 0; b < config.blocks(); b++) {
            layers.add(new DeltaConv(
                    parameters, "conv_" + b, b == 0 ? inputChannels : width, width, b + 1 < config.blocks()));
        }
        embedding = Beside.of(parameters, "embedding", config.blocks(), width, config.embedding());
        embeddingNorm = new Norm(parameters, "embedding_norm", config.embedding(), Norm.Statistics.SURFACE);
        summary = AffineLayer.linear(parameters, "head_1.summary", config.embedding(), head);
        hidden = Beside.of(parameters, "head_1.scalars", config.blocks(), width, head);
        hiddenNorm = new Norm(parameters, "head_norm", head, Norm.Statistics.SURFACE);
        dropout = config.dropout();
        second = AffineLayer.of(parameters, "head_2", 1, head, head);
        third = AffineLayer.of(parameters, "head_3", 1, head, head / 2);
        last = AffineLayer.of(parameters, "head_4", 1, head / 2, outputs);
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = inputNorm.apply(pass, Orders.change(pass, inputs, 0));
        Optional<Tensor> v = Optional.of(DeltaConv.gradient(pass, Orders.complex(pass, x)));
        List<Tensor> scalars = new ArrayList<>();
        for (DeltaConv layer : layers) {
            DeltaConv.Streams next = layer.apply(pass, x, v.orElseThrow());
            x = next.x();
            v = next.v();
            scalars.add(x);
        }
        ChartTensors charts = pass.surface().charts();
        Tensor embedded = bent(pass, embeddingNorm.apply(pass, embedding.apply(pass, scalars)));
        Tensor largest = summary.apply(pass, pass.apply(new Largest(charts.whole()), embedded));
        Tensor everywhere = pass.apply(new Unpool(charts.wholeCell()), largest);
        // after the norm, which would take away what is the same everywhere
        Tensor own = hiddenNorm.apply(pass, hidden.apply(pass, scalars));
        Tensor y = bent(pass, pass.apply(new Add(), own, everywhere));
        Tensor kept = new DropoutLayer(dropout, 0).apply(pass, y);
        Tensor z = second.rectified(pass, new DropoutLayer(dropout, 1), kept);
        return last.apply(pass, third.rectified(pass, new DropoutLayer(0, 2), z));
    }

    private static Tensor bent(Pass pass, Tensor x) {
        return pass.apply(RegularNonlinearity.pointwise(RegularNonlinearity.Function.SILU), x);
    }
}
