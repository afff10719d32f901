package dev.holonomy.model;

import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;

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
}
