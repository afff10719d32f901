/** A viewer of meshes with named values; it knows no network. */
@NullMarked
package dev.holonomy.viewer;

import org.jspecify.annotations.NullMarked;
