package dev.holonomy.geodesic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Shares blocks of consecutive items among threads, each with scratch of its own; which thread takes a block is open. */
final class ParallelBlocks {
    /** Items a block has: enough to hide the counter, few enough to balance. */
    static final int SIZE = 64;

    private ParallelBlocks() {}

    /** Work on one block of items with the scratch of one thread. */
    interface Worker {
        /**
         * Does the items from..to-1.
         *
         * @param block the number of the block, from / SIZE
         * @param from first item
         * @param to one past the last item
         */
        void run(int block, int from, int to);
    }

    static int count(int items) {
        return (items + SIZE - 1) / SIZE;
    }

    /**
     * Runs all blocks and waits.
     *
     * @param items number of items
     * @param threads number of threads, at least 1
     * @param workers makes one worker a thread
     */
    static void run(int items, int threads, Supplier<? extends Worker> workers) {
        int blocks = count(items);
        AtomicInteger taken = new AtomicInteger();
        Runnable body = () -> {
            Worker worker = workers.get();
            for (int b = taken.getAndIncrement(); b < blocks; b = taken.getAndIncrement()) {
                worker.run(b, b * SIZE, Math.min(items, (b + 1) * SIZE));
            }
        };
        int used = Math.min(threads, blocks);
        if (used <= 1) {
            body.run();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(used);
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (int t = 0; t < used; t++) {
                pending.add(pool.submit(body));
            }
            for (Future<?> future : pending) {
                await(future);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for threads", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
