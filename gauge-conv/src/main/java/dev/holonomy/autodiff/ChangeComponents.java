package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field with another number of components at a vertex: those beyond are cut off, missing ones are zero. Scalars become a field, a field its
 * scalars, scalars complex numbers.
 *
 * <p>Input: [V, M, C]. Value: [V, components, C].
 *
 * @param components of the value
 */
public record ChangeComponents(int components) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("change of components", -1, -1, -1);
        return new int[] {inputs[0].extent(0), components, inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        launch(scope, inputs[0], y, 0);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        gradients.sum(applied.input(0)).ifPresent(dx -> launch(gradients.scope(), dy, dx, 1));
    }

    private static void launch(Scope scope, Tensor x, Tensor y, int accumulate) {
        Copy copy = new Copy(x.extent(1), y.extent(1), x.extent(2));
        scope.device().launch(copy, y.size(), x.buffer(), y.buffer(), accumulate);
    }

    private record Copy(int componentsIn, int componentsOut, int channels) implements Kernel {
        @Override
        public String name() {
            return "change_components";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("M_IN", componentsIn, "M_OUT", componentsOut, "C", channels));
        }

        @Override
        public void item(int i, Arguments a) {
            int c = i % channels;
            int m = i / channels % componentsOut;
            int p = i / (channels * componentsOut);
            double from = m < componentsIn ? a.reals(0)[(p * componentsIn + m) * channels + c] : 0;
            a.reals(1)[i] = a.integer(2) != 0 ? a.reals(1)[i] + from : from;
        }
    }
}
