package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Geodesic convolution with angular max pooling (Masci et al. 2015): y = max_k Σ_{i,j} D_{i,j}(x) W_{i, (j + k) mod N_θ} over the N_θ rotations
 * of the filter, where the patch D_{i,j}(x)_p = Σ_q v_{ij}(p, q) x_q has N_ρ rings and N_θ angular bins.
 *
 * <p>Exactly invariant when every frame turns by whole bins, else up to their width. Inputs: x [V, 1, C_in],
 * W [N_ρ, N_θ, C_in, C_out]. Value: [V, 1, C_out].
 *
 * @param patches the pairs of each vertex, B = N_ρ N_θ
 * @param reversed the pairs that reach each vertex, for the backward pass
 * @param rings N_ρ
 * @param angles N_θ
 */
public record GeodesicConvolution(PatchStream patches, PatchStream reversed, int rings, int angles)
        implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("geodesic convolution, x", patches.vertexCount(), 1, -1);
        inputs[1].require("geodesic convolution, W", rings, angles, inputs[0].extent(2), -1);
        return new int[] {patches.vertexCount(), 1, inputs[1].extent(3)};
    }

    private Dense dense(Device device, Sides sides) {
        return new Dense(device.vectorWidth(), 1, sides.patch(), angles * sides.out);
    }

    /** Keeps the patches, the values of all rotations and the rotated filters. */
    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Device device = scope.device();
        Sides sides = new Sides(rings, angles, inputs[0].extent(2), y.extent(2));
        int vertices = patches.vertexCount();
        Tensor patch = Tensor.of(scope, vertices, sides.patch());
        device.launch(
                new Gather(sides),
                vertices,
                patches.offsets(),
                patches.others(),
                patches.weights(),
                inputs[0].buffer(),
                patch.buffer());
        Tensor filters = Tensor.of(scope, sides.patch(), angles * sides.out);
        device.launch(new Rotate(sides), filters.size(), inputs[1].buffer(), filters.buffer());
        Tensor all = Tensor.of(scope, vertices, angles * sides.out);
        dense(device, sides)
                .rows(
                        device,
                        List.of(patch.buffer()),
                        filters.buffer(),
                        0,
                        List.of(),
                        List.of(),
                        all.buffer(),
                        Dense.Finish.SET);
        device.launch(new Largest(sides), y.size(), all.buffer(), y.buffer());
        return new Tensor[] {patch, all, filters};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Device device = scope.device();
        Tensor x = applied.input(0);
        Sides sides = new Sides(rings, angles, x.extent(2), dy.extent(2));
        Tensor[] kept = applied.saved();
        Buffer dall = scope.reals(kept[1].size());
        device.launch(new LargestGradient(sides), dy.size(), kept[1].buffer(), dy.buffer(), dall);
        Dense dense = dense(device, sides);
        gradients.sum(applied.input(1)).ifPresent(dw -> {
            Buffer rotated = scope.reals(kept[2].size());
            rotated.clear();
            dense.columns(scope, List.of(kept[0].buffer()), dall, List.of(rotated), List.of());
            device.launch(new RotateBack(sides), dw.size(), rotated, dw.buffer());
        });
        gradients.sum(x).ifPresent(dx -> {
            Buffer transposed = dense.transposed(scope, kept[2].buffer());
            Buffer dpatch = scope.reals(kept[0].size());
            new Dense(device.vectorWidth(), 1, angles * sides.out, sides.patch())
                    .rows(device, List.of(dall), transposed, 0, List.of(), List.of(), dpatch, Dense.Finish.SET);
            device.launch(
                    new Scatter(sides),
                    dx.size(),
                    reversed.offsets(),
                    reversed.others(),
                    reversed.weights(),
                    dpatch,
                    dx.buffer());
        });
    }

    private record Sides(int rings, int angles, int in, int out) {
        int bins() {
            return rings * angles;
        }

        int patch() {
            return bins() * in;
        }
    }

    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "geodesic_convolution";
        }

        @Override
        default Map<String, Integer> constants() {
            Sides s = sides();
            return new TreeMap<>(Map.of("RINGS", s.rings, "ANGLES", s.angles, "C_IN", s.in, "C_OUT", s.out));
        }
    }

    private record Gather(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_gather";
        }

        @Override
        public int workGroup() {
            return 4;
        }

        @Override
        public void item(int p, Arguments a) {
            int in = sides.in;
            double[] patch = a.reals(4);
            int to = p * sides.patch();
            java.util.Arrays.fill(patch, to, to + sides.patch(), 0);
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                int from = a.ints(1)[e] * in;
                for (int b = 0; b < sides.bins(); b++) {
                    double weight = a.reals(2)[e * sides.bins() + b];
                    for (int c = 0; c < in; c++) {
                        patch[to + b * in + c] += weight * a.reals(3)[from + c];
                    }
                }
            }
        }
    }

    private record Rotate(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_rotate";
        }

        @Override
        public void item(int i, Arguments a) {
            int o = i % sides.out;
            int k = i / sides.out % sides.angles;
            int c = i / (sides.out * sides.angles) % sides.in;
            int bin = i / (sides.out * sides.angles * sides.in);
            int angle = (bin % sides.angles + k) % sides.angles;
            int ring = bin / sides.angles;
            a.reals(1)[i] = a.reals(0)[((ring * sides.angles + angle) * sides.in + c) * sides.out + o];
        }
    }

    private record RotateBack(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_rotate_back";
        }

        @Override
        public void item(int i, Arguments a) {
            int o = i % sides.out;
            int c = i / sides.out % sides.in;
            int bin = i / (sides.out * sides.in);
            int ring = bin / sides.angles;
            double sum = 0;
            for (int k = 0; k < sides.angles; k++) {
                int from = (bin % sides.angles - k + sides.angles) % sides.angles;
                int row = (ring * sides.angles + from) * sides.in + c;
                sum += a.reals(0)[(row * sides.angles + k) * sides.out + o];
            }
            a.reals(1)[i] += sum;
        }
    }

    private record Largest(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_largest";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = i / sides.out * sides.angles * sides.out + i % sides.out;
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < sides.angles; k++) {
                most = Math.max(most, a.reals(0)[at + k * sides.out]);
            }
            a.reals(1)[i] = most;
        }
    }

    /** To the first of the largest rotations. */
    private record LargestGradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_largest_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = i / sides.out * sides.angles * sides.out + i % sides.out;
            int best = 0;
            for (int k = 1; k < sides.angles; k++) {
                best = a.reals(0)[at + k * sides.out] > a.reals(0)[at + best * sides.out] ? k : best;
            }
            for (int k = 0; k < sides.angles; k++) {
                a.reals(2)[at + k * sides.out] = k == best ? a.reals(1)[i] : 0;
            }
        }
    }

    private record Scatter(Sides sides) implements Part {
        @Override
        public String name() {
            return "geodesic_scatter";
        }

        @Override
        public void item(int i, Arguments a) {
            int q = i / sides.in;
            int c = i % sides.in;
            double sum = 0;
            for (int e = a.ints(0)[q]; e < a.ints(0)[q + 1]; e++) {
                int from = a.ints(1)[e] * sides.patch() + c;
                for (int b = 0; b < sides.bins(); b++) {
                    sum += a.reals(2)[e * sides.bins() + b] * a.reals(3)[from + b * sides.in];
                }
            }
            a.reals(4)[i] += sum;
        }
    }
}
