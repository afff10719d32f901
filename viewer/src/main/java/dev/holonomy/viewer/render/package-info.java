/** What is drawn, apart from how: geometry, paints, frames, and the small interface of an engine that draws them. */
@NullMarked
package dev.holonomy.viewer.render;

import org.jspecify.annotations.NullMarked;
