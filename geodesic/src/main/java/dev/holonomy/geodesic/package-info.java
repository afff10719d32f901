/** Surfaces: half-edges, lengths, frames, transport, log maps and charts. */
@NullMarked
package dev.holonomy.geodesic;

import org.jspecify.annotations.NullMarked;
