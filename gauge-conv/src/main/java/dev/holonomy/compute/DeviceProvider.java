package dev.holonomy.compute;

/** Opens devices of one family; found by {@link java.util.ServiceLoader}, so that this package knows none of them. */
public interface DeviceProvider {
    /**
     * The family's name on the command line.
     *
     * @return {@code java} or {@code opencl}
     */
    String family();

    /**
     * Higher is tried first by {@code auto}.
     *
     * @return the preference
     */
    int preference();

    /**
     * Opens a device.
     *
     * @param index which of the family's devices
     * @return the device
     * @throws DeviceException if there is none; the message says how to get one
     */
    Device open(int index);
}
