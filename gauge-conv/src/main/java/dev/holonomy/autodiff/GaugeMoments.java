package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The kernels of a gauge convolution in moment form and its derivatives, over any stream of pairs; see {@link GaugeConvolution}.
 *
 * @param orderIn highest order of x
 * @param orderOut highest order of y
 * @param rings R, the number of radial profiles
 */
record GaugeMoments(int orderIn, int orderOut, int rings) {
    private GaugeSides sides(Device device, Tensor x, Tensor y) {
        return new GaugeSides(device.vectorWidth(), orderIn, orderOut, x.extent(2), y.extent(2), rings);
    }

    /** y (+)= Σ_q ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g) x_q. */
    void convolve(Device device, PairStream pairs, Tensor x, Tensor weights, Tensor y, boolean add) {
        GaugeSides sides = sides(device, x, y);
        device.launch(
                new Forward(sides),
                sides.tiles(pairs.vertexCount()),
                x.buffer(),
                weights.buffer(),
                pairs.offsets(),
                pairs.neighbours(),
                pairs.coefficients(),
                y.buffer(),
                pairs.vertexCount(),
                add ? 1 : 0);
    }

    /** Adds the derivatives of ⟨y, dy⟩ by x and W where they are wanted: the same kernel over the reversed pairs. */
    void gradient(Gradients gradients, PairStream reversed, Tensor x, Tensor weights, Tensor dy) {
        Scope scope = gradients.scope();
        Device device = scope.device();
        GaugeSides sides = sides(device, x, dy);
        Buffer transposed = transposed(scope, sides, weights);
        int vertices = reversed.vertexCount();
        int parts = Math.min(device.parallelItems(), Math.max(1, sides.tiles(vertices)));
        Buffer partial = scope.reals(Math.multiplyExact(parts, weights.size()));
        boolean withInput = gradients.wants(x);
        Buffer dx = gradients.sum(x).map(Tensor::buffer).orElse(partial);
        device.launch(
                new Gradient(sides.swapped()),
                parts,
                dy.buffer(),
                transposed,
                reversed.offsets(),
                reversed.neighbours(),
                reversed.coefficients(),
                dx,
                x.buffer(),
                partial,
                vertices,
                withInput ? 1 : 0);
        gradients
                .sum(weights)
                .ifPresent(
                        dw -> device.launch(new WeightsGradient(sides), weights.size(), partial, dw.buffer(), parts));
    }

    /** The derivative of ⟨y, q⟩ by a factor on each pair: ⟨q_p, ρ_out(θ) W(r) ρ_in(−θ) ρ_in(g) x_q⟩, reals [E]. */
    Buffer dots(Scope scope, PairStream pairs, Tensor x, Tensor weights, Tensor q) {
        GaugeSides sides = sides(scope.device(), x, q);
        Buffer dots = scope.reals(pairs.neighbours().length());
        scope.device()
                .launch(
                        new GaugeDots(sides),
                        sides.tiles(pairs.vertexCount()),
                        q.buffer(),
                        transposed(scope, sides, weights),
                        x.buffer(),
                        pairs.offsets(),
                        pairs.neighbours(),
                        pairs.coefficients(),
                        dots,
                        pairs.vertexCount());
        return dots;
    }

    private static Buffer transposed(Scope scope, GaugeSides sides, Tensor weights) {
        Buffer transposed = scope.reals(weights.size());
        scope.device().launch(new Transposed(sides), weights.size(), weights.buffer(), transposed);
        return transposed;
    }

    /** What the kernels of this file share. */
    private interface Part extends Kernel {
        GaugeSides sides();

        @Override
        default String resource() {
            return "gauge_convolution";
        }

        @Override
        default Map<String, Integer> constants() {
            return sides().constants();
        }
    }

    private record Forward(GaugeSides sides) implements Part {
        @Override
        public String name() {
            return "gauge_convolution";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int tile, Arguments a) {
            int first = tile * sides.tile();
            int end = Math.min(first + sides.tile(), a.integer(6));
            int width = sides.componentsOut() * sides.channelsOut();
            if (a.integer(7) == 0) {
                Arrays.fill(a.reals(5), first * width, end * width, 0);
            }
            GaugeTile vertices = new GaugeTile(sides, sides.tile(), a.products());
            vertices.gather(a.reals(0), a.ints(2), a.ints(3), a.reals(4), first, end);
            vertices.product(a.reals(1), a.reals(5), first * width);
        }
    }

    private record Gradient(GaugeSides sides) implements Part {
        @Override
        public String name() {
            return "gauge_convolution_gradient";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int vertices = a.integer(8);
            int weights = sides.weights();
            int parts = a.items();
            int tiles = sides.tiles(vertices);
            int from = (int) ((long) tiles * item / parts) * sides.tile();
            int to = Math.min(vertices, (int) ((long) tiles * (item + 1) / parts) * sides.tile());
            double[] partial = a.reals(7);
            int width = sides.componentsOut() * sides.channelsOut();
            Arrays.fill(partial, item * weights, (item + 1) * weights, 0);
            GaugeTile tile = new GaugeTile(sides, 2 * sides.tile(), a.products());
            for (int p = from; p < to; p += 2 * sides.tile()) {
                tile.gather(a.reals(0), a.ints(2), a.ints(3), a.reals(4), p, Math.min(to, p + 2 * sides.tile()));
                if (a.integer(9) != 0) {
                    tile.product(a.reals(1), a.reals(5), p * width);
                }
                tile.weightsGradient(a.reals(6), p * width, partial, item * weights);
            }
        }
    }

    private record Transposed(GaugeSides sides) implements Part {
        @Override
        public String name() {
            return "gauge_weights_transposed";
        }

        @Override
        public void item(int i, Arguments a) {
            a.reals(1)[i] = a.reals(0)[sides.transposedSource(i)];
        }
    }

    private record WeightsGradient(GaugeSides sides) implements Part {
        @Override
        public String name() {
            return "gauge_weights_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            double sum = 0;
            for (int part = 0; part < a.integer(2); part++) {
                sum += a.reals(0)[part * a.items() + i];
            }
            a.reals(1)[sides.transposedSource(i)] += sum;
        }
    }
}
