package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The linear maps that commute with rotations of the frame: y_0 = x_0 W_0 + b, and for each order n ≥ 1 z_n → z_n (A_n + i B_n).
 *
 * <p>Inputs: x [V, M, C_in], W [M, C_in, C_out] (W_0, then A_n and B_n of each order), optionally b [C_out]. Value: [V, M, C_out].
 * With M = 1 it is an ordinary affine map; a hidden layer of a network head.
 */
public record EquivariantLinear() implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        int components = inputs[0].extent(1);
        if (components % 2 == 0) {
            throw new ShapeException("linear", components + " components", "2 order + 1");
        }
        inputs[1].require("linear, W", components, inputs[0].extent(2), -1);
        if (inputs.length > 2) {
            inputs[2].require("linear, b", inputs[1].extent(2));
        }
        return new int[] {inputs[0].extent(0), components, inputs[1].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Device device = scope.device();
        Sides sides = new Sides(device.vectorWidth(), (y.extent(1) - 1) / 2, inputs[0].extent(2), y.extent(2));
        Buffer bias = inputs.length > 2 ? inputs[2].buffer() : inputs[1].buffer();
        launch(
                device,
                sides,
                inputs[0].buffer(),
                inputs[1].buffer(),
                bias,
                y.buffer(),
                y.extent(0),
                inputs.length > 2,
                false);
        return new Tensor[0];
    }

    private static void launch(
            Device device,
            Sides sides,
            Buffer x,
            Buffer w,
            Buffer bias,
            Buffer y,
            int vertices,
            boolean withBias,
            boolean add) {
        int tiles = (vertices + sides.tile() - 1) / sides.tile();
        device.launch(new Forward(sides), tiles, x, w, bias, y, vertices, withBias ? 1 : 0, add ? 1 : 0);
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor weights = applied.input(1);
        Scope scope = gradients.scope();
        Device device = scope.device();
        int vertices = x.extent(0);
        Sides sides = new Sides(device.vectorWidth(), (x.extent(1) - 1) / 2, x.extent(2), dy.extent(2));
        gradients.sum(x).ifPresent(dx -> {
            Buffer adjoint = scope.reals(weights.size());
            device.launch(new Adjoint(sides), weights.size(), weights.buffer(), adjoint);
            launch(device, sides.swapped(), dy.buffer(), adjoint, adjoint, dx.buffer(), vertices, false, true);
        });
        boolean withBias = applied.inputs().length > 2 && gradients.wants(applied.input(2));
        if (!gradients.wants(weights) && !withBias) {
            return;
        }
        int parts = Math.min(device.parallelItems(), Math.max(1, vertices));
        int size = weights.size() + dy.extent(2);
        Buffer partial = scope.reals(Math.multiplyExact(parts, size));
        device.launch(new Gradient(sides), parts, x.buffer(), dy.buffer(), partial, vertices);
        Buffer dw = gradients.sum(weights).map(Tensor::buffer).orElse(partial);
        Buffer db =
                withBias ? gradients.sum(applied.input(2)).map(Tensor::buffer).orElse(partial) : partial;
        device.launch(new Sum(sides), size, partial, dw, db, parts, gradients.wants(weights) ? 1 : 0, withBias ? 1 : 0);
    }

    private record Sides(int vectorWidth, int order, int channelsIn, int channelsOut) {
        Sides swapped() {
            return new Sides(vectorWidth, order, channelsOut, channelsIn);
        }

        int tile() {
            return vectorWidth == 16 ? 8 : 4;
        }

        int components() {
            return 2 * order + 1;
        }

        Map<String, Integer> constants() {
            return new TreeMap<>(Map.of(
                    "ORDER", order,
                    "C_IN", channelsIn,
                    "C_OUT", channelsOut,
                    "TILE", tile(),
                    "WIDTH", VectorWidth.dividing(channelsOut, vectorWidth)));
        }
    }

    /** What the kernels of this file share. */
    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "equivariant_linear";
        }

        @Override
        default Map<String, Integer> constants() {
            return sides().constants();
        }
    }

    private record Forward(Sides sides) implements Part {
        @Override
        public String name() {
            return "equivariant_linear";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int tile, Arguments a) {
            int in = sides.channelsIn();
            int out = sides.channelsOut();
            int end = Math.min((tile + 1) * sides.tile(), a.integer(4));
            double[] x = a.reals(0);
            double[] w = a.reals(1);
            double[] y = a.reals(3);
            for (int p = tile * sides.tile(); p < end; p++) {
                int at = p * sides.components() * out;
                if (a.integer(6) == 0) {
                    Arrays.fill(y, at, at + sides.components() * out, 0);
                }
                if (a.integer(5) != 0) {
                    for (int d = 0; d < out; d++) {
                        y[at + d] += a.reals(2)[d];
                    }
                }
                for (int c = 0; c < in; c++) {
                    double factor = x[p * sides.components() * in + c];
                    for (int d = 0; d < out; d++) {
                        y[at + d] += factor * w[c * out + d];
                    }
                }
                for (int n = 1; n <= sides.order(); n++) {
                    int yc = at + (2 * n - 1) * out;
                    for (int c = 0; c < in; c++) {
                        double cos = x[(p * sides.components() + 2 * n - 1) * in + c];
                        double sin = x[(p * sides.components() + 2 * n) * in + c];
                        int wa = ((2 * n - 1) * in + c) * out;
                        int wb = (2 * n * in + c) * out;
                        for (int d = 0; d < out; d++) {
                            y[yc + d] += cos * w[wa + d] - sin * w[wb + d];
                            y[yc + out + d] += sin * w[wa + d] + cos * w[wb + d];
                        }
                    }
                }
            }
        }
    }

    private record Adjoint(Sides sides) implements Part {
        @Override
        public String name() {
            return "equivariant_linear_adjoint";
        }

        @Override
        public void item(int i, Arguments a) {
            int c = i % sides.channelsIn();
            int d = i / sides.channelsIn() % sides.channelsOut();
            int m = i / (sides.channelsIn() * sides.channelsOut());
            double w = a.reals(0)[(m * sides.channelsIn() + c) * sides.channelsOut() + d];
            a.reals(1)[i] = m > 0 && m % 2 == 0 ? -w : w;
        }
    }

    private record Gradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "equivariant_linear_gradient";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int in = sides.channelsIn();
            int out = sides.channelsOut();
            int components = sides.components();
            int vertices = a.integer(3);
            double[] x = a.reals(0);
            double[] dy = a.reals(1);
            double[] partial = a.reals(2);
            int to = item * (components * in + 1) * out;
            int bias = to + components * in * out;
            Arrays.fill(partial, to, bias + out, 0);
            for (int p = (int) ((long) vertices * item / a.items());
                    p < (int) ((long) vertices * (item + 1) / a.items());
                    p++) {
                int at = p * components * out;
                for (int d = 0; d < out; d++) {
                    partial[bias + d] += dy[at + d];
                }
                for (int c = 0; c < in; c++) {
                    double factor = x[p * components * in + c];
                    for (int d = 0; d < out; d++) {
                        partial[to + c * out + d] += factor * dy[at + d];
                    }
                }
                for (int n = 1; n <= sides.order(); n++) {
                    int yc = at + (2 * n - 1) * out;
                    for (int c = 0; c < in; c++) {
                        double cos = x[(p * components + 2 * n - 1) * in + c];
                        double sin = x[(p * components + 2 * n) * in + c];
                        int wa = to + ((2 * n - 1) * in + c) * out;
                        int wb = to + (2 * n * in + c) * out;
                        for (int d = 0; d < out; d++) {
                            partial[wa + d] += cos * dy[yc + d] + sin * dy[yc + out + d];
                            partial[wb + d] += cos * dy[yc + out + d] - sin * dy[yc + d];
                        }
                    }
                }
            }
        }
    }

    private record Sum(Sides sides) implements Part {
        @Override
        public String name() {
            return "equivariant_linear_sum";
        }

        @Override
        public void item(int i, Arguments a) {
            double sum = 0;
            for (int part = 0; part < a.integer(3); part++) {
                sum += a.reals(0)[part * a.items() + i];
            }
            int weights = sides.components() * sides.channelsIn() * sides.channelsOut();
            if (i < weights) {
                if (a.integer(4) != 0) {
                    a.reals(1)[i] += sum;
                }
            } else if (a.integer(5) != 0) {
                a.reals(2)[i - weights] += sum;
            }
        }
    }
}
