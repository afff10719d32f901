/** Devices, buffers and kernels; no operation is known here. */
@NullMarked
package dev.holonomy.compute;

import org.jspecify.annotations.NullMarked;
