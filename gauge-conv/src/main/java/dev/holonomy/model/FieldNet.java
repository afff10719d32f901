package dev.holonomy.model;

import dev.holonomy.autodiff.Add;
import dev.holonomy.autodiff.TangentHarmonics;
import dev.holonomy.layer.AffineLayer;
import dev.holonomy.layer.BiasedNorm;
import dev.holonomy.layer.DropoutLayer;
import dev.holonomy.layer.FieldConv;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.layer.TangentLift;
import dev.holonomy.layer.TangentLinear;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Field convolution network (Mitchel et al. 2021): input norm, a learned gradient to tangent vectors, residual blocks x ← σ(R x + f₂ ∗ σ(f₁ ∗ x)),
 * and a head: [V, M_in, C_in] to [V, 1, outputs]. σ shifts lengths and rectifies them.
 *
 * <p>The head is that of the paper with lengths in the place of its local histograms: one more field convolution, |·|, two hidden layers, and a
 * linear map of the blocks' lengths beside them. The outputs do not depend on the frames.
 */
public final class FieldNet implements Network {
    private record Convolved(FieldConv convolution, BiasedNorm nonlinearity) {
        static Convolved of(Parameters parameters, FieldNetConfig config, String name, String suffix) {
            int width = config.width();
            return new Convolved(
                    new FieldConv(parameters, name + ".conv" + suffix, width, width, config.band(), config.rings()),
                    BiasedNorm.of(parameters, name + ".nonlinearity" + suffix, width));
        }
    }

    private record Block(Convolved first, Convolved second, TangentLinear residual) {
        Tensor apply(Pass pass, Tensor x) {
            Tensor y = first.nonlinearity.apply(pass, first.convolution.apply(pass, x));
            Tensor z = second.convolution.apply(pass, y);
            return second.nonlinearity.apply(pass, pass.apply(new Add(), residual.apply(pass, x), z));
        }
    }

    private final Norm inputNorm;
    private final TangentLift lift;
    private final BiasedNorm lifted;
    private final List<Block> blocks = new ArrayList<>();
    private final Convolved last;
    private final DropoutLayer dropout;
    private final AffineLayer hidden;
    private final AffineLayer narrower;
    private final AffineLayer outputs;
    private final AffineLayer direct;

    /**
     * A network with fresh parameters.
     *
     * @param parameters where they are kept
     * @param config its shape
     * @param inputOrder highest order of the input field
     * @param inputChannels channels of the input field
     * @param outputs numbers at each vertex
     */
    public FieldNet(Parameters parameters, FieldNetConfig config, int inputOrder, int inputChannels, int outputs) {
        int width = config.width();
        inputNorm = new Norm(parameters, "input_norm", inputChannels, Norm.Statistics.SURFACE);
        lift = new TangentLift(parameters, "lift", inputOrder, inputChannels, width, config.rings());
        lifted = BiasedNorm.of(parameters, "lift.nonlinearity", width);
        for (int b = 0; b < config.blocks(); b++) {
            String name = "block_" + b;
            Convolved first = Convolved.of(parameters, config, name, "_1");
            Convolved second = Convolved.of(parameters, config, name, "_2");
            blocks.add(new Block(first, second, TangentLinear.of(parameters, name + ".residual", width, width)));
        }
        last = Convolved.of(parameters, config, "head", "");
        dropout = new DropoutLayer(config.dropout(), 0);
        hidden = AffineLayer.of(parameters, "head.layer_0", 1, width, config.head());
        narrower = AffineLayer.of(parameters, "head.layer_1", 1, config.head(), config.head() / 2);
        this.outputs = AffineLayer.of(parameters, "head.layer_2", 1, config.head() / 2, outputs);
        direct = AffineLayer.linear(parameters, "head.residual", width, outputs);
    }

    @Override
    public Tensor apply(Pass pass, Tensor inputs) {
        Tensor x = lifted.apply(pass, lift.apply(pass, inputNorm.apply(pass, inputs)));
        for (Block block : blocks) {
            x = block.apply(pass, x);
        }
        Tensor y = last.nonlinearity.apply(pass, last.convolution.apply(pass, x));
        Tensor scalars = hidden.rectified(pass, dropout, lengths(pass, y));
        return outputs.plus(
                pass, direct.apply(pass, lengths(pass, x)), narrower.rectified(pass, new DropoutLayer(0, 1), scalars));
    }

    private static Tensor lengths(Pass pass, Tensor z) {
        return pass.apply(new TangentHarmonics(0), z);
    }
}
