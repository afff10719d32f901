/** Operations, each with its value and its derivative in one file, and the tape that chains them. */
@NullMarked
package dev.holonomy.autodiff;

import org.jspecify.annotations.NullMarked;
