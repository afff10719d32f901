package dev.holonomy.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A device that waits for each launch and keeps its time by kernel; it is slower than the device it wraps by that waiting.
 *
 * <p>Closing it closes the wrapped device.
 */
public final class ProfiledDevice extends DeviceLike {
    private final Map<String, Total> totals = new LinkedHashMap<>();

    private static final class Total {
        private long launches;
        private long nanos;
        private double multiplyAdds;
        private double bytes;
    }

    /**
     * What a kernel took.
     *
     * @param kernel its name
     * @param launches how often it ran
     * @param millis all of it
     * @param gigaflops its multiply-adds, two operations each, over its time; 0 where a kernel does not tell them
     * @param gigabytesPerSecond the size of its buffers, each read or written once, over its time: a lower bound of the traffic
     * @param share of the time of all kernels
     */
    public record Row(
            String kernel, long launches, double millis, double gigaflops, double gigabytesPerSecond, double share) {}

    /**
     * Wraps a device that has no buffers yet.
     *
     * @param device the device that works
     */
    public ProfiledDevice(Device device) {
        super(device);
    }

    /** Forgets what was measured. */
    public void reset() {
        totals.clear();
    }

    /**
     * What was measured since the start or the last reset.
     *
     * @return the kernels, the longest first
     */
    public List<Row> rows() {
        double all = totals.values().stream().mapToDouble(t -> t.nanos).sum();
        List<Row> rows = new ArrayList<>();
        totals.forEach((name, t) -> rows.add(new Row(
                name,
                t.launches,
                t.nanos / 1e6,
                2 * t.multiplyAdds / t.nanos,
                t.bytes / t.nanos,
                all > 0 ? t.nanos / all : 0)));
        rows.sort(Comparator.comparingDouble(Row::millis).reversed());
        return rows;
    }

    @Override
    public void launch(Kernel kernel, int items, Object... arguments) {
        device.finish();
        long start = System.nanoTime();
        device.launch(kernel, items, arguments);
        device.finish();
        Total total = totals.computeIfAbsent(kernel.name(), name -> new Total());
        total.nanos += Math.max(1, System.nanoTime() - start);
        total.launches++;
        total.multiplyAdds += kernel.multiplyAdds(items, arguments);
        for (Object argument : arguments) {
            if (argument instanceof Buffer buffer) {
                total.bytes += (buffer.kind() == Buffer.Kind.INT || roundoff() > 1e-10 ? 4.0 : 8.0) * buffer.length();
            }
        }
    }

    @Override
    public void finish() {
        device.finish();
    }

    @Override
    protected Object allocateMemory(Buffer.Kind kind, int capacity) {
        return device.allocateMemory(kind, capacity);
    }

    @Override
    protected void freeMemory(Object memory) {
        device.freeMemory(memory);
    }

    @Override
    protected Buffer buffer(Buffer.Kind kind, int length, Object memory) {
        return device.buffer(kind, length, memory);
    }

    @Override
    protected Object memory(Buffer buffer) {
        return device.memory(buffer);
    }

    @Override
    public void close() {
        super.close();
        device.close();
    }
}
