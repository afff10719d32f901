package dev.holonomy.compute.opencl;

import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueWriteBuffer;
import static org.lwjgl.system.MemoryUtil.memAllocFloat;
import static org.lwjgl.system.MemoryUtil.memAllocInt;
import static org.lwjgl.system.MemoryUtil.memFree;

import dev.holonomy.compute.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.opencl.CL12;
import org.lwjgl.system.MemoryStack;

/** Memory of an OpenCL device; copies wait for the queue. */
final class OpenClBuffer extends Buffer {
    private final long memory;
    private final long queue;

    OpenClBuffer(Kind kind, int length, long memory, long queue) {
        super(kind, length);
        this.memory = memory;
        this.queue = queue;
    }

    long memory() {
        return memory;
    }

    @Override
    public void write(double[] values) {
        check(Kind.REAL, values.length);
        if (values.length == 0) {
            return;
        }
        FloatBuffer floats = memAllocFloat(values.length);
        try {
            for (int i = 0; i < values.length; i++) {
                floats.put(i, (float) values[i]);
            }
            OpenCl.check("clEnqueueWriteBuffer", clEnqueueWriteBuffer(queue, memory, true, 0, floats, null, null));
        } finally {
            memFree(floats);
        }
    }

    @Override
    public void write(int[] values) {
        check(Kind.INT, values.length);
        if (values.length == 0) {
            return;
        }
        IntBuffer ints = memAllocInt(values.length);
        try {
            ints.put(0, values);
            OpenCl.check("clEnqueueWriteBuffer", clEnqueueWriteBuffer(queue, memory, true, 0, ints, null, null));
        } finally {
            memFree(ints);
        }
    }

    @Override
    public double[] readReals() {
        check(Kind.REAL, length());
        double[] values = new double[length()];
        if (values.length == 0) {
            return values;
        }
        FloatBuffer floats = memAllocFloat(values.length);
        try {
            OpenCl.check("clEnqueueReadBuffer", clEnqueueReadBuffer(queue, memory, true, 0, floats, null, null));
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.get(i);
            }
            return values;
        } finally {
            memFree(floats);
        }
    }

    @Override
    public int[] readInts() {
        check(Kind.INT, length());
        int[] values = new int[length()];
        if (values.length == 0) {
            return values;
        }
        IntBuffer ints = memAllocInt(values.length);
        try {
            OpenCl.check("clEnqueueReadBuffer", clEnqueueReadBuffer(queue, memory, true, 0, ints, null, null));
            ints.get(0, values);
            return values;
        } finally {
            memFree(ints);
        }
    }

    @Override
    public void clear() {
        if (length() == 0) {
            return;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer zero = stack.calloc(4);
            OpenCl.check(
                    "clEnqueueFillBuffer", CL12.clEnqueueFillBuffer(queue, memory, zero, 0, 4L * length(), null, null));
        }
    }
}
