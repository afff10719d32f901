package dev.holonomy.layer;

import dev.holonomy.autodiff.Gate;
import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;

/** A non-linearity of fields: [V, M, C] to itself. */
public sealed interface Nonlinearity {
    /**
     * Applies it.
     *
     * @param pass the pass
     * @param x [V, M, C]
     * @return [V, M, C]
     */
    Tensor apply(Pass pass, Tensor x);

    /** {@link Gate} with its parameters: exactly equivariant. */
    record Gated(Parameter parameters) implements Nonlinearity {
        /**
         * A gate with α = 0, β = 1/2, b = 0 as {@code name.gate}.
         *
         * @param parameters where they are kept
         * @param name its name
         * @param order highest order
         * @param channels C
         * @return the layer
         */
        public static Gated of(Parameters parameters, String name, int order, int channels) {
            double[] start = new double[order * 3 * channels];
            for (int n = 0; n < order; n++) {
                Arrays.fill(start, (3 * n + 1) * channels, (3 * n + 2) * channels, 0.5);
            }
            return new Gated(parameters.learned(name + ".gate", start, order, 3, channels));
        }

        @Override
        public Tensor apply(Pass pass, Tensor x) {
            return pass.apply(new Gate(), x, parameters.value());
        }
    }

    /**
     * {@link RegularNonlinearity}: equivariant up to its samples.
     *
     * @param operation the number of samples and the function
     */
    record Regular(RegularNonlinearity operation) implements Nonlinearity {
        @Override
        public Tensor apply(Pass pass, Tensor x) {
            return pass.apply(operation, x);
        }
    }
}
