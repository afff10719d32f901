package dev.holonomy.data;

import java.util.random.RandomGenerator;

/**
 * Counter-based random numbers: number n of a stream is a hash of (key, n), so streams of different keys are independent
 * of each other, of threads and of the Java release.
 *
 * <p>The hash is the finalizer of SplitMix64 (Steele, Lea and Flood 2014) over a Weyl sequence.
 */
final class CounterRandom implements RandomGenerator {
    private static final long WEYL = 0x9E3779B97F4A7C15L;

    private final long key;
    private long counter;

    /** The stream of a seed and any number of further keys (item, purpose, attempt). */
    CounterRandom(long seed, long... keys) {
        long mixed = mix(seed + WEYL);
        for (long next : keys) {
            mixed = mix(mixed ^ mix(next * WEYL + 1));
        }
        this.key = mixed;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        return mix(key + WEYL * ++counter);
    }

    /** A number in [0, 1) with 53 random bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** An integer in 0..bound-1; the bias is below bound / 2^53. */
    int below(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return nextDouble() < probability;
    }
}
