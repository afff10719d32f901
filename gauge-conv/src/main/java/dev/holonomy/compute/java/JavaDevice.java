package dev.holonomy.compute.java;

import dev.holonomy.compute.Arguments;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Kernel;
import dev.holonomy.compute.MatrixProduct;
import dev.holonomy.compute.PlainProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * The device that is always there: runs the Java meaning of a kernel over parallel ranges, in double.
 *
 * <p>It is the oracle for OpenCL and serves gradient checks; a launch has ended when it returns. Which thread runs an item never
 * changes a result.
 */
public final class JavaDevice extends Device {
    private static final int RANGES_PER_THREAD = 8;

    private final ForkJoinPool threads;
    private final MatrixProduct products;

    /**
     * A device with its own threads.
     *
     * @param threadCount how many, at least 1
     * @param products does the products of its kernels
     */
    public JavaDevice(int threadCount, MatrixProduct products) {
        threads = new ForkJoinPool(threadCount);
        this.products = products;
    }

    /**
     * Products through the Vector API where this JVM was started with it ({@code --add-modules jdk.incubator.vector}) and the processor has
     * wide vectors; else plain loops.
     *
     * @return what does them
     */
    public static MatrixProduct fastestProducts() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new PlainProduct();
        }
        try {
            Class<?> vectors = Class.forName(JavaDevice.class.getPackageName() + ".VectorProduct");
            return (MatrixProduct) vectors.getDeclaredMethod("fastest").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class that is compiled for the Vector API cannot be asked", e);
        }
    }

    @Override
    public String name() {
        return "Java, " + threads.getParallelism() + (threads.getParallelism() == 1 ? " thread" : " threads")
                + ", float64, " + products.name();
    }

    @Override
    public int vectorWidth() {
        return 16;
    }

    @Override
    public int parallelItems() {
        return 32;
    }

    @Override
    public double roundoff() {
        return 0x1p-53;
    }

    @Override
    public long freeBytes() {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - (heap.totalMemory() - heap.freeMemory());
    }

    @Override
    public void launch(Kernel kernel, int items, Object... arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] instanceof Memory memory ? memory.array : arguments[i];
        }
        Arguments unpacked = new Arguments(items, products, values);
        int ranges = Math.min(items, threads.getParallelism() * RANGES_PER_THREAD);
        if (threads.getParallelism() == 1 || ranges < 2) {
            kernel.range(0, items, unpacked);
            return;
        }
        List<ForkJoinTask<?>> tasks = new ArrayList<>(ranges);
        for (int i = 0; i < ranges; i++) {
            int from = (int) ((long) items * i / ranges);
            int to = (int) ((long) items * (i + 1) / ranges);
            tasks.add(threads.submit(() -> kernel.range(from, to, unpacked)));
        }
        tasks.forEach(ForkJoinTask::join);
    }

    @Override
    public void finish() {
        // every launch has ended when it returns
    }

    @Override
    protected Object allocateMemory(Buffer.Kind kind, int capacity) {
        return kind == Buffer.Kind.REAL ? new double[capacity] : new int[capacity];
    }

    @Override
    protected void freeMemory(Object memory) {
        // the garbage collector's
    }

    @Override
    protected Buffer buffer(Buffer.Kind kind, int length, Object memory) {
        return new Memory(kind, length, memory);
    }

    @Override
    protected Object memory(Buffer buffer) {
        return ((Memory) buffer).array;
    }

    @Override
    public void close() {
        super.close();
        threads.shutdown();
    }

    private static final class Memory extends Buffer {
        private final Object array;

        Memory(Kind kind, int length, Object array) {
            super(kind, length);
            this.array = array;
        }

        @Override
        public void write(double[] values) {
            check(Kind.REAL, values.length);
            System.arraycopy(values, 0, array, 0, values.length);
        }

        @Override
        public void write(int[] values) {
            check(Kind.INT, values.length);
            System.arraycopy(values, 0, array, 0, values.length);
        }

        @Override
        public double[] readReals() {
            check(Kind.REAL, length());
            return Arrays.copyOf((double[]) array, length());
        }

        @Override
        public int[] readInts() {
            check(Kind.INT, length());
            return Arrays.copyOf((int[]) array, length());
        }

        @Override
        public void clear() {
            if (array instanceof double[] reals) {
                Arrays.fill(reals, 0, length(), 0);
            } else {
                Arrays.fill((int[]) array, 0, length(), 0);
            }
        }
    }
}
