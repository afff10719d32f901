/** Laplacian, eigenpairs and spectral descriptors. */
@NullMarked
package dev.holonomy.geodesic.spectral;

import org.jspecify.annotations.NullMarked;
