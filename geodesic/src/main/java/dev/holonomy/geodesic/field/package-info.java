/** Vector fields on surfaces: connection Laplacian, smoothest fields, gradient, divergence, curl and Hodge parts. */
@NullMarked
package dev.holonomy.geodesic.field;

import org.jspecify.annotations.NullMarked;
