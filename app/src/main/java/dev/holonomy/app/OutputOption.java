package dev.holonomy.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that can write one file. */
final class OutputOption {
    @Option(names = "--out", paramLabel = "FILE", description = "Write the result to this file.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    /** The file to write, if one was asked for; found writable, and none of the inputs. */
    @Nullable
    Path checked(Path... inputs) {
        return out == null ? null : OutputPath.file(out, force, inputs);
    }
}
