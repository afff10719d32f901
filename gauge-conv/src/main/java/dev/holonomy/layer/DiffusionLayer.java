package dev.holonomy.layer;

import dev.holonomy.tensor.Tensor;
import java.util.Arrays;

/** Learned diffusion of scalars (Sharp et al. 2022): [V, 1, C] to itself, one time a channel. */
public final class DiffusionLayer {
    private final Parameter time;

    private DiffusionLayer(Parameter time) {
        this.time = time;
    }

    /**
     * A layer with times spread over the scales of a surface of area 1 as {@code name.time}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param channels C
     * @return the layer
     */
    public static DiffusionLayer spread(Parameters parameters, String name, int channels) {
        double[] times = new double[channels];
        Arrays.setAll(times, c -> Math.pow(10, -3 + 2.0 * c / Math.max(1, channels - 1)));
        return new DiffusionLayer(parameters.learned(name + ".time", times, channels));
    }

    /**
     * A layer with times that begin at 0, as published, as {@code name.diffusion_time}.
     *
     * @param parameters where they are kept
     * @param name its name
     * @param channels C
     * @return the layer
     */
    public static DiffusionLayer local(Parameters parameters, String name, int channels) {
        return new DiffusionLayer(parameters.learned(name + ".diffusion_time", new double[channels], channels));
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass, over a surface with eigenfunctions
     * @param x [V, 1, C]
     * @return [V, 1, C]
     * @throws IllegalStateException if the surface has no eigenfunctions
     */
    public Tensor apply(Pass pass, Tensor x) {
        return pass.apply(
                pass.surface()
                        .diffusion()
                        .orElseThrow(() -> new IllegalStateException("this surface has no eigenfunctions")),
                x,
                time.value());
    }
}
