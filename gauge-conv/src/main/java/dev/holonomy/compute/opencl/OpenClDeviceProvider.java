package dev.holonomy.compute.opencl;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.DeviceProvider;
import java.util.List;

/** Opens OpenCL devices, in the order of the platforms. */
public final class OpenClDeviceProvider implements DeviceProvider {
    @Override
    public String family() {
        return "opencl";
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Device open(int index) {
        List<OpenCl.Entry> devices = OpenCl.devices();
        if (index >= devices.size()) {
            throw new DeviceException(
                    "there is no opencl:" + index + ", the OpenCL devices are 0.." + (devices.size() - 1));
        }
        OpenClDevice device = new OpenClDevice(devices.get(index));
        try {
            SelfTest.run(device);
        } catch (RuntimeException e) {
            device.close();
            throw e;
        }
        return device;
    }
}
