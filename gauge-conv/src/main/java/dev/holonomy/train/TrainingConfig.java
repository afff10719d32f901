package dev.holonomy.train;

import java.util.ArrayList;
import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training set
 * @param batch samples whose gradients are accumulated for one step
 * @param optimizer the rule of a step
 * @param learningRate the largest rate
 * @param momentum of {@code sgd}, in [0, 1)
 * @param schedule how the rate falls after the warm-up
 * @param warmup the share of all steps in which the rate rises linearly
 * @param finalRate the share of the largest rate that the schedule ends at
 * @param weightDecay decay of weights, not of biases
 * @param clip the gradient's largest norm
 * @param smoothing label smoothing
 * @param classWeights how much rare classes count
 * @param average decay of the averaged weights that predict, per step; 0 for none
 * @param variants shapes made of each training mesh: itself and so many less one that are stretched at random
 * @param stretch the largest factor of a stretch along three random perpendicular axes, at least 1
 * @param validation the share of the training meshes that is held out to choose the epoch; 0 for none
 * @param patience epochs without a better validation after which training stops; 0 for never
 * @param testVariants shapes of each validation and test mesh whose predictions are averaged: itself and so many less one
 *     that are stretched at random, as {@code variants} of the training meshes
 * @param evaluateEvery epochs between evaluations of the validation and test part
 * @param seed of weights, order, dropout and what is held out
 */
public record TrainingConfig(
        int epochs,
        int batch,
        Optimizer.Kind optimizer,
        double learningRate,
        double momentum,
        Schedule schedule,
        double warmup,
        double finalRate,
        double weightDecay,
        double clip,
        double smoothing,
        ClassWeights classWeights,
        double average,
        int variants,
        double stretch,
        double validation,
        int patience,
        int testVariants,
        int evaluateEvery,
        long seed) {
    /** How the rate falls after the warm-up. */
    public enum Schedule {
        /** By half a cosine. */
        COSINE,
        /** In proportion to the steps. */
        LINEAR,
        /** Not at all. */
        CONSTANT
    }

    /** A hundred epochs of single steps at 3e-3. */
    public static final TrainingConfig DEFAULT = new TrainingConfig(
            100,
            1,
            Optimizer.Kind.ADAMW,
            3e-3,
            0.9,
            Schedule.COSINE,
            0.05,
            0.01,
            1e-2,
            1,
            0.1,
            ClassWeights.NONE,
            0.99,
            1,
            1.25,
            0,
            0,
            1,
            10,
            1);

    /** Checks every range. */
    public TrainingConfig {
        atLeastOne("epochs", epochs);
        atLeastOne("batch", batch);
        atLeastOne("evaluate_every", evaluateEvery);
        if (variants < 1 || variants > 1000) {
            throw new IllegalArgumentException("variants is " + variants + ", wanted 1..1000");
        }
        if (testVariants < 1 || testVariants > 1000) {
            throw new IllegalArgumentException("test_variants is " + testVariants + ", wanted 1..1000");
        }
        if (!(stretch >= 1 && stretch <= 3)) {
            throw new IllegalArgumentException("stretch is " + stretch + ", wanted 1..3");
        }
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning_rate is " + learningRate + ", wanted a positive number");
        }
        if (!(clip > 0 && clip < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clip is " + clip + ", wanted a positive number");
        }
        if (!(finalRate >= 0 && finalRate <= 1)) {
            throw new IllegalArgumentException("final_rate is " + finalRate + ", wanted one in [0, 1]");
        }
        share("momentum", momentum);
        share("warmup", warmup);
        share("smoothing", smoothing);
        share("average", average);
        share("validation", validation);
        if (!(weightDecay >= 0 && weightDecay < 1e6)) {
            throw new IllegalArgumentException("weight_decay is " + weightDecay + ", wanted 0 or more");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("patience is " + patience + ", wanted 0 or more");
        }
        if (patience > 0 && validation == 0) {
            throw new IllegalArgumentException("patience is " + patience
                    + " but validation is 0: training stops early by a validation part only, never by the test part");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted at least 1");
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
     * @return rising linearly to the largest rate, then falling by the schedule
     */
    public double rate(long step, long steps) {
        double warm = Math.ceil(warmup * (double) steps);
        if (step < warm) {
            return learningRate * (step + 1) / warm;
        }
        double share = (step - warm) / Math.max(1, steps - warm);
        double height =
                switch (schedule) {
                    case COSINE -> 0.5 * (1 + Math.cos(Math.PI * share));
                    case LINEAR -> 1 - share;
                    case CONSTANT -> 1;
                };
        return learningRate * (finalRate + (1 - finalRate) * height);
    }

    /**
     * The meshes of a training part that are held out for validation.
     *
     * @param count meshes of the training part
     * @return their places in it, ascending; a function of count, share and seed
     * @throws IllegalArgumentException if nothing would be left to train on
     */
    public List<Integer> heldOut(int count) {
        if (validation == 0) {
            return List.of();
        }
        int held = (int) Math.max(1, Math.round(validation * count));
        if (held >= count) {
            throw new IllegalArgumentException("validation is " + validation + ": of " + count
                    + " training meshes none would be left to train on");
        }
        int[] order = EpochOrder.of(count, seed, 0);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < held; i++) {
            places.add(order[i]);
        }
        return places.stream().sorted().toList();
    }

    /**
     * The same with another number of epochs.
     *
     * @param count passes over the training set
     * @return the changed copy
     */
    public TrainingConfig withEpochs(int count) {
        return with(count, testVariants, seed);
    }

    /**
     * The same with another seed.
     *
     * @param other the seed
     * @return the changed copy
     */
    public TrainingConfig withSeed(long other) {
        return with(epochs, testVariants, other);
    }

    /**
     * The same with another number of shapes that test predictions are averaged over.
     *
     * @param shapes of each mesh, 1 for itself alone
     * @return the changed copy
     */
    public TrainingConfig withTestVariants(int shapes) {
        return with(epochs, shapes, seed);
    }

    private TrainingConfig with(int otherEpochs, int otherTestVariants, long otherSeed) {
        return new TrainingConfig(
                otherEpochs,
                batch,
                optimizer,
                learningRate,
                momentum,
                schedule,
                warmup,
                finalRate,
                weightDecay,
                clip,
                smoothing,
                classWeights,
                average,
                variants,
                stretch,
                validation,
                patience,
                otherTestVariants,
                evaluateEvery,
                otherSeed);
    }
}
