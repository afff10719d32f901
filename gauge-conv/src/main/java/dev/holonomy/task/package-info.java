/** Tasks: what a network is trained for, its labels, predictions and metrics. */
@NullMarked
package dev.holonomy.task;

import org.jspecify.annotations.NullMarked;
