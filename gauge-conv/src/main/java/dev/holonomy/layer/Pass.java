package dev.holonomy.layer;

import dev.holonomy.autodiff.Operation;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.tensor.Tensor;

/**
 * One pass of a network over one surface.
 *
 * @param tape remembers the operations
 * @param surface the surface's tensors
 * @param training true: batch statistics, dropout; false: running statistics, none
 * @param seed of this pass's dropout: from run seed, epoch and step
 */
public record Pass(Tape tape, SurfaceTensors surface, boolean training, long seed) {
    /**
     * Applies an operation.
     *
     * @param operation the operation
     * @param inputs its inputs
     * @return its value
     */
    public Tensor apply(Operation operation, Tensor... inputs) {
        return tape.apply(operation, inputs);
    }

    /**
     * The coarser level of this pass's surface.
     *
     * @return the level
     * @throws IllegalStateException if the surface was prepared with fewer levels than the network has
     */
    public CoarserSurface coarser() {
        return surface.coarser()
                .orElseThrow(() -> new IllegalStateException(
                        "the surface has no coarser level, wanted one more: it was prepared for another network"));
    }

    /**
     * The same pass on another level.
     *
     * @param level its tensors
     * @return the pass
     */
    public Pass on(SurfaceTensors level) {
        return new Pass(tape, level, training, seed);
    }
}
