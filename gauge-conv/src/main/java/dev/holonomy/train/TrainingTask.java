package dev.holonomy.train;

import dev.holonomy.autodiff.Tape;
import java.util.List;

/**
 * What a network is trained for, as the {@link Trainer} sees it: a counted set of training samples with a loss each, and figures of the
 * parts that are held out. An implementation holds the network, and its samples on the device (a mesh, a pair of meshes, a block of
 * meshes: the trainer does not know).
 *
 * <p>Whatever {@link #loss} does must be a function of the parameters, the sample and the seed alone, with all randomness (dropout,
 * augmentation, a random part of the vertices) from that seed: then a resumed training is the uninterrupted one, bit for bit.
 */
public interface TrainingTask {
    /**
     * The network that is trained.
     *
     * @return always the same one
     */
    TaskNetwork network();

    /**
     * The number of training samples; an epoch visits each once, in an order of its own.
     *
     * @return at least 1
     */
    int sampleCount();

    /**
     * What messages call a training sample.
     *
     * @param sample 0..{@link #sampleCount()}−1
     * @return the name of its mesh or meshes
     */
    String sampleName(int sample);

    /**
     * The loss of one training sample: the forward pass only, the trainer runs the derivatives.
     *
     * @param tape watches the learned parameters; its scope lives until the derivatives are taken
     * @param sample 0..{@link #sampleCount()}−1
     * @param seed of this pass, a function of run seed, epoch and place
     * @return the loss and the first of {@link #metrics()} on this sample
     */
    Loss loss(Tape tape, int sample, long seed);

    /**
     * What {@link #evaluate} measures; the first is the one that training passes report too, and that chooses where something has to.
     *
     * @return names, as in {@code metrics.csv} after {@code train_}, {@code validation_} and {@code test_}
     */
    List<Metric> metrics();

    /**
     * Whether there is anything in a part.
     *
     * @param part which samples
     * @return false where {@link #evaluate} has nothing to measure
     */
    boolean has(Part part);

    /**
     * Measures the network as its parameters stand.
     *
     * @param part which samples; not empty
     * @return the figures, and the predictions to keep
     */
    Evaluation evaluate(Part part);
}
