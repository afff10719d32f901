package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The linear maps of tangent vectors that commute with rotations of the frame: z → z (A + iB), channels mixed.
 *
 * <p>Real beside imaginary parts times [[A, B], [−B, A]]: one dense product without waste. Inputs: z [V, 2, C_in], W [2, C_in, C_out] (A,
 * then B). Value: [V, 2, C_out].
 */
public record ComplexLinear() implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("complex linear, z", -1, 2, -1);
        inputs[1].require("complex linear, W", 2, inputs[0].extent(2), -1);
        if (inputs[0].extent(2) == 0 || inputs[1].extent(2) == 0) {
            throw new ShapeException("complex linear", "no channels", "at least one in and one out");
        }
        return new int[] {inputs[0].extent(0), 2, inputs[1].extent(2)};
    }

    private static Dense dense(Scope scope, Sides sides) {
        return new Dense(scope.device().vectorWidth(), 1, 2 * sides.in, 2 * sides.out);
    }

    private static Buffer matrix(Scope scope, Sides sides, Tensor weights) {
        Buffer real = scope.reals(2 * weights.size());
        scope.device().launch(new Matrix(sides), real.length(), weights.buffer(), real);
        return real;
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Sides sides = new Sides(inputs[0].extent(2), y.extent(2));
        dense(scope, sides)
                .rows(
                        scope.device(),
                        List.of(inputs[0].buffer()),
                        matrix(scope, sides, inputs[1]),
                        0,
                        List.of(),
                        List.of(),
                        y.buffer(),
                        Dense.Finish.SET);
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Tensor z = applied.input(0);
        Tensor weights = applied.input(1);
        Sides sides = new Sides(z.extent(2), dy.extent(2));
        Dense dense = dense(scope, sides);
        gradients.sum(z).ifPresent(dz -> new Dense(scope.device().vectorWidth(), 1, 2 * sides.out, 2 * sides.in)
                .rows(
                        scope.device(),
                        List.of(dy.buffer()),
                        dense.transposed(scope, matrix(scope, sides, weights)),
                        0,
                        List.of(),
                        List.of(),
                        dz.buffer(),
                        Dense.Finish.ADD));
        gradients.sum(weights).ifPresent(dw -> {
            Buffer real = scope.reals(2 * weights.size());
            real.clear();
            dense.columns(scope, List.of(z.buffer()), dy.buffer(), List.of(real), List.of());
            scope.device().launch(new MatrixGradient(sides), weights.size(), real, dw.buffer());
        });
    }

    private record Sides(int in, int out) {
        Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("C_IN", in, "C_OUT", out));
        }
    }

    private record Matrix(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "complex_matrix";
        }

        @Override
        public String resource() {
            return "complex_linear";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public void item(int i, Arguments a) {
            int d = i % sides.out;
            int to = i / sides.out % 2;
            int c = i / (2 * sides.out) % sides.in;
            int from = i / (2 * sides.out * sides.in);
            double w = a.reals(0)[((from ^ to) * sides.in + c) * sides.out + d];
            a.reals(1)[i] = from > to ? -w : w;
        }
    }

    private record MatrixGradient(Sides sides) implements Kernel {
        @Override
        public String name() {
            return "complex_matrix_gradient";
        }

        @Override
        public String resource() {
            return "complex_linear";
        }

        @Override
        public Map<String, Integer> constants() {
            return sides.constants();
        }

        @Override
        public void item(int i, Arguments a) {
            int d = i % sides.out;
            int c = i / sides.out % sides.in;
            int part = i / (sides.out * sides.in);
            double first = a.reals(0)[(2 * c + part) * sides.out + d];
            double second = a.reals(0)[(2 * (sides.in + c) + 1 - part) * sides.out + d];
            a.reals(1)[i] += part == 1 ? first - second : first + second;
        }
    }
}
