/** Readers and writers of mesh files and value files: order kept, errors that name file and line or byte. */
@NullMarked
package dev.holonomy.mesh.io;

import org.jspecify.annotations.NullMarked;
