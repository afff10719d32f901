package dev.holonomy.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options every command has. */
final class CommonOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private int threads = Runtime.getRuntime().availableProcessors();

    private String device = "auto";

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output and everything else on standard error.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything random (default: 1, or the configuration's).")
    private @Nullable Long seed;

    @Option(
            names = "--no-cache",
            description =
                    "Neither read nor keep charts and spectra of earlier runs (kept in HOLONOMY_CACHE, or ~/.cache/holonomy).")
    private boolean noCache;

    @Option(names = "--debug", description = "Log more, and print the stack trace of an error.")
    private boolean debug;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one a processor).")
    void checkThreads(int wanted) {
        if (wanted < 1 || wanted > 1024) {
            throw new ParameterException(command.commandLine(), "--threads is " + wanted + ", wanted 1 to 1024");
        }
        threads = wanted;
    }

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "Where networks run: auto, java, opencl or opencl:N (default: ${DEFAULT-VALUE}).")
    void checkDevice(String wanted) {
        if (!wanted.matches("auto|java|opencl(:[0-9]{1,4})?")) {
            throw new ParameterException(
                    command.commandLine(), "--device is '" + wanted + "', wanted auto, java, opencl or opencl:N");
        }
        device = wanted;
    }

    /** Makes the common pool, which parallel streams use, as large as asked; it is made on first use, so: before all work. */
    void apply() {
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads));
    }

    boolean json() {
        return json;
    }

    String device() {
        return device;
    }

    long seed() {
        return seed == null ? 1 : seed;
    }

    /** Whether a seed was asked for; otherwise a configuration's own holds. */
    boolean seedGiven() {
        return seed != null;
    }

    int threads() {
        return threads;
    }

    boolean noCache() {
        return noCache;
    }

    boolean debug() {
        return debug;
    }
}
