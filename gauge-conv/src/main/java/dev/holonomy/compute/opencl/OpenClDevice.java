package dev.holonomy.compute.opencl;

import static dev.holonomy.compute.opencl.OpenCl.check;
import static org.lwjgl.opencl.CL10.*;
import static org.lwjgl.opencl.CL11.CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT;
import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.NULL;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.Kernel;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/** One OpenCL device with one in-order queue; reals are float32. Programs are built once for each kernel and its constants. */
final class OpenClDevice extends Device {
    private final long device;
    private final long context;
    private final long queue;
    private final String name;
    private final int vectorWidth;
    private final int computeUnits;
    private final long maxWorkGroup;
    private final long maxAllocation;
    private final long globalMemory;
    private final Map<String, Long> programs = new HashMap<>();
    private final Map<String, Long> functions = new HashMap<>();

    OpenClDevice(OpenCl.Entry entry) {
        OpenCl.capabilities(entry.platform());
        device = entry.device();
        try (MemoryStack stack = stackPush()) {
            IntBuffer status = stack.mallocInt(1);
            PointerBuffer properties = stack.mallocPointer(3);
            properties.put(0, CL_CONTEXT_PLATFORM).put(1, entry.platform()).put(2, 0);
            context = clCreateContext(properties, device, null, NULL, status);
            check("clCreateContext", status.get(0));
            queue = clCreateCommandQueue(context, device, 0, status);
            if (status.get(0) != CL_SUCCESS) {
                clReleaseContext(context);
                check("clCreateCommandQueue", status.get(0));
            }
        }
        computeUnits = (int) number(CL_DEVICE_MAX_COMPUTE_UNITS, 4);
        int width = (int) number(CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT, 4);
        vectorWidth = width >= 16 ? 16 : width >= 8 ? 8 : 4;
        maxWorkGroup = number(CL_DEVICE_MAX_WORK_GROUP_SIZE, 8);
        maxAllocation = number(CL_DEVICE_MAX_MEM_ALLOC_SIZE, 8);
        globalMemory = number(CL_DEVICE_GLOBAL_MEM_SIZE, 8);
        name = "OpenCL, " + text(CL_DEVICE_NAME) + ", " + text(CL_DEVICE_VERSION) + ", " + computeUnits
                + " compute units, float32";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int vectorWidth() {
        return vectorWidth;
    }

    @Override
    public int parallelItems() {
        return Math.max(32, 4 * computeUnits);
    }

    @Override
    public double roundoff() {
        return 0x1p-24;
    }

    @Override
    public long freeBytes() {
        return globalMemory - heldBytes();
    }

    @Override
    public void launch(Kernel kernel, int items, Object... arguments) {
        if (items == 0) {
            return;
        }
        long function = function(kernel);
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            int status;
            if (value instanceof OpenClBuffer buffer) {
                status = clSetKernelArg1p(function, i, buffer.memory());
            } else if (value instanceof Integer integer) {
                status = clSetKernelArg1i(function, i, integer);
            } else {
                status = clSetKernelArg1f(function, i, ((Double) value).floatValue());
            }
            check("clSetKernelArg " + i + " of " + kernel.name(), status);
        }
        check("clSetKernelArg items of " + kernel.name(), clSetKernelArg1i(function, arguments.length, items));
        int local = (int) Math.min(kernel.workGroup(), maxWorkGroup);
        try (MemoryStack stack = stackPush()) {
            PointerBuffer globalSize = stack.pointers((items + local - 1L) / local * local);
            PointerBuffer localSize = stack.pointers(local);
            int status = clEnqueueNDRangeKernel(queue, function, 1, null, globalSize, localSize, null, null);
            check("clEnqueueNDRangeKernel of " + kernel.name() + " with " + items + " items", status);
        }
    }

    @Override
    public void finish() {
        check("clFinish", clFinish(queue));
    }

