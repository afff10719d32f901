package dev.holonomy.tensor;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;
import java.util.Arrays;

/**
 * Reals on a device with a shape, row-major; owned by the scope that made the buffer.
 *
 * <p>Fields over vertices are [V, M, C]: vertex, component of the irreps 0..order (M = 2 order + 1: the scalar, then cosine and sine
 * part of each order), channel last so that vectors over channels are loaded at once.
 */
public final class Tensor {
    private final Buffer buffer;
    private final int[] shape;

    /**
     * A tensor over a buffer.
     *
     * @param buffer reals, as many as the shape has
     * @param shape the extents
     */
    public Tensor(Buffer buffer, int... shape) {
        this.buffer = buffer;
        this.shape = shape.clone();
        if (size(shape) != buffer.length()) {
            throw new ShapeException("tensor", "a buffer of " + buffer.length(), Arrays.toString(shape));
        }
    }

    /**
     * A tensor with unspecified content.
     *
     * @param scope its owner
     * @param shape the extents
     * @return the tensor
     */
    public static Tensor of(Scope scope, int... shape) {
        return new Tensor(scope.reals(size(shape)), shape);
    }

    /**
     * A tensor that holds the given numbers.
     *
     * @param scope its owner
     * @param values the numbers, row-major
     * @param shape the extents
     * @return the tensor
     */
    public static Tensor of(Scope scope, double[] values, int... shape) {
        if (values.length != size(shape)) {
            throw new ShapeException("tensor", values.length + " numbers", Arrays.toString(shape));
        }
        return new Tensor(scope.reals(values), shape);
    }

    /**
     * A tensor of zeros.
     *
     * @param scope its owner
     * @param shape the extents
     * @return the tensor
     */
    public static Tensor zeros(Scope scope, int... shape) {
        Tensor tensor = of(scope, shape);
        tensor.buffer.clear();
        return tensor;
    }

    /**
     * The memory.
     *
     * @return the buffer
     */
    public Buffer buffer() {
        return buffer;
    }

    /**
     * The extents.
     *
     * @return a copy
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * One extent.
     *
     * @param axis the axis, from 0
     * @return the extent
     */
    public int extent(int axis) {
        return shape[axis];
    }

    /**
     * The number of axes.
     *
     * @return the rank
     */
    public int rank() {
        return shape.length;
    }

    /**
     * The number of elements.
     *
     * @return the product of the extents
     */
    public int size() {
        return buffer.length();
    }

    /**
     * Copies the numbers out.
     *
     * @return a new array, row-major
     */
    public double[] read() {
        return buffer.readReals();
    }

    /**
     * Throws unless the extents are the given ones.
     *
     * @param who the operation that asks
     * @param wanted the extents, -1 where any will do
     */
    public void require(String who, int... wanted) {
        boolean fits = wanted.length == shape.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] < 0 || wanted[i] == shape[i];
        }
        if (!fits) {
            throw new ShapeException(
                    who, Arrays.toString(shape), Arrays.toString(wanted).replace("-1", "any"));
        }
    }

    private static int size(int... shape) {
        long size = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new ShapeException("tensor", Arrays.toString(shape), "extents that are not negative");
            }
            size = Math.multiplyExact(size, extent);
        }
        return Math.toIntExact(size);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
