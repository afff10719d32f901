/** Sparse symmetric matrices, orderings and factorisations. */
@NullMarked
package dev.holonomy.geodesic.sparse;

import org.jspecify.annotations.NullMarked;
