package dev.holonomy.compute;

/** Memory of a device: a row of reals (float32 on OpenCL, double in Java) or of 32-bit integers. Owned by the scope that made it. */
public abstract class Buffer {
    /** What a buffer holds. */
    public enum Kind {
        /** Real numbers. */
        REAL,
        /** 32-bit integers. */
        INT
    }

    private final Kind kind;
    private final int length;

    /**
     * A buffer of the given kind and length.
     *
     * @param kind what it holds
     * @param length the number of elements, not negative
     */
    protected Buffer(Kind kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    /**
     * What it holds.
     *
     * @return the kind
     */
    public final Kind kind() {
        return kind;
    }

    /**
     * The number of elements.
     *
     * @return the length
     */
    public final int length() {
        return length;
    }

    /**
     * Copies numbers in.
     *
     * @param values as many as the buffer is long; rounded to the device's precision
     */
    public abstract void write(double[] values);

    /**
     * Copies integers in.
     *
     * @param values as many as the buffer is long
     */
    public abstract void write(int[] values);

    /**
     * Copies all reals out, after every launch before has ended.
     *
     * @return a new array
     */
    public abstract double[] readReals();

    /**
     * Copies all integers out, after every launch before has ended.
     *
     * @return a new array
     */
    public abstract int[] readInts();

    /** Sets every element to zero. */
    public abstract void clear();

    /**
     * Throws unless this buffer holds the given kind and length.
     *
     * @param wantedKind the kind
     * @param wantedLength the number of elements
     */
    protected final void check(Kind wantedKind, int wantedLength) {
        if (kind != wantedKind || length != wantedLength) {
            throw new IllegalArgumentException(
                    "a buffer of " + length + " " + kind + " met " + wantedLength + " values of kind " + wantedKind);
        }
    }
}
