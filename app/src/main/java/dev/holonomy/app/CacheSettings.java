package dev.holonomy.app;

import dev.holonomy.geodesic.cache.GeometryCache;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where charts and spectra are kept between runs, as the environment says.
 *
 * @param folder {@code HOLONOMY_CACHE}, or {@code holonomy} in {@code XDG_CACHE_HOME} or {@code ~/.cache}
 * @param megabytes {@code HOLONOMY_CACHE_MB}, 2048 where it is not set; 0 keeps nothing
 */
record CacheSettings(Path folder, long megabytes) {
    private static final long MEGABYTES = 2048;

    /**
     * The settings of a run.
     *
     * @throws CommandException if the bound is no number
     */
    static CacheSettings of(Streams streams) {
        return new CacheSettings(
                folder(streams, "HOLONOMY_CACHE", "XDG_CACHE_HOME", ".cache"),
                megabytes(streams.environment("HOLONOMY_CACHE_MB")));
    }

    /** A folder of Holonomy's: as its own variable says, or in the place that the XDG base directory specification gives. */
    static Path folder(Streams streams, String variable, String standard, String inHome) {
        String own = streams.environment(variable);
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath();
        }
        String base = streams.environment(standard);
        // a relative one is to be ignored, says the XDG base directory specification
        return !base.isEmpty() && Path.of(base).isAbsolute()
                ? Path.of(base, "holonomy")
                : Path.of(System.getProperty("user.home", ""), inHome, "holonomy")
                        .toAbsolutePath();
    }

    private static long megabytes(String text) {
        if (text.isEmpty()) {
            return MEGABYTES;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new CommandException(
                    "HOLONOMY_CACHE_MB is '" + text + "', wanted a whole number of megabytes, 0 to keep nothing");
        }
        return Long.parseLong(text);
    }

    /** Opens the cache; a folder that cannot be written is one warning. */
    GeometryCache open(Consumer<String> warn) {
        return megabytes == 0
                ? GeometryCache.none()
                : GeometryCache.of(
                        folder,
                        megabytes << 20,
                        e -> warn.accept("charts and spectra are not kept for the next run: " + Failures.describe(e)
                                + " (HOLONOMY_CACHE=FOLDER names another folder, --no-cache keeps none)"));
    }
}
