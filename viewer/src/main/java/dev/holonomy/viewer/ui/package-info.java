/** The panels over the picture: titles, legends, colour bars, the vertex card and the list of keys. */
@NullMarked
package dev.holonomy.viewer.ui;

import org.jspecify.annotations.NullMarked;
