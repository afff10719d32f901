package dev.holonomy.layer;

import dev.holonomy.tensor.Tensor;

/** A convolution of fields over charts: [V, M_in, C_in] to [V, M_out, C_out]. */
public sealed interface Convolution permits EquivariantAttention, GaugeConv {
    /** Which convolution a network is made of. */
    enum Kind {
        /** {@link GaugeConv} with all equivariant filters. */
        FREE,
        /** {@link GaugeConv} with filters that are complex-linear between orders of 1 and more. */
        HARMONIC,
        /** {@link EquivariantAttention}. */
        ATTENTION;

        /**
         * A layer of this kind with fresh parameters.
         *
         * @param parameters where they are kept
         * @param name its name
         * @param order highest order, in and out
         * @param channels C, in and out
         * @param rings R
         * @return the layer
         */
        public Convolution make(Parameters parameters, String name, int order, int channels, int rings) {
            return switch (this) {
                case FREE ->
                    new GaugeConv(parameters, name, order, channels, order, channels, rings, GaugeConv.Filters.FREE);
                case HARMONIC ->
                    new GaugeConv(
                            parameters, name, order, channels, order, channels, rings, GaugeConv.Filters.HARMONIC);
                case ATTENTION -> new EquivariantAttention(parameters, name, order, channels, rings);
            };
        }
    }

    /**
     * Applies the layer.
     *
     * @param pass the pass
     * @param x [V, M_in, C_in]
     * @return [V, M_out, C_out]
     */
    Tensor apply(Pass pass, Tensor x);
}
