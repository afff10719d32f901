/**
 * Training: the loop, optimiser, schedule, checkpoints that resume; it knows no task.
 *
 * <p>A task is a {@link dev.holonomy.train.TrainingTask} over a {@link dev.holonomy.train.TaskNetwork}. It says how many samples there are
 * and puts the loss of one on a tape; {@link dev.holonomy.train.Trainer} does the rest. Its metrics name the columns of {@code metrics.csv}
 * ({@code train_NAME} of the first, {@code test_NAME} of all), its evaluation of a part gives the figures and what to keep, and
 * {@link dev.holonomy.train.NetworkCheckpoint} writes any network with its configuration record and checks both on reading.
 */
@NullMarked
package dev.holonomy.train;

import org.jspecify.annotations.NullMarked;
