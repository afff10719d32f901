/** Data sets, splits, label formats and the synthetic creatures. */
@NullMarked
package dev.holonomy.data;

import org.jspecify.annotations.NullMarked;
