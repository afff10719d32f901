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
 * Learned diffusion (Sharp et al. 2022): y_c = Φ exp(−λ t_c) Φᵀ M x_c for scalar channels, each with its own time t_c ≥ 1e-8.
 *
 * <p>It carries scalars across the whole surface; scalars are invariant, so it is gauge-equivariant. Inputs: x [V, 1, C], time [C].
 * Value: [V, 1, C]. A time below the least one counts as that, and its derivative is the one from above: it can come back.
 *
 * @param eigenfunctions Φ, reals [V, K], mass-orthonormal
 * @param weighted M Φ, reals [V, K]
 * @param eigenvalues λ, reals [K], in units of 1 / area of the surface
 */
public record SpectralDiffusion(Buffer eigenfunctions, Buffer weighted, Buffer eigenvalues) implements Operation {
    private static final double LEAST_TIME = 1e-8;

    /**
     * The diffusion of a surface.
     *
     * @param scope owner of the memory
     * @param eigenfunctions Φ, [V, K]
     * @param eigenvalues λ, [K]
     * @param mass lumped mass, [V]
     * @return the operation
     */
    public static SpectralDiffusion of(Scope scope, double[] eigenfunctions, double[] eigenvalues, double[] mass) {
        double[] weighted = eigenfunctions.clone();
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] *= mass[i / eigenvalues.length];
        }
        return new SpectralDiffusion(scope.reals(eigenfunctions), scope.reals(weighted), scope.reals(eigenvalues));
    }

    @Override
    public int[] outputShape(Tensor... inputs) {
        int vertices = eigenfunctions.length() / Math.max(1, eigenvalues.length());
        inputs[0].require("diffusion, x", vertices, 1, -1);
        inputs[1].require("diffusion, time", inputs[0].extent(2));
        return inputs[0].shape();
    }

    private Sides sides(Tensor x) {
        return new Sides(eigenvalues.length(), x.extent(2));
    }

    /** Basisᵀ x, [K, C]. */
    private Buffer project(Scope scope, Buffer basis, Tensor x) {
        Sides sides = sides(x);
        Buffer coefficients = scope.reals(sides.size());
        coefficients.clear();
        new Dense(scope.device().vectorWidth(), 1, sides.modes(), sides.channels())
                .columns(scope, List.of(basis), x.buffer(), List.of(coefficients), List.of());
        return coefficients;
    }

    /** y (+)= basis exp(−λ t) coefficients. */
    private void expand(Scope scope, Buffer basis, Buffer coefficients, Tensor time, Tensor y, Dense.Finish finish) {
        Sides sides = sides(y);
        Buffer damped = scope.reals(sides.size());
        scope.device().launch(new Damp(sides), sides.size(), coefficients, eigenvalues, time.buffer(), damped);
        new Dense(scope.device().vectorWidth(), 1, sides.modes(), sides.channels())
                .rows(scope.device(), List.of(basis), damped, 0, List.of(), List.of(), y.buffer(), finish);
    }

    @Override
    public Tensor[] forward(Scope scope, Tensor y, Tensor... inputs) {
        Buffer coefficients = project(scope, weighted, inputs[0]);
        expand(scope, eigenfunctions, coefficients, inputs[1], y, Dense.Finish.SET);
        return new Tensor[] {new Tensor(coefficients, eigenvalues.length(), y.extent(2))};
    }

    @Override
    public void backward(Gradients gradients, Application applied, Tensor dy) {
        Tensor time = applied.input(1);
        Scope scope = gradients.scope();
        Device device = scope.device();
        Sides sides = sides(dy);
        Buffer projected = project(scope, eigenfunctions, dy);
        gradients.sum(applied.input(0)).ifPresent(dx -> expand(scope, weighted, projected, time, dx, Dense.Finish.ADD));
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

    private record Damp(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_damp";
        }

        @Override
        public void item(int i, Arguments a) {
            int c = i % sides.channels();
            double time = Math.max(a.reals(2)[c], LEAST_TIME);
            a.reals(3)[i] = Math.exp(-a.reals(1)[i / sides.channels()] * time) * a.reals(0)[i];
        }
    }

    private record TimeGradient(Sides sides) implements Part {
        @Override
        public String name() {
            return "diffusion_time_gradient";
        }

        @Override
        public void item(int c, Arguments a) {
            double time = Math.max(a.reals(3)[c], LEAST_TIME);
            double sum = 0;
            for (int k = 0; k < sides.modes(); k++) {
                double lambda = a.reals(2)[k];
                int i = k * sides.channels() + c;
                sum -= lambda * Math.exp(-lambda * time) * a.reals(0)[i] * a.reals(1)[i];
            }
            a.reals(4)[c] += a.reals(3)[c] < LEAST_TIME ? Math.min(sum, 0) : sum;
        }
    }
}
