/** Triangle meshes as flat arrays in the order of the file, and the values that live on their vertices and faces. */
@NullMarked
package dev.holonomy.mesh;

import org.jspecify.annotations.NullMarked;
