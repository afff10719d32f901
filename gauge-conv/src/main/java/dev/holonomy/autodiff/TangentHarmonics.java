package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tangent vectors with their angle multiplied and their length kept: y_n = z^n |z|_ε^{1−n} for n = 0..order, with
 * |z|_ε = sqrt(|z|² + 1e-6): |z|_ε itself, z, z² / |z|_ε …
 *
 * <p>y_n turns n times as fast as z, so it is a field of order n; these are the angular harmonics of a filter that is aligned with z (field
 * convolutions, Mitchel et al. 2021). Input: [V, 2, C]. Value: [V, 2 order + 1, C].
 *
 * @param order the highest n
 */
public record TangentHarmonics(int order) implements Operation {
    private static final double EPSILON = 1e-6;

    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("tangent harmonics", -1, 2, -1);
        return new int[] {inputs[0].extent(0), 2 * order + 1, inputs[0].extent(2)};
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Fields fields = Fields.of(y);
        scope.device().launch(new Forward(fields), inputs[0].size() / 2, inputs[0].buffer(), y.buffer());
        return new Tensor[0];
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor z = applied.input(0);
        gradients.sum(z).ifPresent(dz -> gradients
                .scope()
                .device()
                .launch(new Gradient(Fields.of(dy)), z.size() / 2, z.buffer(), dy.buffer(), dz.buffer()));
    }

    private interface Part extends Kernel {
        Fields fields();

        @Override
        default String resource() {
            return "tangent_harmonics";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("ORDER", fields().order(), "C", fields().channels()));
        }

        /** Where the real part of work item i lies. */
        default int vectorAt(int i) {
            return i / fields().channels() * 2 * fields().channels() + i % fields().channels();
        }
    }

    private record Forward(Fields fields) implements Part {
        @Override
        public String name() {
            return "tangent_harmonics";
        }

        @Override
        public void item(int i, Arguments a) {
            int channels = fields.channels();
            int to = fields.scalarAt(i);
            double x = a.reals(0)[vectorAt(i)];
            double s = a.reals(0)[vectorAt(i) + channels];
            double r = Math.sqrt(x * x + s * s + EPSILON);
            a.reals(1)[to] = r;
            double re = r;
            double im = 0;
            for (int n = 1; n <= fields.order(); n++) {
                double next = (re * x - im * s) / r;
                im = (re * s + im * x) / r;
                re = next;
                a.reals(1)[to + (2 * n - 1) * channels] = re;
                a.reals(1)[to + 2 * n * channels] = im;
            }
        }
    }

    /** dz += n conj(z^{n−1}) r^{1−n} g_n + (1 − n) Re(conj(g_n) z^n) r^{−n} z / r. */
    private record Gradient(Fields fields) implements Part {
        @Override
        public String name() {
            return "tangent_harmonics_gradient";
        }

        @Override
        public void item(int i, Arguments a) {
            int channels = fields.channels();
            int at = vectorAt(i);
            int to = fields.scalarAt(i);
            double[] dy = a.reals(1);
            double x = a.reals(0)[at];
            double s = a.reals(0)[at + channels];
            double r = Math.sqrt(x * x + s * s + EPSILON);
            double re = 1;
            double im = 0;
            double radial = dy[to];
            double dx = 0;
            double ds = 0;
            for (int n = 1; n <= fields.order(); n++) {
                double gc = dy[to + (2 * n - 1) * channels];
                double gs = dy[to + 2 * n * channels];
                dx += n * (re * gc + im * gs);
                ds += n * (re * gs - im * gc);
                double next = (re * x - im * s) / r;
                im = (re * s + im * x) / r;
                re = next;
                radial += (1 - n) * (gc * re + gs * im);
            }
            a.reals(2)[at] += dx + radial * x / r;
            a.reals(2)[at + channels] += ds + radial * s / r;
        }
    }
}
