package dev.holonomy.geodesic.exact;

import java.util.Arrays;

/** The windows that wait, as numbers in slots that are used again. */
final class WindowPool {
    /** Numbers a window has in {@link #real}: its interval, its root, the length and angle up to the root, its key. */
    static final int REALS = 7;

    static final int FROM = 0;
    static final int TO = 1;
    static final int X = 2;
    static final int Y = 3;
    static final int SIGMA = 4;
    static final int PHI = 5;
    static final int KEY = 6;

    /** Numbers a window has in {@link #integer}: where it is, where it comes from, how many faces it has crossed. */
    static final int INTEGERS = 4;

    static final int HALF_EDGE = 0;
    static final int ROOT = 1;
    static final int PARENT = 2;
    static final int DEPTH = 3;

    double[] real = new double[REALS * 1024];
    int[] integer = new int[INTEGERS * 1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int slots;

    /** Forgets all windows and keeps the memory. */
    void begin() {
        freeCount = 0;
        slots = 0;
    }

    /** A slot for a new window; the arrays may have been replaced by longer ones. */
    int take() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        int slot = slots++;
        if (REALS * slot >= real.length) {
            real = Arrays.copyOf(real, 2 * real.length);
            integer = Arrays.copyOf(integer, 2 * integer.length);
            free = Arrays.copyOf(free, 2 * free.length);
        }
        return slot;
    }

    /** Gives a slot back; its numbers stay until the next {@link #take}. */
    void release(int slot) {
        free[freeCount++] = slot;
    }
}
