package dev.holonomy.train;

import dev.holonomy.compute.Device;
import dev.holonomy.layer.Parameters;

/** A network with the task it is for: what a checkpoint holds. */
public interface TaskNetwork {
    /**
     * The task, as the key {@code task} of a configuration and the metadata of a checkpoint name it.
     *
     * @return such as {@code segmentation}
     */
    String task();

    /**
     * All that the network is besides its parameters; written to the metadata of a checkpoint and read back from there.
     *
     * @return a record that {@link dev.holonomy.config.YamlConfig} can write
     */
    Record config();

    /**
     * Its parameters.
     *
     * @return the parameters, owned by the network
     */
    Parameters parameters();

    /**
     * The device it lives on.
     *
     * @return the device
     */
    Device device();
}
