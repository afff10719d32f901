/** Training: optimiser, schedule, the loop, checkpoints that resume. */
@NullMarked
package dev.holonomy.train;

import org.jspecify.annotations.NullMarked;
