package dev.holonomy.autodiff;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learned diffusion (Sharp et al. 2022): y_c = Φ exp(−λ t_c) Φᵀ M x_c for scalar channels, each with its own time t_c ≥ 1e-8.
 *
 * <p>It carries scalars across the whole surface; scalars are invariant, so it is gauge-equivariant. Inputs: x [V, 1, C], time [C].
 * Value: [V, 1, C].
 *
 * @param eigenfunctions Φ, reals [V, K], mass-orthonormal
 * @param eigenvalues λ, reals [K], in units of 1 / area of the surface
 * @param mass lumped mass, reals [V]
 */
public record SpectralDiffusion(Buffer eigenfunctions, Buffer eigenvalues, Buffer mass) implements Operation {
    @Override
    public int[] outputShape(Tensor... inputs) {
        inputs[0].require("diffusion, x", mass.length(), 1, -1);
        inputs[1].require("diffusion, time", inputs[0].extent(2));
        return inputs[0].shape();
    }

    private Sides sides(Tensor x) {
        return new Sides(eigenvalues.length(), x.extent(2));
    }

    /** Φᵀ M x, or Φᵀ x with {@code w} a buffer of ones: [K, C]. */
    private Buffer project(Scope scope, Buffer w, Tensor x) {
        Device device = scope.device();
        Sides sides = sides(x);
        int parts = Math.min(device.parallelItems(), Math.max(1, mass.length()));
        Buffer partial = scope.reals(parts * sides.size());
        Buffer coefficients = scope.reals(sides.size());
        coefficients.clear();
        device.launch(new Project(sides), parts, eigenfunctions, w, x.buffer(), partial, mass.length());
        device.launch(new SumParts(), sides.size(), partial, coefficients, parts);
        return coefficients;
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Sides sides = sides(y);
        Buffer coefficients = project(scope, mass, inputs[0]);
        Buffer damped = scope.reals(sides.size());
        scope.device().launch(new Damp(sides), sides.size(), coefficients, eigenvalues, inputs[1].buffer(), damped);
        scope.device().launch(new Expand(sides), mass.length(), eigenfunctions, mass, damped, y.buffer(), 0, 0);
        return new Tensor[] {new Tensor(coefficients, sides.modes(), sides.channels())};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor x = applied.input(0);
        Tensor time = applied.input(1);
        Scope scope = gradients.scope();
        Device device = scope.device();
        Sides sides = sides(x);
        double[] ones = new double[mass.length()];
        Arrays.fill(ones, 1);
        Buffer projected = project(scope, scope.reals(ones), dy);
        gradients.sum(x).ifPresent(dx -> {
            Buffer damped = scope.reals(sides.size());
            device.launch(new Damp(sides), sides.size(), projected, eigenvalues, time.buffer(), damped);
            device.launch(new Expand(sides), mass.length(), eigenfunctions, mass, damped, dx.buffer(), 1, 1);
        });
        gradients
                .sum(time)
                .ifPresent(dtime -> device.launch(
                        new TimeGradient(sides),
                        sides.channels(),
                        applied.saved()[0].buffer(),
                        projected,
                        eigenvalues,
                        time.buffer(),
                        dtime.buffer()));
    }

    private record Sides(int modes, int channels) {
        int size() {
            return modes * channels;
        }
    }

    private interface Part extends Kernel {
        Sides sides();

        @Override
        default String resource() {
            return "spectral_diffusion";
        }

        @Override
        default Map<String, Integer> constants() {
            return new TreeMap<>(Map.of("K", sides().modes(), "C", sides().channels()));
        }
    }

    private record Project(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_project";
        }

        @Override
        public int workGroup() {
            return 1;
        }

        @Override
        public void item(int item, Arguments a) {
            int modes = sides.modes();
            int channels = sides.channels();
            int vertices = a.integer(4);
            double[] partial = a.reals(3);
            double[] x = a.reals(2);
            int to = item * sides.size();
            Arrays.fill(partial, to, to + sides.size(), 0);
            for (int p = (int) ((long) vertices * item / a.items());
                    p < (int) ((long) vertices * (item + 1) / a.items());
                    p++) {
                for (int k = 0; k < modes; k++) {
                    double factor = a.reals(1)[p] * a.reals(0)[p * modes + k];
                    for (int c = 0; c < channels; c++) {
                        partial[to + k * channels + c] += factor * x[p * channels + c];
                    }
                }
            }
        }
    }

    private record Damp(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_damp";
        }

        @Override
        public void item(int i, Arguments a) {
            int c = i % sides.channels();
            double time = Math.max(a.reals(2)[c], 1e-8);
            a.reals(3)[i] = Math.exp(-a.reals(1)[i / sides.channels()] * time) * a.reals(0)[i];
        }
    }

    private record Expand(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_expand";
        }

        @Override
        public int workGroup() {
            return 16;
        }

        @Override
        public void item(int p, Arguments a) {
            int channels = sides.channels();
            double[] y = a.reals(3);
            double[] damped = a.reals(2);
            if (a.integer(5) == 0) {
                Arrays.fill(y, p * channels, (p + 1) * channels, 0);
            }
            double scale = a.integer(4) != 0 ? a.reals(1)[p] : 1;
            for (int k = 0; k < sides.modes(); k++) {
                double factor = scale * a.reals(0)[p * sides.modes() + k];
                for (int c = 0; c < channels; c++) {
                    y[p * channels + c] += factor * damped[k * channels + c];
                }
            }
        }
    }

    private record TimeGradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_time_gradient";
        }

        @Override
        public void item(int c, Arguments a) {
            double time = a.reals(3)[c];
            if (time < 1e-8) {
                return;
            }
            double sum = 0;
            for (int k = 0; k < sides.modes(); k++) {
                double lambda = a.reals(2)[k];
                int i = k * sides.channels() + c;
                sum -= lambda * Math.exp(-lambda * time) * a.reals(0)[i] * a.reals(1)[i];
            }
            a.reals(4)[c] += sum;
        }
    }
}
