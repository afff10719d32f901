/** Isotropic remeshing: the same surface with other vertices and nearly equilateral faces. */
@NullMarked
package dev.holonomy.geodesic.remesh;

import org.jspecify.annotations.NullMarked;
