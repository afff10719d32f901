/** The command line: one class a command. */
@NullMarked
package dev.holonomy.app;

import org.jspecify.annotations.NullMarked;
