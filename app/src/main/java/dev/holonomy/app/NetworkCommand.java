package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceChoice;

/** A command that runs a network: opens the device and tells which one it is. */
abstract class NetworkCommand extends HolonomyCommand {
    NetworkCommand(Streams streams) {
        super(streams);
    }

    /** Opens the device that was asked for; closed by the caller. */
    final Device openDevice() {
        System.setProperty("holonomy.threads", Integer.toString(common().threads()));
        DeviceChoice choice = Device.open(common().device());
        streams().err().println("holonomy: device: " + choice.reason());
        return choice.device();
    }
}
