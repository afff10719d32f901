package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * y = G t for a fixed sparse complex G: gradients of scalars, divergence and curl of tangent vectors.
 *
 * <p>Input: C complex numbers at each vertex, [V, 2, C], or [V, 1, 2 C] where real and imaginary parts are scalars of their own. Value:
 * the same in the shape that its kind asks for.
 *
 * @param operator G
 * @param kind what comes out
 */
public record ComplexProduct(ComplexOperator operator, Kind kind) implements Operation {
    /** What the numbers of the value are. */
    public enum Kind {
        /** Tangent vectors, [V, 2, C]. */
        VECTORS,
        /** Two scalars each, [V, 1, 2 C]. */
        SCALARS
    }

    @Override
    public int[] outputShape(Tensor... inputs) {
        Tensor t = inputs[0];
        t.require("complex product", operator.size(), -1, -1);
        int numbers = t.extent(1) * t.extent(2);
        if (t.extent(1) > 2 || numbers == 0 || numbers % 2 != 0) {
            throw new ShapeException(
                    "complex product",
                    t.toString(),
                    "[" + operator.size() + ", 2, C] or [" + operator.size() + ", 1, 2 C]");
        }
        return kind == Kind.VECTORS
                ? new int[] {operator.size(), 2, numbers / 2}
                : new int[] {operator.size(), 1, numbers};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        scope.device()
                .launch(
                        rows(scope, y, false),
                        operator.size(),
                        operator.offsets(),
                        operator.columns(),
                        operator.values(),
                        inputs[0].buffer(),
                        y.buffer(),
                        0);
        return new Tensor[0];
    }

    /** dt += Ḡᵀ dy. */
    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        gradients.sum(applied.input(0)).ifPresent(dt -> scope.device()
                .launch(
                        rows(scope, dy, true),
                        operator.size(),
                        operator.transposedOffsets(),
                        operator.rows(),
                        operator.transposedValues(),
                        dy.buffer(),
                        dt.buffer(),
                        1));
    }

    private static Rows rows(Scope scope, Tensor y, boolean conjugate) {
        int channels = y.extent(1) * y.extent(2) / 2;
        return new Rows(channels, VectorWidth.dividing(channels, scope.device().vectorWidth()), conjugate);
    }

    private record Rows(int channels, int width, boolean conjugate) implements Kernel {
        @Override
        public String name() {
            return "complex_product";
        }

        @Override
        public Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("C", channels, "WIDTH", width, "CONJUGATE", conjugate ? 1 : 0));
        }

        @Override
        public int workGroup() {
            return 16;
        }

        @Override
        public void item(int p, Arguments a) {
            double[] t = a.reals(3);
            double[] y = a.reals(4);
            int to = 2 * p * channels;
            if (a.integer(5) == 0) {
                Arrays.fill(y, to, to + 2 * channels, 0);
            }
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                int at = 2 * a.ints(1)[e] * channels;
                double gx = a.reals(2)[2 * e];
                double gy = conjugate ? -a.reals(2)[2 * e + 1] : a.reals(2)[2 * e + 1];
                for (int c = 0; c < channels; c++) {
                    y[to + c] += gx * t[at + c] - gy * t[at + channels + c];
                    y[to + channels + c] += gx * t[at + channels + c] + gy * t[at + c];
                }
            }
        }
    }
}
