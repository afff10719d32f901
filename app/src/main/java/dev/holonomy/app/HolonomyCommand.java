package dev.holonomy.app;

import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: the common options and the way the answer is printed. */
abstract class HolonomyCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    HolonomyCommand(Streams streams) {
        this.streams = streams;
    }

    /** Does the work; what fails is thrown, with a message for people. */
    abstract Answer run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        common.apply();
        Answer answer = run();
        streams.out().println(common.json() ? answer.json().toString() : answer.text());
        streams.out().flush();
        return answer.status();
    }

    final CommonOptions common() {
        return common;
    }

    final CommandSpec spec() {
        return spec;
    }

    final Streams streams() {
        return streams;
    }

    /** Reads a mesh; what its file let pass is told on standard error. */
    final MeshFile load(Path path) {
        MeshFile file = MeshFiles.load(path);
        file.warnings().forEach(this::warn);
        return file;
    }

    /** Where charts and spectra are kept between runs, made anew for each call; computes everything after {@code --no-cache}. */
    final GeometryCache cache() {
        return common.noCache()
                ? GeometryCache.none()
                : CacheSettings.of(streams).open(this::warn);
    }

    /** One line on standard error that is no failure. */
    final void warn(String message) {
        streams.err().println("holonomy: warning: " + message);
    }

    /** Wrong usage: an option or parameter that cannot be right, whatever the files hold. */
    final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The command as it was typed, words with blanks in quotes. */
    final String typed() {
        CommandLine root = spec.commandLine();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult().originalArgs().stream()
                .map(word -> word.matches("[\\w./:=,%@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "holonomy ", ""));
    }

    /** Refuses a count that is not positive. */
    final void atLeastOne(String option, int count) {
        if (count < 1) {
            throw wrongUsage(option + " is " + count + ", wanted 1 or more");
        }
    }

    /** Makes a value from options; what its constructor refuses is wrong usage. */
    final <T> T fromOptions(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
