/** Charts and spectra kept on disk, found again by the content of the mesh and the options. */
@NullMarked
package dev.holonomy.geodesic.cache;

import org.jspecify.annotations.NullMarked;
