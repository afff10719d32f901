package dev.holonomy.train;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training set
 * @param batch meshes whose gradients are added up for one step
 * @param learningRate the largest rate of AdamW
 * @param warmup the share of all steps in which the rate rises linearly; afterwards it falls by a cosine to a hundredth
 * @param weightDecay decoupled decay of weights
 * @param clip the gradient's largest norm
 * @param smoothing label smoothing
 * @param average decay of the averaged weights that predict, per step; 0 for none
 * @param variants shapes made of each training mesh: itself and so many less one that are stretched at random
 * @param stretch the largest factor of a stretch along three random perpendicular axes, at least 1
 * @param evaluateEvery epochs between evaluations of the validation and test part
 * @param seed of weights, order and dropout
 */
public record TrainingConfig(
        int epochs,
        int batch,
        double learningRate,
        double warmup,
        double weightDecay,
        double clip,
        double smoothing,
        double average,
        int variants,
        double stretch,
        int evaluateEvery,
        long seed) {
    /** A hundred epochs of single steps at 3e-3. */
    public static final TrainingConfig DEFAULT =
            new TrainingConfig(100, 1, 3e-3, 0.05, 1e-2, 1, 0.1, 0.99, 1, 1.25, 10, 1);

    /** Checks every range. */
    public TrainingConfig {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is " + epochs + ", wanted at least 1");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch is " + batch + ", wanted at least 1");
        }
        if (evaluateEvery < 1) {
            throw new IllegalArgumentException("evaluate_every is " + evaluateEvery + ", wanted at least 1");
        }
        if (variants < 1 || variants > 1000) {
            throw new IllegalArgumentException("variants is " + variants + ", wanted 1..1000");
        }
        if (!(stretch >= 1 && stretch <= 3)) {
            throw new IllegalArgumentException("stretch is " + stretch + ", wanted 1..3");
        }
        positive("learning_rate", learningRate);
        positive("clip", clip);
        share("warmup", warmup);
        share("smoothing", smoothing);
        share("average", average);
        if (!(weightDecay >= 0 && weightDecay < 1e6)) {
            throw new IllegalArgumentException("weight_decay is " + weightDecay + ", wanted 0 or more");
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted a positive number");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted one in [0, 1)");
        }
    }

    /**
     * The learning rate of a step.
     *
     * @param step from 0
     * @param steps the number of all steps
     * @return rising linearly, then falling by a cosine from the largest rate to a hundredth of it
     */
    public double rate(long step, long steps) {
        double warm = Math.ceil(warmup * (double) steps);
        if (step < warm) {
            return learningRate * (step + 1) / warm;
        }
        double share = (step - warm) / Math.max(1, steps - warm);
        return learningRate * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * share)));
    }

    /**
     * The same with another number of epochs.
     *
     * @param count passes over the training set
     * @return the changed copy
     */
    public TrainingConfig withEpochs(int count) {
        return new TrainingConfig(
                count,
                batch,
                learningRate,
                warmup,
                weightDecay,
                clip,
                smoothing,
                average,
                variants,
                stretch,
                evaluateEvery,
                seed);
    }

    /**
     * The same with another seed.
     *
     * @param other the seed
     * @return the changed copy
     */
    public TrainingConfig withSeed(long other) {
        return new TrainingConfig(
                epochs,
                batch,
                learningRate,
                warmup,
                weightDecay,
                clip,
                smoothing,
                average,
                variants,
                stretch,
                evaluateEvery,
                other);
    }
}