    private long function(Kernel kernel) {
        StringBuilder options = new StringBuilder("-cl-std=CL1.2 -cl-mad-enable");
        kernel.constants()
                .forEach((key, value) ->
                        options.append(" -D ").append(key).append('=').append(value));
        String key = kernel.resource() + " " + options;
        Long known = functions.get(kernel.name() + " " + key);
        if (known != null) {
            return known;
        }
        Long program = programs.get(key);
        if (program == null) {
            program = build(kernel, options);
            programs.put(key, program);
        }
        try (MemoryStack stack = stackPush()) {
            IntBuffer status = stack.mallocInt(1);
            long function = clCreateKernel(program, kernel.name(), status);
            check("clCreateKernel of " + kernel.name(), status.get(0));
            functions.put(kernel.name() + " " + key, function);
            return function;
        }
    }

    private long build(Kernel kernel, CharSequence options) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer status = stack.mallocInt(1);
            long program = clCreateProgramWithSource(context, kernel.source(), status);
            check("clCreateProgramWithSource of " + kernel.resource(), status.get(0));
            int built = SignalHandlers.kept(() -> clBuildProgram(program, device, options, null, NULL));
            if (built != CL_SUCCESS) {
                String log = "options: " + options + System.lineSeparator() + buildLog(program);
                clReleaseProgram(program);
                throw new DeviceException("OpenCL: " + kernel.resource() + ".cl does not build on " + name + ", driver "
                        + text(CL_DRIVER_VERSION) + ": " + OpenCl.errorName(built) + "; " + keptLog(kernel, log));
            }
            return program;
        }
    }

    private String buildLog(long program) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, (java.nio.ByteBuffer) null, size);
            java.nio.ByteBuffer log = org.lwjgl.system.MemoryUtil.memAlloc((int) size.get(0));
            try {
                clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, log, null);
                return org.lwjgl.system.MemoryUtil.memUTF8(log)
                        .replace("\0", "")
                        .strip();
            } finally {
                org.lwjgl.system.MemoryUtil.memFree(log);
            }
        }
    }

    /** Writes the log where a person can read it whole, and says where in one line. */
    private static String keptLog(Kernel kernel, String log) {
        try {
            Path file = Files.createTempFile("holonomy-" + kernel.resource() + "-", ".log");
            Files.writeString(file, log);
            return "its build log is in " + file;
        } catch (IOException e) {
            return "its build log could not be kept: " + e.getMessage();
        }
    }

    private long number(int parameter, int bytes) {
        try (MemoryStack stack = stackPush()) {
            LongBuffer value = stack.callocLong(1);
            check("clGetDeviceInfo", clGetDeviceInfo(device, parameter, value, null));
            return bytes == 4 ? (int) value.get(0) : value.get(0);
        }
    }

    private String text(int parameter) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            check("clGetDeviceInfo", clGetDeviceInfo(device, parameter, (java.nio.ByteBuffer) null, size));
            java.nio.ByteBuffer bytes = stack.malloc((int) size.get(0));
            check("clGetDeviceInfo", clGetDeviceInfo(device, parameter, bytes, null));
            return org.lwjgl.system.MemoryUtil.memUTF8(bytes).replace("\0", "").strip();
        }
    }

    @Override
    protected Object allocateMemory(Buffer.Kind kind, int capacity) {
        long bytes = 4L * capacity;
        if (bytes > maxAllocation) {
            throw new DeviceException("OpenCL: a buffer of " + bytes / (1 << 20) + " MiB was wanted, " + name
                    + " allows " + maxAllocation / (1 << 20) + " MiB");
        }
        try (MemoryStack stack = stackPush()) {
            IntBuffer status = stack.mallocInt(1);
            long memory = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, status);
            check("clCreateBuffer of " + bytes + " bytes", status.get(0));
            return memory;
        }
    }

    @Override
    protected void freeMemory(Object memory) {
        clReleaseMemObject((Long) memory);
    }

    @Override
    protected Buffer buffer(Buffer.Kind kind, int length, Object memory) {
        return new OpenClBuffer(kind, length, (Long) memory, queue);
    }

    @Override
    protected Object memory(Buffer buffer) {
        return ((OpenClBuffer) buffer).memory();
    }

    @Override
    public void close() {
        clFinish(queue);
        super.close();
        functions.values().forEach(function -> clReleaseKernel(function));
        programs.values().forEach(program -> clReleaseProgram(program));
        functions.clear();
        programs.clear();
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
}
