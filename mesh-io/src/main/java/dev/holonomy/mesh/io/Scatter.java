package dev.holonomy.mesh.io;

import java.util.SplittableRandom;

/**
 * Hashes of 64 bits for open tables.
 *
 * <p>They differ from one process to the next, so that no file can be made whose places all fall into one slot. What is read never
 * depends on them: a table only answers whether two things are equal.
 */
final class Scatter {
    private static final long FIRST = new SplittableRandom().nextLong() | 1;
    private static final long SECOND = new SplittableRandom().nextLong() | 1;

    private Scatter() {}

    /** Of one number. */
    static long hash(long a) {
        return mixed(a * FIRST);
    }

    /** Of two numbers. */
    static long hash(long a, long b) {
        return mixed(a * FIRST + b * SECOND);
    }

    /** Lets all bits count for the upper ones. */
    private static long mixed(long bits) {
        return (bits ^ (bits >>> 32)) * 0x9E3779B97F4A7C15L;
    }
}
