package dev.holonomy.app;

/** Measures laps with the clock that never jumps. */
final class Stopwatch {
    private long last;

    private Stopwatch(long start) {
        last = start;
    }

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** The milliseconds since the last lap, to a microsecond; starts the next one. */
    double lap() {
        long now = System.nanoTime();
        long lap = now - last;
        last = now;
        return Math.round(lap / 1e3) / 1e3;
    }
}
