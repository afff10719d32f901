/** Repairs of meshes, each only when asked for, with a count of what it did and maps from old indices to new. */
@NullMarked
package dev.holonomy.mesh.repair;

import org.jspecify.annotations.NullMarked;
