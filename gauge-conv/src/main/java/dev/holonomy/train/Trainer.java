package dev.holonomy.train;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.PlanningDevice;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Trains the network of a {@link TrainingTask}: gradients of {@code batch} samples added up for each step, weights averaged.
 *
 * <p>Order and randomness are functions of seed, epoch and place alone, so a run that continues at an epoch does what the run that was
 * not stopped does.
 */
public final class Trainer implements AutoCloseable {
    private final TrainingTask task;
    private final TrainingConfig config;
    private final Scope scope;
    private final Device device;
    private final Parameters parameters;
    private final Optimizer optimizer;
    private final WeightAverage average;

    /**
     * What a training epoch gave.
     *
     * @param epoch from 1
     * @param loss mean over the samples
     * @param metric mean of the task's first metric over the training passes, with dropout
     * @param rate the learning rate of its last step
     */
    public record Epoch(int epoch, double loss, double metric, double rate) {}

    /** Hears of each sample of a training epoch and may stop the training after it. */
    public interface Progress {
        /**
         * A sample has been passed.
         *
         * @param epoch from 1
         * @param done samples of this epoch passed
         * @param all samples of an epoch
         * @param loss the sample's loss
         * @return false to stop: the epoch is abandoned
         */
        boolean passed(int epoch, int done, int all, double loss);
    }

    /**
     * A trainer with the optimiser at its start.
     *
     * @param task what is trained, and for what; not closed here
     * @param config how to train
     */
    public Trainer(TrainingTask task, TrainingConfig config) {
        this.task = task;
        this.config = config;
        device = task.network().device();
        parameters = task.network().parameters();
        scope = device.scope();
        try {
            optimizer = Optimizer.of(scope, parameters, config);
            average = new WeightAverage(scope, parameters, config.average());
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /**
     * What is trained.
     *
     * @return the task
     */
    public TrainingTask task() {
        return task;
    }

    /**
     * The optimiser, for checkpoints.
     *
     * @return the optimiser
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    /**
     * The averaged weights, which predict.
     *
     * @return the average
     */
    public WeightAverage average() {
        return average;
    }

    /**
     * The memory that training takes, found without a launch.
     *
     * @param bytes that the device holds at the peak of a step and keeps: network, optimiser, samples and the pass of the largest one
     * @param sample the largest one's name
     * @param free bytes that the device could take besides what it holds now
     */
    public record MemoryPlan(long bytes, String sample, long free) {}

    /**
     * Counts the memory of a step; what samples make only when they are first used (coefficients of charts) is made now.
     *
     * @return the plan
     * @throws DeviceException if the device has less, saying how much is missing and what to lower
     */
    public MemoryPlan plan() {
        PlanningDevice planning = new PlanningDevice(device);
        int largest = 0;
        for (int i = 0; i < task.sampleCount(); i++) {
            long before = planning.peakBytes();
            try (Scope step = planning.scope()) {
                Tape tape = new Tape(step);
                parameters.watch(tape);
                tape.backward(task.loss(tape, i, 0).value());
            }
            largest = planning.peakBytes() > before ? i : largest;
        }
        long more = planning.plannedBytes();
        long free = device.freeBytes();
        String sample = task.sampleName(largest);
        if (more > free) {
            throw new DeviceException(String.format(
                    Locale.ROOT,
                    "not enough memory: a training step on %s takes %s more, %s has %s left: %s are missing; lower model.width,"
                            + " model.blocks or inputs.neighbours, or simplify %s",
                    sample,
                    megabytes(more),
                    device.name(),
                    megabytes(free),
                    megabytes(more - free),
                    sample));
        }
        return new MemoryPlan(device.heldBytes() + more, sample, free);
    }

    private static String megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + " MB";
    }

    /**
     * One pass over the training samples.
     *
     * @param epoch from 1
     * @param progress hears of each sample
     * @return what it gave; with fewer samples than there are if it was stopped
     * @throws DivergedException if a loss or gradient is not finite; the parameters are those before that step
     */
    public Epoch epoch(int epoch, Progress progress) {
        int[] order = EpochOrder.of(task.sampleCount(), config.seed(), epoch);
        int stepsPerEpoch = (order.length + config.batch() - 1) / config.batch();
        long allSteps = (long) stepsPerEpoch * config.epochs();
        double metric = 0;
        double loss = 0;
        double rate = 0;
        parameters.clearGradients();
        for (int i = 0; i < order.length; i++) {
            boolean lastOfBatch = (i + 1) % config.batch() == 0 || i + 1 == order.length;
            int inBatch = lastOfBatch ? i % config.batch() + 1 : 0;
            Passed one = pass(order[i], EpochOrder.passSeed(config.seed(), epoch, i));
            loss += one.loss / order.length;
            metric += (one.metric - metric) / (i + 1);
            if (!Double.isFinite(one.loss)) {
                String where = new NonFinite(task).inLoss(order[i], EpochOrder.passSeed(config.seed(), epoch, i));
                throw new DivergedException(
                        epoch, "the loss of " + task.sampleName(order[i]) + " is " + one.loss + ", " + where);
            }
            if (lastOfBatch) {
                rate = config.rate(optimizer.steps(), allSteps);
                double norm = optimizer.gradientNorm();
                if (!Double.isFinite(norm)) {
                    throw new DivergedException(epoch, gradientOf(order, i + 1 - inBatch, i + 1) + " is " + norm);
                }
                optimizer.step(rate, norm, 1.0 / inBatch);
                average.update(optimizer.steps());
                parameters.clearGradients();
            }
            if (!progress.passed(epoch, i + 1, order.length, one.loss)) {
                break;
            }
        }
        return new Epoch(epoch, loss, metric, rate);
    }

    private String gradientOf(int[] order, int from, int to) {
        String meshes =
                Arrays.stream(order, from, to).mapToObj(task::sampleName).collect(Collectors.joining(", "));
        List<String> names = optimizer.notFinite();
        return "the norm of the gradient by " + (names.isEmpty() ? "all parameters" : names.get(0)) + " on " + meshes;
    }

    /** What a training pass gave. */
    private record Passed(double loss, double metric) {}

    private Passed pass(int sample, long seed) {
        try (Scope step = device.scope()) {
            Tape tape = new Tape(step);
            parameters.watch(tape);
            Loss loss = task.loss(tape, sample, seed);
            tape.backward(loss.value());
            double metric = loss.metric().getAsDouble();
            return new Passed(loss.value().read()[0], metric);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
