/** Layers: operations with their learned parameters. */
@NullMarked
package dev.holonomy.layer;

import org.jspecify.annotations.NullMarked;
