package dev.holonomy.app;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with the time left on standard error while long work runs; nothing at all where no person watches. */
final class Progress implements AutoCloseable {
    private static final int WIDEST = 80;
    private static final int NARROWEST = 40;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Starts a bar.
     *
     * @param streams where it may go
     * @param task what is done
     * @param unit what the steps are
     * @param total the number of steps
     */
    static Progress of(Streams streams, String task, String unit, long total) {
        int width = width(System.getenv("COLUMNS"));
        if (!streams.errIsTerminal() || total < 2 || width < NARROWEST) {
            return new Progress(null);
        }
        return new Progress(bar(streams.err(), task, unit, total, width));
    }

    /** A bar that is drawn on any stream. */
    static ProgressBar bar(PrintStream err, String task, String unit, long total, int width) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(err, width))
                .clearDisplayOnFinish()
                .build();
    }

    /** The width of the terminal where the shell says it, at most 80. */
    static int width(@Nullable String columns) {
        return columns != null && columns.matches("[0-9]{1,6}") ? Math.min(WIDEST, Integer.parseInt(columns)) : WIDEST;
    }

    /** One step is done. */
    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Shows a short remark behind the bar. */
    void say(String remark) {
        if (bar != null) {
            bar.setExtraMessage(remark);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
