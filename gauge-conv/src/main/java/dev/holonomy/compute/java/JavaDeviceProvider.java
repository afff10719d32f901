package dev.holonomy.compute.java;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceProvider;

/** Opens the Java device on as many threads as {@code holonomy.threads} says, or the machine has. */
public final class JavaDeviceProvider implements DeviceProvider {
    @Override
    public String family() {
        return "java";
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Device open(int index) {
        return new JavaDevice(
                Integer.getInteger("holonomy.threads", Runtime.getRuntime().availableProcessors()),
                JavaDevice.fastestProducts());
    }
}
