/** Points on surfaces, and the lines between them: shortest, straightest and along edges. */
@NullMarked
package dev.holonomy.geodesic.path;

import org.jspecify.annotations.NullMarked;
