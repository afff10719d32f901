package dev.holonomy.geodesic.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Work on the supernodes in parallel, children before parents.
 *
 * <p>Subtrees of little work are one task each, done in postorder; whoever finishes the last child of a supernode above them goes on with
 * that one. What is done for a supernode does not depend on who does it, so the result does not depend on the number of threads.
 */
final class EliminationSchedule {
    /** Subtrees of at most this share of all work are not divided further. */
    private static final double SHARE = 1.0 / 32;

    /** Below so many operations threads do not pay. */
    private static final double LEAST = 1e6;

    /** Into so many ranges of rows the work on one supernode is divided. */
    private static final int PIECES = 8;

    private final int[] parent;
    private final int[] first;
    private final int[] roots;
    private final int[] pending;
    private final double operations;

    /** Work on one supernode. */
    interface Step {
        /**
         * Eliminates a supernode whose children are eliminated.
         *
         * @param s the supernode
         * @param divide whether the work may be divided among the threads of the pool that this runs in
         * @return whether it could be done; if not, its ancestors are not tried
         */
        boolean eliminate(int s, boolean divide);
    }

    /** Work on a range of rows. */
    interface Ranges {
        /**
         * Does the rows from..to-1.
         *
         * @param from first row
         * @param to one past the last
         */
        void run(int from, int to);
    }

    EliminationSchedule(SymbolicFactor factor) {
        int count = factor.supernodeCount();
        parent = new int[count];
        first = new int[count];
        double[] work = new double[count];
        double total = 0;
        for (int s = 0; s < count; s++) {
            first[s] = s;
        }
        for (int s = 0; s < count; s++) {
            parent[s] = factor.parent(s);
            double k = factor.columnCount(s);
            double r = factor.rowCount(s);
            double own = k * k * k / 6 + k * k * r / 2 + k * r * r / 2 + 10 * k;
            work[s] += own;
            total += own;
            if (parent[s] >= 0) {
                work[parent[s]] += work[s];
                first[parent[s]] = Math.min(first[parent[s]], first[s]);
            }
        }
        operations = total;
        double grain = Math.max(total * SHARE, 1e5);
        pending = new int[count];
        int[] found = new int[count];
        int tasks = 0;
        for (int s = 0; s < count; s++) {
            boolean small = work[s] <= grain;
            boolean top = parent[s] < 0 || work[parent[s]] > grain;
            if (!small && parent[s] >= 0) {
                pending[parent[s]]++;
            } else if (small && top && parent[s] >= 0) {
                pending[parent[s]]++;
            }
            if ((small && top) || (!small && first[s] == s)) {
                found[tasks++] = s;
            }
        }
        roots = Arrays.copyOf(found, tasks);
    }

    /** Does rows in one piece, or shared out among the threads of the pool that this runs in. */
    static void ranges(int from, int to, boolean share, Ranges work) {
        if (!share) {
            work.run(from, to);
            return;
        }
        int piece = Math.max(4, ((to - from) / PIECES + 3) / 4 * 4);
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int a = from; a < to; a += piece) {
            int begin = a;
            tasks.add(ForkJoinTask.adapt(() -> work.run(begin, Math.min(begin + piece, to))));
        }
        ForkJoinTask.invokeAll(tasks);
    }

    double operations() {
        return operations;
    }

    /** Runs in the common pool if the work is worth it. */
    void run(Step step) {
        if (operations < LEAST || ForkJoinPool.getCommonPoolParallelism() < 2) {
            runAlone(step);
        } else {
            runIn(ForkJoinPool.commonPool(), step);
        }
    }

    /** Runs on so many threads. */
    void run(Step step, int threads) {
        if (threads == 1) {
            runAlone(step);
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            runIn(pool, step);
        } finally {
            pool.shutdown();
        }
    }

    private void runAlone(Step step) {
        AtomicIntegerArray left = new AtomicIntegerArray(pending);
        for (int root : roots) {
            climb(step, root, left, false);
        }
    }

    private void runIn(ForkJoinPool pool, Step step) {
        AtomicIntegerArray left = new AtomicIntegerArray(pending);
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int root : roots) {
            tasks.add(ForkJoinTask.adapt(() -> climb(step, root, left, true)));
        }
        pool.invoke(ForkJoinTask.adapt(() -> {
            ForkJoinTask.invokeAll(tasks);
        }));
    }

    private void climb(Step step, int root, AtomicIntegerArray left, boolean divide) {
        for (int s = first[root]; s <= root; s++) {
            if (!step.eliminate(s, divide)) {
                return;
            }
        }
        int s = parent[root];
        while (s >= 0 && left.decrementAndGet(s) == 0) {
            if (!step.eliminate(s, divide)) {
                return;
            }
            s = parent[s];
        }
    }
}
