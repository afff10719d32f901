package dev.holonomy.compute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Where kernels run: it knows buffers and launches, and not one operation. Used from one thread at a time.
 *
 * <p>Memory comes from scopes ({@link #scope()}); what a scope frees is kept in a pool of size classes and handed out again, so that a
 * training loop does not grow. {@link #close()} gives all back.
 */
public abstract class Device implements AutoCloseable {
    private final Map<Long, Deque<Object>> pool = new HashMap<>();
    private int liveBuffers;
    private long liveBytes;
    private long peakBytes;
    private long heldBytes;

    /** A device without buffers. */
    protected Device() {}

    /**
     * Opens a device by name.
     *
     * @param choice {@code auto} (OpenCL where it works, else Java), {@code java}, {@code opencl} or {@code opencl:N}
     * @return the device with the reasons of the choice
     * @throws DeviceException if that device is not to be had
     * @throws IllegalArgumentException if the choice is none of these
     */
    public static DeviceChoice open(String choice) {
        List<DeviceProvider> providers = new ArrayList<>();
        ServiceLoader.load(DeviceProvider.class, Device.class.getClassLoader()).forEach(providers::add);
        providers.sort((a, b) -> Integer.compare(b.preference(), a.preference()));
        String family = choice.contains(":") ? choice.substring(0, choice.indexOf(':')) : choice;
        StringBuilder refused = new StringBuilder();
        for (DeviceProvider provider : providers) {
            if (!family.equals("auto") && !family.equals(provider.family())) {
                continue;
            }
            try {
                Device device = provider.open(index(choice));
                return new DeviceChoice(device, device.name() + (refused.isEmpty() ? "" : " (" + refused + ")"));
            } catch (DeviceException e) {
                if (!family.equals("auto")) {
                    throw e;
                }
                refused.append(refused.isEmpty() ? "" : "; ").append(e.getMessage());
            }
        }
        throw new IllegalArgumentException("no device is called '" + choice + "': auto, java, opencl or opencl:N");
    }

    private static int index(String choice) {
        int colon = choice.indexOf(':');
        if (colon < 0) {
            return 0;
        }
        String number = choice.substring(colon + 1);
        if (!number.matches("[0-9]{1,4}") || !choice.startsWith("opencl:")) {
            throw new IllegalArgumentException("no device is called '" + choice + "': auto, java, opencl or opencl:N");
        }
        return Integer.parseInt(number);
    }

    /**
     * The best device of this machine, as {@code open("auto")}.
     *
     * @return the device
     */
    public static Device best() {
        return open("auto").device();
    }

    /**
     * What a person should know it by.
     *
     * @return name, driver and number of threads
     */
    public abstract String name();

    /**
     * The number of float32 lanes its registers hold; kernels take tile shapes from it.
     *
     * @return 1, 4, 8 or 16
     */
    public abstract int vectorWidth();

    /**
     * The number of work items that keep the device busy: what a reduction is split into.
     *
     * @return a few times the compute units
     */
    public abstract int parallelItems();

    /**
     * The relative rounding error of its reals.
     *
     * @return 2^-24 for float32, 2^-53 for double
     */
    public abstract double roundoff();

    /**
     * The memory that it may still take, beyond what it holds.
     *
     * @return bytes
     */
    public abstract long freeBytes();

    /**
     * Runs a kernel over {@code items} work items; returns before it has ended on devices with a queue.
     *
     * @param kernel the kernel
     * @param items the number of work items; none is no launch
     * @param arguments the kernel's parameters in order: {@link Buffer}, {@code Integer} or {@code Double}
     * @throws DeviceException if the device refuses
     */
    public abstract void launch(Kernel kernel, int items, Object... arguments);

    /** Waits for all launches. */
    public abstract void finish();

    /**
     * Memory of the given kind and size class, new.
     *
     * @param kind what it holds
     * @param capacity the number of elements
     * @return the device's own handle
     */
    protected abstract Object allocateMemory(Buffer.Kind kind, int capacity);

    /**
     * Gives memory back to the system.
     *
     * @param memory a handle of {@link #allocateMemory}
     */
    protected abstract void freeMemory(Object memory);

    /**
     * A buffer over memory.
     *
     * @param kind what it holds
     * @param length the number of elements
     * @param memory a handle of {@link #allocateMemory} of at least that capacity
     * @return the buffer
     */
    protected abstract Buffer buffer(Buffer.Kind kind, int length, Object memory);

    /**
     * The memory under a buffer of this device.
     *
     * @param buffer the buffer
     * @return its handle
     */
    protected abstract Object memory(Buffer buffer);

    /**
     * A scope: it owns what is made in it and frees that on closing, last-made first.
     *
     * @return a new scope of this device
     */
    public final Scope scope() {
        return new Scope(this);
    }

    /**
     * Buffers that no scope has freed yet.
     *
     * @return the count
     */
    public final int liveBuffers() {
        return liveBuffers;
    }

    /**
     * The most memory that was live at once.
     *
     * @return bytes of the elements, at the device's precision
     */
    public final long peakBytes() {
        return peakBytes;
    }

    /**
     * The memory it holds, that which is pooled for later included.
     *
     * @return bytes of the elements, at the device's precision
     */
    public final long heldBytes() {
        return heldBytes;
    }

    final Buffer take(Buffer.Kind kind, int length) {
        int capacity = capacity(length);
        Deque<Object> free = pool.get(key(kind, capacity));
        Object memory = free == null || free.isEmpty() ? allocate(kind, capacity) : free.pop();
        liveBuffers++;
        liveBytes += bytes(kind, capacity);
        peakBytes = Math.max(peakBytes, liveBytes);
        return buffer(kind, length, memory);
    }

    /** Has free what another device has free; only for counting. */
    final void copyPool(Device other) {
        other.pool.forEach((key, free) -> pool.put(key, new ArrayDeque<>(free)));
    }

    private Object allocate(Buffer.Kind kind, int capacity) {
        Object memory = allocateMemory(kind, capacity);
        heldBytes += bytes(kind, capacity);
        return memory;
    }

    final void give(Buffer buffer) {
        int capacity = capacity(buffer.length());
        pool.computeIfAbsent(key(buffer.kind(), capacity), k -> new ArrayDeque<>())
                .push(memory(buffer));
        liveBuffers--;
        liveBytes -= bytes(buffer.kind(), capacity);
    }

    /** Frees the pooled memory; subclasses then free the rest. Every scope must be closed before. */
    @Override
    public void close() {
        pool.values().forEach(free -> free.forEach(this::freeMemory));
        pool.clear();
        heldBytes = liveBytes;
    }

    final long bytes(Buffer.Kind kind, int capacity) {
        return (kind == Buffer.Kind.INT || roundoff() > 1e-10 ? 4L : 8L) * capacity;
    }

    /** Four size classes an octave, so that meshes of different size share memory: at most a quarter more than asked for. */
    private static int capacity(int length) {
        int step = Math.max(16, Integer.highestOneBit(Math.max(1, length)) / 4);
        return (int)
                Math.min(Integer.MAX_VALUE - 8L, ((long) length + step - 1) / step * step + (length == 0 ? step : 0));
    }

    private static long key(Buffer.Kind kind, int capacity) {
        return (kind == Buffer.Kind.INT ? 1L << 32 : 0L) | capacity;
    }
}
