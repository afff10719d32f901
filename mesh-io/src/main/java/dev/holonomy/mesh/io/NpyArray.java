package dev.holonomy.mesh.io;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An array as numpy keeps it: a shape and numbers in row-major order, held as double, float, long or int.
 *
 * <p>Immutable by agreement: arrays handed in and out are shared, not copied, and are not to be modified.
 */
public final class NpyArray {
    private final Object data;
    private final int[] shape;

    private NpyArray(Object data, int length, int... shape) {
        BigInteger product = BigInteger.ONE;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("the extent " + extent + " is negative");
            }
            product = product.multiply(BigInteger.valueOf(extent));
        }
        if (!product.equals(BigInteger.valueOf(length))) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " wants " + product + " numbers, got " + length);
        }
        this.data = data;
        this.shape = shape.clone();
    }

    /**
     * An array of doubles, numpy's float64.
     *
     * @param data the numbers, row-major
     * @param shape the extents; their product is the number of numbers, that of no extents is 1
     * @return the array
     */
    public static NpyArray of(double[] data, int... shape) {
        return new NpyArray(data, data.length, shape);
    }

    /**
     * An array of floats, numpy's float32.
     *
     * @param data the numbers, row-major
     * @param shape the extents
     * @return the array
     */
    public static NpyArray of(float[] data, int... shape) {
        return new NpyArray(data, data.length, shape);
    }

    /**
     * An array of longs, numpy's int64.
     *
     * @param data the numbers, row-major
     * @param shape the extents
     * @return the array
     */
    public static NpyArray of(long[] data, int... shape) {
        return new NpyArray(data, data.length, shape);
    }

    /**
     * An array of ints, numpy's int32.
     *
     * @param data the numbers, row-major
     * @param shape the extents
     * @return the array
     */
    public static NpyArray of(int[] data, int... shape) {
        return new NpyArray(data, data.length, shape);
    }

    /**
     * The extents.
     *
     * @return a copy; empty for a single number
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * The number of numbers.
     *
     * @return the product of the extents
     */
    public int size() {
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        return size;
    }

    /**
     * Whether the numbers are held as long or int.
     *
     * @return true for integers
     */
    public boolean isInteger() {
        return data instanceof long[] || data instanceof int[];
    }

    /** How numpy calls the type of the numbers, as they are written. */
    String descr() {
        return data instanceof double[]
                ? "<f8"
                : data instanceof float[] ? "<f4" : data instanceof long[] ? "<i8" : "<i4";
    }

    /**
     * The numbers as double.
     *
     * @return row-major; longs beyond 2^53 are rounded
     */
    public double[] doubles() {
        if (data instanceof double[] d) {
            return d;
        }
        double[] out = new double[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = data instanceof float[] f ? f[i] : longAt(i);
        }
        return out;
    }

    /**
     * The numbers as float, rounded where they are held with more digits.
     *
     * @return row-major
     */
    public float[] floats() {
        if (data instanceof float[] f) {
            return f;
        }
        float[] out = new float[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = data instanceof double[] d ? (float) d[i] : longAt(i);
        }
        return out;
    }

    /**
     * The numbers as long.
     *
     * @return row-major
     * @throws IllegalArgumentException if they are held as floating-point numbers
     */
    public long[] longs() {
        if (data instanceof long[] l) {
            return l;
        }
        long[] out = new long[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = longAt(i);
        }
        return out;
    }

    /**
     * The numbers as int.
     *
     * @return row-major
     * @throws IllegalArgumentException if they are held as floating-point numbers, or one does not fit
     */
    public int[] ints() {
        if (data instanceof int[] n) {
            return n;
        }
        int[] out = new int[size()];
        for (int i = 0; i < out.length; i++) {
            long value = longAt(i);
            out[i] = (int) value;
            if (out[i] != value) {
                throw new IllegalArgumentException("number " + i + " is " + value + ", too large for an int");
            }
        }
        return out;
    }

    private long longAt(int i) {
        if (data instanceof long[] l) {
            return l[i];
        }
        if (data instanceof int[] n) {
            return n[i];
        }
        throw new IllegalArgumentException("the numbers are of type " + descr() + ", wanted integers");
    }
}
