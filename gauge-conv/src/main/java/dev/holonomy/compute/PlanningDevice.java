package dev.holonomy.compute;

/**
 * A device that counts the memory another one would take and does nothing else: launches are no work, what is read is zero.
 *
 * <p>Its buffers may meet those of the other device in a launch. Its own memory is pooled as on every device, so that
 * {@link #plannedBytes()} is what a training holds at its peak and keeps.
 */
public final class PlanningDevice extends DeviceLike {
    private long planned;

    /**
     * A count that begins at nothing.
     *
     * @param device the device that will do the work; only asked for its shape and for the memory it has pooled, which is used first
     */
    public PlanningDevice(Device device) {
        super(device);
        copyPool(device);
    }

    /**
     * The memory that would have been taken, beyond what is pooled.
     *
     * @return bytes, pooled memory included
     */
    public long plannedBytes() {
        return planned;
    }

    @Override
    public void launch(Kernel kernel, int items, Object... arguments) {
        // nothing is computed
    }

    @Override
    public void finish() {
        // nothing runs
    }

    @Override
    protected Object allocateMemory(Buffer.Kind kind, int capacity) {
        planned += bytes(kind, capacity);
        return capacity;
    }

    @Override
    protected void freeMemory(Object memory) {
        // nothing was taken
    }

    @Override
    protected Buffer buffer(Buffer.Kind kind, int length, Object memory) {
        return new Counted(kind, length, memory);
    }

    @Override
    protected Object memory(Buffer buffer) {
        return ((Counted) buffer).memory;
    }

    private static final class Counted extends Buffer {
        private final Object memory;

        Counted(Kind kind, int length, Object memory) {
            super(kind, length);
            this.memory = memory;
        }

        @Override
        public void write(double[] values) {
            check(Kind.REAL, values.length);
        }

        @Override
        public void write(int[] values) {
            check(Kind.INT, values.length);
        }

        @Override
        public double[] readReals() {
            check(Kind.REAL, length());
            return new double[length()];
        }

        @Override
        public int[] readInts() {
            check(Kind.INT, length());
            return new int[length()];
        }

        @Override
        public void clear() {
            // it reads as zero anyway
        }
    }
}
