package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.Split;
import dev.holonomy.geodesic.cache.GeometryCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate} was asked for.
 *
 * @param streams where progress goes
 * @param device where the network will live
 * @param model what the person called the network
 * @param run its run folder, if it is one
 * @param config the configuration of the run, or the defaults; with the data that was asked for
 * @param ownData whether {@code --data} names other meshes than the run's
 * @param part train, test or all
 * @param seed of a split that has to be drawn
 * @param out where pictures and tables go, if anywhere
 * @param cache where charts and spectra are kept
 */
record EvaluationSetup(
        Streams streams,
        Device device,
        String model,
        @Nullable Path run,
        RunConfig config,
        boolean ownData,
        String part,
        long seed,
        @Nullable Path out,
        GeometryCache cache) {
    /** The items of the part: by the split of the run where its data is scored, else drawn by the seed. */
    List<Integer> items(MeshSet set) {
        Split split = split(set);
        List<Integer> items =
                switch (part) {
                    case "train" -> split.train();
                    case "test" -> split.test();
                    default -> IntStream.range(0, set.size()).boxed().toList();
                };
        if (items.isEmpty()) {
            throw new CommandException(
                    set.name() + ": the " + part + " part of split '" + split.scheme() + "' is empty");
        }
        return items;
    }

    private Split split(MeshSet set) {
        Path file = run == null ? null : run.resolve("split.txt");
        if (file == null || ownData || !Files.exists(file)) {
            return set.split(config.data().scheme(set), seed);
        }
        try {
            return Split.parse(Files.readString(file), file.toString(), set.itemNames());
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }
}
