package dev.holonomy.checkpoint;

/**
 * A tensor as it stands in a file.
 *
 * @param name any text; never used as a path
 * @param shape extents, each at least 0; empty for a scalar
 * @param values the numbers in row-major order, as many as the product of the shape; owned by the record, not copied
 * @param dtype how they are stored
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, handed over once and not changed after
public record NamedTensor(String name, int[] shape, double[] values, Dtype dtype) {
    /** Checks that shape and values agree. */
    public NamedTensor {
        shape = shape.clone();
        long count = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("tensor " + Quoted.of(name) + " has the extent " + extent);
            }
            count = Math.multiplyExact(count, extent);
        }
        if (count != values.length) {
            throw new IllegalArgumentException("tensor " + Quoted.of(name) + " of shape " + Quoted.shape(shape)
                    + " needs " + count + " values, there are " + values.length);
        }
    }

    /**
     * A single-precision tensor.
     *
     * @param name any text
     * @param shape extents
     * @param values as many as the product of the shape; copied
     * @return the tensor, stored as F32
     */
    public static NamedTensor of(String name, int[] shape, float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return new NamedTensor(name, shape, wide, Dtype.F32);
    }

    /**
     * The values in single precision.
     *
     * @return a new array, each value rounded to the nearest float
     */
    public float[] floats() {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /**
     * Whether every value is a finite number.
     *
     * @return false with a NaN or an infinity among them
     */
    public boolean finite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
