package dev.holonomy.layer;

import dev.holonomy.autodiff.Affine;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** {@link Affine} with its parameters: scalars [V, 1, C_in], of several sources beside each other, to [V, 1, C_out]. */
public final class AffineLayer {
    private final int sources;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private AffineLayer(int sources, Parameter weight, Optional<Parameter> bias) {
        this.sources = sources;
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A layer with fresh parameters {@code name.weight} [S C_in, C_out], of variance 1 / (3 S C_in), and {@code name.bias}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param sources S
     * @param in C_in
     * @param out C_out
     * @return the layer
     */
    public static AffineLayer of(Parameters parameters, String name, int sources, int in, int out) {
        return new AffineLayer(
                sources,
                weight(parameters, name, sources * in, out),
                Optional.of(parameters.learned(name + ".bias", new double[out], out)));
    }

    /**
     * The same without a bias.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param in C_in
     * @param out C_out
     * @return the layer
     */
    public static AffineLayer linear(Parameters parameters, String name, int in, int out) {
        return new AffineLayer(1, weight(parameters, name, in, out), Optional.empty());
    }

    private static Parameter weight(Parameters parameters, String name, int in, int out) {
        return parameters.normal(name + ".weight", Math.sqrt(1.0 / (3 * in)), in, out);
    }

    /**
     * Applies the map and nothing after it.
     *
     * @param pass the pass
     * @param x the sources
     * @return [V, 1, C_out]
     */
    public Tensor apply(Pass pass, Tensor... x) {
        Affine.Kind kind = bias.isPresent() ? Affine.Kind.PLAIN : Affine.Kind.LINEAR;
        return pass.apply(new Affine(sources, kind, 0, 0), inputs(x));
    }

    /**
     * Applies the map, ReLU, and in training passes dropout of single numbers.
     *
     * @param pass the pass
     * @param dropout its rate and place
     * @param x the sources
     * @return [V, 1, C_out]
     */
    public Tensor rectified(Pass pass, DropoutLayer dropout, Tensor... x) {
        double rate = pass.training() ? dropout.rate() : 0;
        return pass.apply(new Affine(sources, Affine.Kind.RELU, rate, dropout.seed(pass)), inputs(x));
    }

    /**
     * Applies the map and adds a field.
     *
     * @param pass the pass
     * @param added [V, 1, C_out]
     * @param x the sources
     * @return [V, 1, C_out]
     */
    public Tensor plus(Pass pass, Tensor added, Tensor... x) {
        Tensor[] inputs = inputs(x);
        Tensor[] all = Arrays.copyOf(inputs, inputs.length + 1);
        all[inputs.length] = added;
        return pass.apply(new Affine(sources, Affine.Kind.RESIDUAL, 0, 0), all);
    }

    private Tensor[] inputs(Tensor... x) {
        Tensor[] inputs = Arrays.copyOf(x, sources + (bias.isPresent() ? 2 : 1));
        inputs[sources] = weight.value();
        bias.ifPresent(b -> inputs[sources + 1] = b.value());
        return inputs;
    }
}
