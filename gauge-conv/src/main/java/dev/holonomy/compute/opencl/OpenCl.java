package dev.holonomy.compute.opencl;

import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.system.MemoryStack.stackPush;

import dev.holonomy.compute.DeviceException;
import java.lang.reflect.Field;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;

/** The OpenCL library of this machine: loading, the list of devices, error names. */
final class OpenCl {
    private static @Nullable String failure;
    private static boolean loaded;

    private OpenCl() {}

    /** A device of a platform. */
    record Entry(long platform, long device) {}

    /** Loads the library once. @throws DeviceException if there is none */
    static synchronized void load() {
        if (failure != null) {
            throw new DeviceException(failure);
        }
        if (loaded) {
            return;
        }
        Configuration.OPENCL_EXPLICIT_INIT.set(true);
        try {
            if (Platform.get() == Platform.LINUX) {
                CL.create("libOpenCL.so.1"); // libOpenCL.so itself is in Debian's -dev package only
            } else {
                CL.create();
            }
        } catch (UnsatisfiedLinkError e) {
            failure = "no OpenCL library was found"
                    + (Platform.get() == Platform.LINUX
                            ? "; for one on the processor: apt install pocl-opencl-icd ocl-icd-libopencl1"
                            : "");
            throw new DeviceException(failure);
        }
        loaded = true;
    }

    /** All devices of all platforms, platform by platform. @throws DeviceException if there is none */
    static List<Entry> devices() {
        load();
        return SignalHandlers.kept(OpenCl::found);
    }

    private static List<Entry> found() {
        List<Entry> found = new ArrayList<>();
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int status = clGetPlatformIDs(null, count);
            if (status == CL_SUCCESS && count.get(0) > 0) {
                PointerBuffer platforms = stack.mallocPointer(count.get(0));
                check("clGetPlatformIDs", clGetPlatformIDs(platforms, (IntBuffer) null));
                for (int p = 0; p < platforms.capacity(); p++) {
                    long platform = platforms.get(p);
                    if (clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, null, count) != CL_SUCCESS) {
                        continue; // CL_DEVICE_NOT_FOUND: a platform without devices
                    }
                    PointerBuffer devices = stack.mallocPointer(count.get(0));
                    check("clGetDeviceIDs", clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices, (IntBuffer) null));
                    for (int d = 0; d < devices.capacity(); d++) {
                        found.add(new Entry(platform, devices.get(d)));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new DeviceException("the OpenCL library has no device"
                    + (Platform.get() == Platform.LINUX
                            ? "; for one on the processor: apt install pocl-opencl-icd"
                            : ""));
        }
        return found;
    }

    /** What a platform can do; made once for each platform. */
    static CLCapabilities capabilities(long platform) {
        return CL.createPlatformCapabilities(platform);
    }

    /** Throws where a call failed. */
    static void check(String call, int status) {
        if (status != CL_SUCCESS) {
            throw new DeviceException("OpenCL: " + call + " failed with " + errorName(status));
        }
    }

    /** The CL_… name of a status. */
    static String errorName(int status) {
        for (Field field : org.lwjgl.opencl.CL10.class.getFields()) {
            try {
                if (status < 0 && field.getType() == int.class && field.getInt(null) == status) {
                    return field.getName() + " (" + status + ")";
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return "status " + status;
    }
}
