/** Tensors: a buffer of a device with a shape. */
@NullMarked
package dev.holonomy.tensor;

import org.jspecify.annotations.NullMarked;
