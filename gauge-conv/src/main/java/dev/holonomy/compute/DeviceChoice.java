package dev.holonomy.compute;

/**
 * A device and why it was chosen.
 *
 * @param device the device, to be closed by whoever asked for it
 * @param reason the device's name, and why the better ones were not to be had
 */
public record DeviceChoice(Device device, String reason) {}
