/** What is looked at, without any window: scenes, cameras, colours, picking. */
@NullMarked
package dev.holonomy.viewer.scene;

import org.jspecify.annotations.NullMarked;
