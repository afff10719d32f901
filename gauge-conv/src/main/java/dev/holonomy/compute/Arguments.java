package dev.holonomy.compute;

/** The arguments of a launch as the Java meaning of a kernel sees them: arrays of double, arrays of int, numbers. */
public final class Arguments {
    private final int items;
    private final MatrixProduct products;
    private final Object[] values;

    /**
     * Arguments over the given values, in the order of the kernel's parameters.
     *
     * @param items the number of work items of the launch
     * @param products does the products of the kernel
     * @param values each a {@code double[]}, an {@code int[]}, an {@code Integer} or a {@code Double}
     */
    public Arguments(int items, MatrixProduct products, Object... values) {
        this.items = items;
        this.products = products;
        this.values = values.clone();
    }

    /**
     * The number of work items of the launch.
     *
     * @return the count
     */
    public int items() {
        return items;
    }

    /**
     * The products of the device.
     *
     * @return what does them
     */
    public MatrixProduct products() {
        return products;
    }

    /**
     * A buffer of reals.
     *
     * @param index the parameter's place
     * @return the array itself
     */
    public double[] reals(int index) {
        return (double[]) values[index];
    }

    /**
     * A buffer of ints.
     *
     * @param index the parameter's place
     * @return the array itself
     */
    public int[] ints(int index) {
        return (int[]) values[index];
    }

    /**
     * An integer.
     *
     * @param index the parameter's place
     * @return the number
     */
    public int integer(int index) {
        return (Integer) values[index];
    }

    /**
     * A real number.
     *
     * @param index the parameter's place
     * @return the number
     */
    public double real(int index) {
        return (Double) values[index];
    }
}
