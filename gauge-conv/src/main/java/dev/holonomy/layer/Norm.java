package dev.holonomy.layer;

import dev.holonomy.autodiff.GaugeBatchNorm;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;

/** {@link GaugeBatchNorm} with its γ, β and running statistics: [V, M, C] to itself. */
public final class Norm {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    /** Whose statistics a pass that does not train uses. */
    public enum Statistics {
        /** The surface's own, as in training: what is learned on one mesh at a time holds on another. */
        SURFACE,
        /** Running averages over the training, as ordinary batch normalisation does. */
        RUNNING
    }

    private final Statistics kind;
    private final Parameter affine;
    private final Parameter statistics;

    /**
     * A layer with γ = 1, β = 0, mean 0 and variance 1 as {@code name.affine} and {@code name.statistics}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param channels C
     * @param kind whose statistics predict
     */
    public Norm(Parameters parameters, String name, int channels, Statistics kind) {
        this.kind = kind;
        double[] unit = new double[2 * channels];
        Arrays.fill(unit, 0, channels, 1);
        affine = parameters.learned(name + ".affine", unit, 2, channels);
        double[] start = new double[2 * channels];
        Arrays.fill(start, channels, 2 * channels, 1);
        statistics = parameters.kept(name + ".statistics", start, 2, channels);
    }

    /**
     * Applies the layer; a training pass moves the running statistics a tenth of the way to those of the surface.
     *
     * @param pass the pass
     * @param x [V, M, C]
     * @return [V, M, C]
     */
    public Tensor apply(Pass pass, Tensor x) {
        boolean own = pass.training() || kind == Statistics.SURFACE;
        GaugeBatchNorm norm = new GaugeBatchNorm(own, EPSILON, pass.training() ? MOMENTUM : 0);
        return pass.apply(norm, x, affine.value(), pass.surface().areas(), statistics.value());
    }
}
