package dev.holonomy.compute;

import java.util.ArrayList;
import java.util.List;

/** Owns buffers: whatever is made in a scope lives until the scope is closed, and is freed last-made first. */
public final class Scope implements AutoCloseable {
    private final Device device;
    private final List<Buffer> buffers = new ArrayList<>();
    private boolean closed;

    Scope(Device device) {
        this.device = device;
    }

    /**
     * The device the memory is on.
     *
     * @return the device
     */
    public Device device() {
        return device;
    }

    /**
     * A buffer of reals with unspecified content.
     *
     * @param length the number of elements
     * @return the buffer, owned by this scope
     */
    public Buffer reals(int length) {
        return own(Buffer.Kind.REAL, length);
    }

    /**
     * A buffer that holds the given numbers.
     *
     * @param values the numbers
     * @return the buffer, owned by this scope
     */
    public Buffer reals(double[] values) {
        Buffer buffer = reals(values.length);
        buffer.write(values);
        return buffer;
    }

    /**
     * A buffer that holds the given integers.
     *
     * @param values the integers
     * @return the buffer, owned by this scope
     */
    public Buffer ints(int[] values) {
        Buffer buffer = own(Buffer.Kind.INT, values.length);
        buffer.write(values);
        return buffer;
    }

    private Buffer own(Buffer.Kind kind, int length) {
        if (closed) {
            throw new IllegalStateException("this scope is closed");
        }
        Buffer buffer = device.take(kind, length);
        buffers.add(buffer);
        return buffer;
    }

    @Override
    public void close() {
        closed = true;
        for (int i = buffers.size() - 1; i >= 0; i--) {
            device.give(buffers.get(i));
        }
        buffers.clear();
    }
}
