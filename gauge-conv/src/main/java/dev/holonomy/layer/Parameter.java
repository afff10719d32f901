package dev.holonomy.layer;

import dev.holonomy.tensor.Tensor;

/**
 * A learned tensor, or one kept by a layer (running statistics), under a name.
 *
 * @param name its name in a checkpoint, such as {@code block_0.conv_1.weight}
 * @param value the numbers, owned by the parameters' scope
 * @param gradient the sum of the derivatives since the last step; of the same shape
 * @param learned false for statistics, which no optimiser moves
 */
public record Parameter(String name, Tensor value, Tensor gradient, boolean learned) {}
