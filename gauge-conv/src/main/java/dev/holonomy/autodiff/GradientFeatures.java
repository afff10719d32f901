package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spatial gradient features (Sharp et al. 2022): y = tanh(Re(z̄ ⊙ A z)) with the tangent vectors z = G d and A = R + iJ complex-linear.
 *
 * <p>A acts on channels and G on vertices, so A z = G (R d + i J d): the dense products R d and J d come in, real, and the sparse G is
 * applied to d, R d and J d in one pass. Invariant under gauges: z and A z turn together. Inputs: d [V, 1, C] and R d beside J d
 * [V, 1, 2 C]. Value: [V, 1, C].
 *
 * @param gradient G
 */
public record GradientFeatures(ComplexOperator gradient) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("gradient features, d", gradient.size(), 1, -1);
        inputs[1].require("gradient features, A d", gradient.size(), 1, 2 * inputs[0].extent(2));
        return inputs[0].shape();
    }

    private static Sides sides(Scope scope, Tensor d) {
        return new Sides(
                d.extent(2), VectorWidth.dividing(d.extent(2), scope.device().vectorWidth()));
    }

    /** Keeps w = A z and z at each vertex, [V, 4, C]: what z and w are multiplied with in the derivative. */
    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Sides sides = sides(scope, y);
        Tensor kept = Tensor.of(scope, gradient.size(), 4, sides.channels());
        scope.device()
                .launch(
                        new Forward(sides),
                        gradient.size(),
                        gradient.offsets(),
                        gradient.columns(),
                        gradient.values(),
                        inputs[0].buffer(),
                        inputs[1].buffer(),
                        kept.buffer(),
                        y.buffer());
        return new Tensor[] {kept};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Sides sides = sides(scope, dy);
        Tensor d = applied.input(0);
        Tensor ad = applied.input(1);
        Buffer scaled = scope.reals(4 * dy.size());
        scope.device()
                .launch(
                        new Scale(sides),
                        gradient.size(),
                        applied.saved()[0].buffer(),
                        applied.output().buffer(),
                        dy.buffer(),
                        scaled);
        Buffer unused = scope.reals(1);
        scope.device()
                .launch(
                        new Backward(sides),
                        gradient.size(),
                        gradient.transposedOffsets(),
                        gradient.rows(),
                        gradient.transposedValues(),
                        scaled,
                        gradients.sum(d).map(Tensor::buffer).orElse(unused),
                        gradients.sum(ad).map(Tensor::buffer).orElse(unused),
                        gradients.wants(d) ? 1 : 0,
                        gradients.wants(ad) ? 1 : 0);
    }

    private record Sides(int channels, int width) {}

    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "gradient_features";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("C", sides().channels(), "WIDTH", sides().width()));
        }

        @Override
        default int workGroup() {
            return 16;
        }
    }

    private record Forward(Sides sides) implements Part {
        @Override
        public String name() {
            return "gradient_features";
        }

        @Override
        public void item(int p, Arguments a) {
            int channels = sides.channels();
            int[] columns = a.ints(1);
            double[] values = a.reals(2);
            double[] d = a.reals(3);
            double[] ad = a.reals(4);
            double[] kept = a.reals(5);
            double[] y = a.reals(6);
            int w = 4 * p * channels;
            int z = w + 2 * channels;
            Arrays.fill(kept, w, w + 4 * channels, 0);
            for (int e = a.ints(0)[p]; e < a.ints(0)[p + 1]; e++) {
                int q = columns[e] * channels;
                double gx = values[2 * e];
                double gy = values[2 * e + 1];
                for (int c = 0; c < channels; c++) {
                    kept[w + c] += gx * ad[2 * q + c] - gy * ad[2 * q + channels + c];
                    kept[w + channels + c] += gy * ad[2 * q + c] + gx * ad[2 * q + channels + c];
                    kept[z + c] += gx * d[q + c];
                    kept[z + channels + c] += gy * d[q + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                y[p * channels + c] =
                        Math.tanh(kept[z + c] * kept[w + c] + kept[z + channels + c] * kept[w + channels + c]);
            }
        }
    }

    private record Scale(Sides sides) implements Part {
        @Override
        public String name() {
            return "gradient_features_scale";
        }

        @Override
        public void item(int p, Arguments a) {
            int channels = sides.channels();
            for (int c = 0; c < channels; c++) {
                double y = a.reals(1)[p * channels + c];
                double factor = a.reals(2)[p * channels + c] * (1 - y * y);
                for (int part = 0; part < 4; part++) {
                    int i = (4 * p + part) * channels + c;
                    a.reals(3)[i] = factor * a.reals(0)[i];
                }
            }
        }
    }

    /** dd = Re(Ḡᵀ u), d(R d) = Re(Ḡᵀ v), d(J d) = Im(Ḡᵀ v) with u = s w and v = s z. */
    private record Backward(Sides sides) implements Part {
        @Override
        public String name() {
            return "gradient_features_backward";
        }

        @Override
        public void item(int q, Arguments a) {
            int channels = sides.channels();
            double[] values = a.reals(2);
            double[] scaled = a.reals(3);
            double[] dd = a.reals(4);
            double[] dad = a.reals(5);
            for (int e = a.ints(0)[q]; e < a.ints(0)[q + 1]; e++) {
                int w = 4 * a.ints(1)[e] * channels;
                int z = w + 2 * channels;
                double gx = values[2 * e];
                double gy = values[2 * e + 1];
                for (int c = 0; a.integer(6) != 0 && c < channels; c++) {
                    dd[q * channels + c] += gx * scaled[w + c] + gy * scaled[w + channels + c];
                }
                int real = 2 * q * channels;
                for (int c = 0; a.integer(7) != 0 && c < channels; c++) {
                    dad[real + c] += gx * scaled[z + c] + gy * scaled[z + channels + c];
                    dad[real + channels + c] += gx * scaled[z + channels + c] - gy * scaled[z + c];
                }
            }
        }
    }
}
