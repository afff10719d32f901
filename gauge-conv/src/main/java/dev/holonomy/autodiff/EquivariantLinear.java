package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.MatrixProduct.Part;
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
    private static final int BLOCK = 64; // rows that stay in a cache in the Java meaning

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
    private interface LinearKernel extends Kernel {
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

    private record Forward(Sides sides) implements LinearKernel {
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
            int first = tile * sides.tile();
            int rowIn = sides.components() * in;
            int rowOut = sides.components() * out;
            if (a.integer(6) == 0) {
                Arrays.fill(y, first * rowOut, end * rowOut, 0);
            }
            for (int p = first; a.integer(5) != 0 && p < end; p++) {
                for (int d = 0; d < out; d++) {
                    y[p * rowOut + d] += a.reals(2)[d];
                }
            }
            for (int m = 0; m < sides.components(); m++) {
                Part from = Part.of(x, first * rowIn + m * in, rowIn);
                Part scaled = Part.of(y, first * rowOut + m * out, rowOut);
                boolean sine = m > 0 && m % 2 == 0;
                a.products().add(end - first, in, out, from, Part.of(w, (sine ? m - 1 : m) * in * out, out), scaled);
                if (m > 0) {
                    Part crossed = Part.of(y, first * rowOut + (sine ? m - 1 : m + 1) * out, rowOut);
                    Part left = sine ? negated(x, first * rowIn + m * in, rowIn, end - first, in) : from;
                    Part b = Part.of(w, (sine ? m : m + 1) * in * out, out);
                    a.products().add(end - first, in, out, left, b, crossed);
                }
            }
        }
    }

    private static Part negated(double[] x, int at, int row, int rows, int columns) {
        double[] copy = new double[rows * columns];
        for (int p = 0; p < rows; p++) {
            for (int c = 0; c < columns; c++) {
                copy[p * columns + c] = -x[at + p * row + c];
            }
        }
        return Part.of(copy, 0, columns);
    }

    private record Adjoint(Sides sides) implements LinearKernel {
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

    private record Gradient(Sides sides) implements LinearKernel {
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
            int end = (int) ((long) vertices * (item + 1) / a.items());
            for (int p = (int) ((long) vertices * item / a.items()); p < end; p += BLOCK) {
                int count = Math.min(BLOCK, end - p);
                for (int q = p; q < p + count; q++) {
                    for (int d = 0; d < out; d++) {
                        partial[bias + d] += dy[q * components * out + d];
                    }
                }
                for (int m = 0; m < components; m++) {
                    boolean sine = m > 0 && m % 2 == 0;
                    Part left = Part.transposed(x, (p * components + m) * in, components * in);
                    int at = (p * components + m) * out;
                    Part scaled = Part.of(partial, to + (sine ? m - 1 : m) * in * out, out);
                    a.products().add(in, count, out, left, Part.of(dy, at, components * out), scaled);
                    if (m > 0) {
                        Part crossed = sine
                                ? negated(dy, at - out, components * out, count, out)
                                : Part.of(dy, at + out, components * out);
                        Part b = Part.of(partial, to + (sine ? m : m + 1) * in * out, out);
                        a.products().add(in, count, out, left, crossed, b);
                    }
                }
            }
        }
    }

    private record Sum(Sides sides) implements LinearKernel {
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
