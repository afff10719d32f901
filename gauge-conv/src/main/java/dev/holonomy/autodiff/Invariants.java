package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Squeezes a field to scalars: x_0 and |z_n|_ε = sqrt(|z_n|² + 1e-6) of each order; invariant under every change of gauge.
 *
 * <p>Input: [V, M, C]. Value: [V, 1, (order + 1) C], orders one after the other.
 */
public record Invariants() implements Operation {
    private static final double EPSILON = 1e-6;

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("invariants", -1, -1, -1);
        return new int[] {inputs[0].extent(0), 1, (inputs[0].extent(1) + 1) / 2 * inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Fields fields = Fields.of(inputs[0]);
        scope.device().launch(new Forward(fields), items(inputs[0]), inputs[0].buffer(), y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        gradients.sum(x).ifPresent(dx -> gradients
                .scope()
                .device()
                .launch(new Gradient(Fields.of(x)), items(x), x.buffer(), dy.buffer(), dx.buffer()));
    }

    private static int items(Tensor x) {
        return x.extent(0) * x.extent(2);
    }

    private interface Part extends Kernel {
        Fields fields();

        @Override
        default String resource() {
            return "invariants";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("ORDER", fields().order(), "C", fields().channels()));
        }

        default int to(int i) {
            return i / fields().channels() * (fields().order() + 1) * fields().channels() + i % fields().channels();
        }

        default double norm(double[] x, int jc) {
            return Math.sqrt(x[jc] * x[jc] + x[jc + fields().channels()] * x[jc + fields().channels()] + EPSILON);
        }
    }

    private record Forward(Fields fields) implements Part {
        @Override
        public String name() {
            return "invariants";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = fields.scalarAt(i);
            a.reals(1)[to(i)] = a.reals(0)[at];
            for (int n = 1; n <= fields.order(); n++) {
                a.reals(1)[to(i) + n * fields.channels()] = norm(a.reals(0), at + (2 * n - 1) * fields.channels());
            }
        }
    }

    private record Gradient(Fields fields) implements Part {
        @Override
        public String name() {
            return "invariants_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = fields.scalarAt(i);
            a.reals(2)[at] += a.reals(1)[to(i)];
            for (int n = 1; n <= fields.order(); n++) {
                int jc = at + (2 * n - 1) * fields.channels();
                double d = a.reals(1)[to(i) + n * fields.channels()] / norm(a.reals(0), jc);
                a.reals(2)[jc] += d * a.reals(0)[jc];
                a.reals(2)[jc + fields.channels()] += d * a.reals(0)[jc + fields.channels()];
            }
        }
    }
}
