package dev.holonomy.compute;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Devices for tests: a missing OpenCL device skips a test with a message, or fails it where HOLONOMY_REQUIRE says opencl. */
public final class Devices {
    private Devices() {}

    /** The Java device. */
    public static Device java() {
        return Device.open("java").device();
    }

    /** Runs a test on the first OpenCL device. */
    public static void withOpenCl(Consumer<Device> test) {
        Device device;
        try {
            device = Device.open("opencl").device();
        } catch (DeviceException e) {
            String required = System.getenv().getOrDefault("HOLONOMY_REQUIRE", "");
            if (Arrays.asList(required.split(",")).contains("opencl")) {
                throw e;
            }
            Assumptions.abort("skipped: " + e.getMessage());
            throw e;
        }
        try (device) {
            test.accept(device);
        }
    }
}
