package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.train.RunFolder;

/**
 * What a training is made from.
 *
 * @param streams where progress goes
 * @param folder the run folder, locked
 * @param device where the network will live
 * @param config the configuration
 * @param cache where charts and spectra are kept
 */
record TrainingSetup(Streams streams, RunFolder folder, Device device, RunConfig config, GeometryCache cache) {
    /** Writes {@code config.yaml} with every value and {@code split.txt} to the run folder. */
    void write(RunConfig resolved, String split) {
        folder.write("config.yaml", YamlConfig.toYaml(resolved));
        folder.write("split.txt", split);
    }
}
