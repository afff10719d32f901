/** Networks: layers put together, their inputs, and their configuration. */
@NullMarked
package dev.holonomy.model;

import org.jspecify.annotations.NullMarked;
