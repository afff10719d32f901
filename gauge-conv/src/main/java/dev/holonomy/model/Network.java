package dev.holonomy.model;

import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import java.util.Optional;

/** A network from an input field to numbers at each vertex: logits or descriptors. */
public interface Network {
    /**
     * Applies the network.
     *
     * @param pass the pass
     * @param inputs [V, M_in, C_in]
     * @return [V, 1, outputs]
     */
    Tensor apply(Pass pass, Tensor inputs);

    /**
     * The field from which the head reads its outputs.
     *
     * @param pass the pass
     * @param inputs [V, M_in, C_in]
     * @return [V, M, C], which turns with the frames; empty where a network has none
     */
    default Optional<Tensor> field(Pass pass, Tensor inputs) {
        return Optional.empty();
    }
}
