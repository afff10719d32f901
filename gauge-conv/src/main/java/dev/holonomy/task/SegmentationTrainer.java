package dev.holonomy.task;

import dev.holonomy.autodiff.CrossEntropy;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Pass;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.Adam;
import dev.holonomy.train.DivergedException;
import dev.holonomy.train.EpochOrder;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.train.WeightAverage;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a {@link Segmentation}: area-weighted cross-entropy with label smoothing, gradients of {@code batch} meshes added up for each
 * step of AdamW.
 *
 * <p>Order and dropout are functions of seed, epoch and mesh alone, so a run that continues at an epoch does what the run that was not
 * stopped does. The training set stays on the device.
 */
public final class SegmentationTrainer implements AutoCloseable {
    private final Segmentation model;
    private final TrainingConfig config;
    private final Scope scope;
    private final Adam adam;
    private final WeightAverage average;
    private final List<Resident> samples = new ArrayList<>();

    private record Resident(Segmentation.Loaded loaded, Buffer labels, Tensor weights, Sample sample) {}

    /**
     * What a training epoch gave.
     *
     * @param epoch from 1
     * @param loss mean over the meshes
     * @param accuracy mean area-weighted accuracy of the training passes, with dropout
     * @param rate the learning rate of its last step
     */
    public record Epoch(int epoch, double loss, double accuracy, double rate) {}

    /** Hears of each mesh of a training epoch and may stop the training after it. */
    public interface Progress {
        /**
         * A mesh has been passed.
         *
         * @param epoch from 1
         * @param done meshes of this epoch passed
         * @param all meshes of an epoch
         * @param loss the mesh's loss
         * @return false to stop: the epoch is abandoned
         */
        boolean passed(int epoch, int done, int all, double loss);
    }

    /**
     * A trainer with the optimiser at its start.
     *
     * @param model the network
     * @param config how to train
     * @param training the training part
     */
    public SegmentationTrainer(Segmentation model, TrainingConfig config, List<Sample> training) {
        if (training.isEmpty()) {
            throw new IllegalArgumentException("the training part is empty");
        }
        this.model = model;
        this.config = config;
        scope = model.device().scope();
        try {
            adam = new Adam(scope, model.parameters(), config.weightDecay(), config.clip());
            average = new WeightAverage(scope, model.parameters(), config.average());
            training.forEach(this::keep);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** Puts a sample on the device, the areas of its labelled elements summing to 1. */
    private void keep(Sample sample) {
        double[] weights = sample.areas().clone();
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sample.labels()[i] < 0 ? 0 : weights[i];
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        samples.add(new Resident(
                model.load(scope, sample.surface()),
                scope.ints(sample.labels()),
                Tensor.of(scope, weights, weights.length),
                sample));
    }

    /**
     * The meshes of an epoch.
     *
     * @return their number
     */
    public int sampleCount() {
        return samples.size();
    }

    /**
     * The optimiser, for checkpoints.
     *
     * @return AdamW
     */
    public Adam adam() {
        return adam;
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
     * One pass over the training set.
     *
     * @param epoch from 1
     * @param progress hears of each mesh
     * @return what it gave; with fewer meshes than the set if it was stopped
     * @throws DivergedException if a loss or gradient is not finite; the parameters are those before that step
     */
    public Epoch epoch(int epoch, Progress progress) {
        int[] order = EpochOrder.of(samples.size(), config.seed(), epoch);
        int stepsPerEpoch = (samples.size() + config.batch() - 1) / config.batch();
        long allSteps = (long) stepsPerEpoch * config.epochs();
        SegmentationScore score = new SegmentationScore(model.config().classes().size());
        double loss = 0;
        double rate = 0;
        model.parameters().clearGradients();
        for (int i = 0; i < order.length; i++) {
            Resident resident = samples.get(order[i]);
            boolean lastOfBatch = (i + 1) % config.batch() == 0 || i + 1 == order.length;
            int inBatch = lastOfBatch ? i % config.batch() + 1 : 0;
            double one = pass(resident, EpochOrder.passSeed(config.seed(), epoch, i), score);
            loss += one / order.length;
            if (!Double.isFinite(one)) {
                throw new DivergedException(epoch, "the loss of " + resident.sample.name() + " is " + one);
            }
            if (lastOfBatch) {
                rate = config.rate(adam.steps(), allSteps);
                double norm = adam.gradientNorm();
                if (!Double.isFinite(norm)) {
                    throw new DivergedException(epoch, "the gradient's norm is " + norm);
                }
                adam.step(rate, norm, 1.0 / inBatch);
                average.update(adam.steps());
                model.parameters().clearGradients();
            }
            if (!progress.passed(epoch, i + 1, order.length, one)) {
                break;
            }
        }
        return new Epoch(epoch, loss, score.areaAccuracy(), rate);
    }

    private double pass(Resident resident, long seed, SegmentationScore score) {
        Device device = model.device();
        try (Scope step = device.scope()) {
            Tape tape = new Tape(step);
            model.parameters().watch(tape);
            Tensor logits = model.logits(new Pass(tape, resident.loaded.surface(), true, seed), resident.loaded);
            Tensor loss = tape.apply(new CrossEntropy(resident.labels, config.smoothing()), logits, resident.weights);
            tape.backward(loss);
            SegmentationPrediction prediction = SegmentationPrediction.ofLogits(
                    logits.read(),
                    model.config().classes().size(),
                    model.config().classes(),
                    model.config().elements());
            score.add(resident.sample.labels(), prediction.labels(), resident.sample.areas());
            return loss.read()[0];
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
