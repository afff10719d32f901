/** Coarser surfaces: farthest-point samples with their cells, levels for pooling, and simplified meshes. */
@NullMarked
package dev.holonomy.geodesic.hierarchy;

import org.jspecify.annotations.NullMarked;
