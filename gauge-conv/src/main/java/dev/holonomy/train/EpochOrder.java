package dev.holonomy.train;

import java.util.SplittableRandom;

/** All randomness of a training run, as functions of seed, epoch and place: nothing to save for a resume. */
public final class EpochOrder {
    private EpochOrder() {}

    /**
     * The order in which an epoch goes through the training set.
     *
     * @param count meshes
     * @param seed of the run
     * @param epoch from 1
     * @return a permutation of 0..count−1
     */
    public static int[] of(int count, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(mixed(seed, epoch, -1));
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /**
     * The seed of one pass.
     *
     * @param seed of the run
     * @param epoch from 1
     * @param place in the epoch's order
     * @return a seed for dropout and augmentation
     */
    public static long passSeed(long seed, int epoch, int place) {
        return mixed(seed, epoch, place);
    }

    private static long mixed(long seed, int epoch, int place) {
        long z = seed * 0x9E3779B97F4A7C15L + epoch * 0xBF58476D1CE4E5B9L + place * 0x94D049BB133111EBL;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
