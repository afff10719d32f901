/** Triangulations that know lengths and no positions: intrinsic Delaunay, its refinement, and the tufted cover of any mesh. */
@NullMarked
package dev.holonomy.geodesic.intrinsic;

import org.jspecify.annotations.NullMarked;
