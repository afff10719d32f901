package dev.holonomy.compute;

/** A device whose n-th call (memory, copy, launch) fails: what becomes of the buffers then. Closing it closes the device inside. */
public final class FaultyDevice extends DeviceLike {
    private int callsLeft = Integer.MAX_VALUE;
    private int calls;
    private long left = Long.MAX_VALUE;

    /** Wraps a device that has no buffers yet. */
    public FaultyDevice(Device device) {
        super(device);
    }

    /** Lets so many calls pass and fails the next one; once. */
    public void failAfter(int count) {
        callsLeft = count;
        calls = 0;
    }

    /** Says that it has so much memory left. */
    public void leave(long bytes) {
        left = bytes;
    }

    /** Calls since the last {@link #failAfter}. */
    public int calls() {
        return calls;
    }

    private void call(String what) {
        calls++;
        if (callsLeft-- == 0) {
            throw new DeviceException("injected: " + what);
        }
    }

    @Override
    public void launch(Kernel kernel, int items, Object... arguments) {
        call(kernel.name());
        Object[] inner = arguments.clone();
        for (int i = 0; i < inner.length; i++) {
            inner[i] = inner[i] instanceof Wrapped wrapped ? wrapped.buffer : inner[i];
        }
        device.launch(kernel, items, inner);
    }

    @Override
    public long freeBytes() {
        return Math.min(left, device.freeBytes());
    }

    @Override
    public void finish() {
        call("finish");
        device.finish();
    }

    @Override
    protected Object allocateMemory(Buffer.Kind kind, int capacity) {
        call("allocate");
        return device.allocateMemory(kind, capacity);
    }

    @Override
    protected void freeMemory(Object memory) {
        device.freeMemory(memory);
    }

    @Override
    protected Buffer buffer(Buffer.Kind kind, int length, Object memory) {
        return new Wrapped(device.buffer(kind, length, memory));
    }

    @Override
    protected Object memory(Buffer buffer) {
        return device.memory(((Wrapped) buffer).buffer);
    }

    @Override
    public void close() {
        super.close();
        device.close();
    }

    private final class Wrapped extends Buffer {
        private final Buffer buffer;

        Wrapped(Buffer buffer) {
            super(buffer.kind(), buffer.length());
            this.buffer = buffer;
        }

        @Override
        public void write(double[] values) {
            call("write");
            buffer.write(values);
        }

        @Override
        public void write(int[] values) {
            call("write");
            buffer.write(values);
        }

        @Override
        public double[] readReals() {
            call("read");
            return buffer.readReals();
        }

        @Override
        public int[] readInts() {
            call("read");
            return buffer.readInts();
        }

        @Override
        public void clear() {
            call("clear");
            buffer.clear();
        }
    }
}
