package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.train.RunFolder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a training is made from.
 *
 * @param streams where progress goes
 * @param folder the run folder, locked
 * @param device where the network will live
 * @param config the configuration
 * @param cache where charts and spectra are kept
 * @param command as it was typed, for the report
 */
record TrainingSetup(
        Streams streams, RunFolder folder, Device device, RunConfig config, GeometryCache cache, String command) {
    /** Writes {@code config.yaml} with every value, {@code split.txt}, and {@code validation.txt} where some are held out. */
    void write(RunConfig resolved, String split, List<String> heldOut) {
        folder.write("config.yaml", YamlConfig.toYaml(resolved));
        folder.write("split.txt", split);
        if (!heldOut.isEmpty()) {
            folder.write(
                    "validation.txt", heldOut.stream().map(name -> name + "\n").collect(Collectors.joining()));
        }
    }
}
