/** The engine on OpenGL 3.3 core through LWJGL: contexts with and without a display, programs, targets, windows, PNG files. */
@NullMarked
package dev.holonomy.viewer.render.gl;

import org.jspecify.annotations.NullMarked;
