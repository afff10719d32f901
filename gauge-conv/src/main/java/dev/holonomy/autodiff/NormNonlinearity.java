package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tangent vectors of another length: z → z max(s, 0) / |z|_ε with |z|_ε = sqrt(|z|² + 1e-6); exactly equivariant where s is invariant.
 *
 * <p>The second input is s itself [V, 1, C], such as normalised lengths (Wiersma et al. 2022), or a bias b [C] with s = |z|_ε + b (Worrall
 * et al. 2017; Mitchel et al. 2021). Input: z [V, 2, C]. Value: [V, 2, C].
 */
public record NormNonlinearity() implements Operation {
    private static final double EPSILON = 1e-6;

    @Override
    public int[] outputShape(Tensor... inputs) {
        Tensor z = inputs[0];
        z.require("norm non-linearity, z", -1, 2, -1);
        if (inputs[1].rank() == 1) {
            inputs[1].require("norm non-linearity, b", z.extent(2));
        } else {
            inputs[1].require("norm non-linearity, s", z.extent(0), 1, z.extent(2));
        }
        if (z.extent(2) == 0) {
            throw new ShapeException("norm non-linearity", "no channels", "at least one");
        }
        return z.shape();
    }

    private static Sides sides(Tensor z, Tensor s) {
        return new Sides(z.extent(2), s.rank() > 1);
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Forward kernel = new Forward(sides(inputs[0], inputs[1]));
        scope.device().launch(kernel, y.size() / 2, inputs[0].buffer(), inputs[1].buffer(), y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Scope scope = gradients.scope();
        Tensor z = applied.input(0);
        Tensor s = applied.input(1);
        Sides sides = sides(z, s);
        int items = z.size() / 2;
        gradients.sum(z).ifPresent(dz -> scope.device()
                .launch(new Gradient(sides), items, z.buffer(), s.buffer(), dy.buffer(), dz.buffer()));
        gradients.sum(s).ifPresent(ds -> {
            Length length = new Length(sides);
            if (sides.given) {
                scope.device().launch(length, items, z.buffer(), s.buffer(), dy.buffer(), ds.buffer());
                return;
            }
            Buffer each = scope.reals(items);
            each.clear();
            scope.device().launch(length, items, z.buffer(), s.buffer(), dy.buffer(), each);
            scope.device().launch(new SumParts(), sides.channels, each, ds.buffer(), z.extent(0));
        });
    }

    private record Sides(int channels, boolean given) {}

    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "norm_nonlinearity";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("C", sides().channels, "GIVEN", sides().given ? 1 : 0));
        }

        default int at(int i) {
            return i / sides().channels * 2 * sides().channels + i % sides().channels;
        }

        default double norm(double[] z, int at) {
            return Math.sqrt(z[at] * z[at] + z[at + sides().channels] * z[at + sides().channels] + EPSILON);
        }

        /** s of work item i, whose vector has the norm r. */
        default double length(double[] s, int i, double r) {
            return sides().given ? s[i] : r + s[i % sides().channels];
        }
    }

    private record Forward(Sides sides) implements Part {
        @Override
        public String name() {
            return "norm_nonlinearity";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = at(i);
            double r = norm(a.reals(0), at);
            double scale = Math.max(length(a.reals(1), i, r), 0) / r;
            a.reals(2)[at] = scale * a.reals(0)[at];
            a.reals(2)[at + sides.channels] = scale * a.reals(0)[at + sides.channels];
        }
    }

    private record Gradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "norm_nonlinearity_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = at(i);
            double[] z = a.reals(0);
            double[] dy = a.reals(2);
            double r = norm(z, at);
            double length = length(a.reals(1), i, r);
            if (length <= 0) {
                return;
            }
            double inner = (dy[at] * z[at] + dy[at + sides.channels] * z[at + sides.channels]) / (r * r);
            double radial = inner * ((sides.given ? 0 : 1) - length / r);
            for (int j = at; j <= at + sides.channels; j += sides.channels) {
                a.reals(3)[j] += length / r * dy[j] + radial * z[j];
            }
        }
    }

    private record Length(Sides sides) implements Part {
        @Override
        public String name() {
            return "norm_nonlinearity_length";
        }

        @Override
        public void item(int i, Arguments a) {
            int at = at(i);
            double[] z = a.reals(0);
            double[] dy = a.reals(2);
            double r = norm(z, at);
            if (length(a.reals(1), i, r) > 0) {
                a.reals(3)[i] += (dy[at] * z[at] + dy[at + sides.channels] * z[at + sides.channels]) / r;
            }
        }
    }
}
