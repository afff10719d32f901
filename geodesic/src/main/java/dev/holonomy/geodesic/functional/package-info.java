/** Functional maps between surfaces: fitted to descriptors, turned into maps of vertices, refined. */
@NullMarked
package dev.holonomy.geodesic.functional;

import org.jspecify.annotations.NullMarked;
