package dev.holonomy.checkpoint;

import java.nio.ByteBuffer;

/**
 * How the numbers of a tensor are stored; every conversion from and to {@code double} is exact or refused.
 *
 * <p>NaN is kept as a NaN, its payload is not.
 */
public enum Dtype {
    /** IEEE 754 binary16. */
    F16(2) {
        @Override
        double get(ByteBuffer from) {
            return Half.toDouble(from.getShort());
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putShort((short) Half.fromDouble(value));
        }

        @Override
        public boolean holds(double value) {
            return Half.fromDouble(value) != Half.INEXACT;
        }
    },
    /** The upper half of an IEEE 754 binary32. */
    BF16(2) {
        @Override
        double get(ByteBuffer from) {
            return Float.intBitsToFloat(from.getShort() << 16);
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putShort((short) (Float.floatToIntBits((float) value) >>> 16));
        }

        @Override
        public boolean holds(double value) {
            return F32.holds(value) && (Float.floatToIntBits((float) value) & 0xffff) == 0;
        }
    },
    /** IEEE 754 binary32. */
    F32(4) {
        @Override
        double get(ByteBuffer from) {
            return from.getFloat();
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putFloat((float) value);
        }

        @Override
        public boolean holds(double value) {
            return (float) value == value || Double.isNaN(value);
        }
    },
    /** IEEE 754 binary64. */
    F64(8) {
        @Override
        double get(ByteBuffer from) {
            return from.getDouble();
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putDouble(value);
        }

        @Override
        public boolean holds(double value) {
            return true;
        }
    },
    /** Signed 32-bit integers. */
    I32(4) {
        @Override
        double get(ByteBuffer from) {
            return from.getInt();
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putInt((int) value);
        }

        @Override
        public boolean holds(double value) {
            return (int) value == value;
        }
    },
    /** Signed 64-bit integers. */
    I64(8) {
        @Override
        double get(ByteBuffer from) {
            long stored = from.getLong();
            double value = stored;
            return value < 0x1p63 && (long) value == stored ? value : Double.NaN;
        }

        @Override
        void put(ByteBuffer to, double value) {
            to.putLong((long) value);
        }

        @Override
        public boolean holds(double value) {
            return value >= -0x1p63 && value < 0x1p63 && Math.rint(value) == value;
        }
    };

    private final int size;

    Dtype(int size) {
        this.size = size;
    }

    /**
     * Bytes of one number.
     *
     * @return 2, 4 or 8
     */
    public int size() {
        return size;
    }

    /**
     * Whether a number survives being stored and read again.
     *
     * @param value any number
     * @return false where storing would round, wrap or saturate
     */
    public abstract boolean holds(double value);

    /** The next number of a little-endian buffer; NaN for an integer that no double equals. */
    abstract double get(ByteBuffer from);

    /** Appends a number that {@link #holds} accepts. */
    abstract void put(ByteBuffer to, double value);

    boolean isInteger() {
        return this == I32 || this == I64;
    }
}
