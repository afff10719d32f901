package dev.holonomy.train;

import dev.holonomy.tensor.Tensor;
import java.util.function.DoubleSupplier;

/**
 * The loss of a training sample.
 *
 * @param value [1], on the tape that was given
 * @param metric the task's first metric on this pass; asked for once, after the derivatives, while the tape's scope is open
 */
public record Loss(Tensor value, DoubleSupplier metric) {}
