/** Named tensors in safetensors files: read strictly, verified by a checksum, written whole or not at all. */
@NullMarked
package dev.holonomy.checkpoint;

import org.jspecify.annotations.NullMarked;
