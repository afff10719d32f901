package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights of a {@link GaugeConvolution} made those of a harmonic one (Wiersma et al. 2020): complex-linear between orders n, m ≥ 1, so
 * that order n reaches order m as R(r) e^{i((m − n) θ + β)} e^{i n g} x_n and never as its conjugate.
 *
 * <p>An orthogonal projection: each 2 × 2 block W between cos, sin parts becomes [[α, β], [−β, α]] with α = (W_cc + W_ss) / 2 and
 * β = (W_cs − W_sc) / 2. Being one, it is its own derivative. Input: W [R, M_in, C_in, M_out, C_out]. Value: the same shape.
 */
public record HarmonicWeights() implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("harmonic weights", -1, -1, -1, -1, -1);
        return inputs[0].shape();
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        launch(scope, inputs[0], y, 0);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        gradients.sum(applied.input(0)).ifPresent(dw -> launch(gradients.scope(), dy, dw, 1));
    }

    private static void launch(Scope scope, Tensor from, Tensor to, int accumulate) {
        Projection projection = new Projection(from.extent(1), from.extent(2), from.extent(3), from.extent(4));
        scope.device().launch(projection, from.size(), from.buffer(), to.buffer(), accumulate);
    }

    private record Projection(int componentsIn, int in, int componentsOut, int out) implements Kernel {
        @Override
        public String name() {
            return "harmonic_weights";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("M_IN", componentsIn, "C_IN", in, "M_OUT", componentsOut, "C_OUT", out));
        }

        @Override
        public void item(int i, Arguments arguments) {
            double[] w = arguments.reals(0);
            int b = i / out % componentsOut;
            int a = i / (out * componentsOut * in) % componentsIn;
            double value = w[i];
            if (a > 0 && b > 0) {
                int da = a % 2 == 1 ? 1 : -1;
                int db = b % 2 == 1 ? 1 : -1;
                double twin = w[i + (da * in * componentsOut + db) * out];
                value = 0.5 * (value + (da == db ? twin : -twin));
            }
            arguments.reals(1)[i] = arguments.integer(2) != 0 ? arguments.reals(1)[i] + value : value;
        }
    }
}
