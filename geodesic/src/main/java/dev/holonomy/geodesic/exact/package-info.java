/** Exact geodesic distances and log maps on polyhedral surfaces, by windows. */
@NullMarked
package dev.holonomy.geodesic.exact;

import org.jspecify.annotations.NullMarked;
