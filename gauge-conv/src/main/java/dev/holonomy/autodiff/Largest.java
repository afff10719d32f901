package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;

/**
 * The largest number of each channel over sets of vertices: y_s = max_{q ∈ s} x_q; of scalars only, since a largest vector depends on frames.
 *
 * <p>Where several members are largest, the derivative goes to them in equal parts. Input: [V, 1, C]. Value: [S, 1, C].
 *
 * @param sets the sets
 */
public record Largest(VertexSets sets) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("largest", sets.vertexCount(), 1, -1);
        return new int[] {sets.count(), 1, inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Forward kernel = new Forward(y.extent(2));
        scope.device().launch(kernel, y.size(), sets.offsets(), sets.members(), inputs[0].buffer(), y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Buffer x = applied.input(0).buffer();
        Buffer y = applied.output().buffer();
        int channels = dy.extent(2);
        gradients.sum(applied.input(0)).ifPresent(dx -> {
            Buffer share = scope.reals(dy.size());
            scope.device()
                    .launch(new Share(channels), dy.size(), sets.offsets(), sets.members(), x, y, dy.buffer(), share);
            scope.device()
                    .launch(
                            new Gradient(channels),
                            dx.size(),
                            sets.memberOffsets(),
                            sets.sets(),
                            x,
                            y,
                            share,
                            dx.buffer());
        });
    }

    private interface Part extends Kernel {
        int channels();

        @Override
        default String resource() {
            return "largest";
        }

        @Override
        default Map<String, Integer> constants() {
            return Map.of("C", channels());
        }
    }

    private record Forward(int channels) implements Part {
        @Override
        public String name() {
            return "largest";
        }

        @Override
        public void item(int i, Arguments a) {
            double most = Double.NEGATIVE_INFINITY;
            for (int e = a.ints(0)[i / channels]; e < a.ints(0)[i / channels + 1]; e++) {
                most = Math.max(most, a.reals(2)[a.ints(1)[e] * channels + i % channels]);
            }
            a.reals(3)[i] = most;
        }
    }

    private record Share(int channels) implements Part {
        @Override
        public String name() {
            return "largest_share";
        }

        @Override
        public void item(int i, Arguments a) {
            int count = 0;
            for (int e = a.ints(0)[i / channels]; e < a.ints(0)[i / channels + 1]; e++) {
                count += a.reals(2)[a.ints(1)[e] * channels + i % channels] == a.reals(3)[i] ? 1 : 0;
            }
            a.reals(5)[i] = a.reals(4)[i] / count;
        }
    }

    private record Gradient(int channels) implements Part {
        @Override
        public String name() {
            return "largest_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            double sum = 0;
            for (int e = a.ints(0)[i / channels]; e < a.ints(0)[i / channels + 1]; e++) {
                int at = a.ints(1)[e] * channels + i % channels;
                sum += a.reals(2)[i] == a.reals(3)[at] ? a.reals(4)[at] : 0;
            }
            a.reals(5)[i] += sum;
        }
    }
}
