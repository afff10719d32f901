/** The heat method: distances, transport of vectors and log maps by diffusion for a short time. */
@NullMarked
package dev.holonomy.geodesic.heat;

import org.jspecify.annotations.NullMarked;
