package dev.holonomy.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Files with one numpy array, {@code .npy}, versions 1 to 3.
 *
 * <p>Read are the types bool, int8 to int64, uint8 to uint64 (as far as it fits a long), float16, float32 and float64, in
 * both byte orders, C or Fortran order. Python objects are refused: reading them would run what the file says. The header
 * has its own small grammar and is never evaluated.
 */
public final class Npy {
    private static final int PIECE = 1 << 13;

    private Npy() {}

    /**
     * Reads an array.
     *
     * @param path the file
     * @return the array, in row-major order
     * @throws MeshFormatException if the file is no such array or holds a type that is not read
     */
    public static NpyArray read(Path path) {
        FileBytes file = FileBytes.read(path);
        return decode(file.bytes(), file::errorAt);
    }

    /**
     * Writes an array, version 1, little-endian, row-major.
     *
     * @param path the file, made or replaced as a whole
     * @param array the array
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, NpyArray array) {
        AtomicFile.write(path, out -> encode(array, out));
    }

    static NpyArray decode(byte[] bytes, NpyHeader.Fault fault) {
        NpyHeader header = NpyHeader.read(bytes, fault);
        ByteBuffer body = ByteBuffer.wrap(bytes, header.bodyStart(), bytes.length - header.bodyStart())
                .order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        NpyArray array = numbers(body, header, fault);
        return header.fortranOrder() && header.shape().length > 1 ? transposed(array) : array;
    }

    private static NpyArray numbers(ByteBuffer body, NpyHeader header, NpyHeader.Fault fault) {
        int n = header.count();
        int[] shape = header.shape();
        switch (header.type()) {
            case "f8" -> {
                double[] data = new double[n];
                body.asDoubleBuffer().get(data);
                return NpyArray.of(data, shape);
            }
            case "f4" -> {
                float[] data = new float[n];
                body.asFloatBuffer().get(data);
                return NpyArray.of(data, shape);
            }
            case "f2" -> {
                float[] data = new float[n];
                for (int i = 0; i < n; i++) {
                    data[i] = half(body.getShort());
                }
                return NpyArray.of(data, shape);
            }
            case "i8", "u8", "u4" -> {
                long[] data = new long[n];
                for (int i = 0; i < n; i++) {
                    data[i] = header.type().equals("u4") ? body.getInt() & 0xffff_ffffL : body.getLong();
                    if (data[i] < 0 && header.type().equals("u8")) {
                        throw fault.at(
                                body.position() - 8,
                                "number " + i + " is " + Long.toUnsignedString(data[i]) + ", at most 2^63-1 is read");
                    }
                }
                return NpyArray.of(data, shape);
            }
            default -> {
                int[] data = new int[n];
                for (int i = 0; i < n; i++) {
                    data[i] = smallInteger(body, header.type());
                }
                return NpyArray.of(data, shape);
            }
        }
    }

    private static int smallInteger(ByteBuffer body, String type) {
        return switch (type) {
            case "i4" -> body.getInt();
            case "i2" -> body.getShort();
            case "u2" -> body.getShort() & 0xffff;
            case "i1" -> body.get();
            case "u1" -> body.get() & 0xff;
            case "b1" -> body.get() == 0 ? 0 : 1;
            default -> throw new IllegalArgumentException("no integer type: " + type);
        };
    }

    /** IEEE 754 binary16: 1 sign bit, 5 of exponent, 10 of mantissa. */
    static float half(short bits) {
        int exponent = (bits >> 10) & 31;
        int mantissa = bits & 1023;
        float size = exponent == 0
                ? Math.scalb((float) mantissa, -24)
                : exponent < 31
                        ? Math.scalb((float) (1024 + mantissa), exponent - 25)
                        : mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        return bits < 0 ? -size : size;
    }

    /** From column-major to row-major. */
    private static NpyArray transposed(NpyArray array) {
        int[] shape = array.shape();
        int n = array.size();
        int[] from = new int[n];
        int[] index = new int[shape.length];
        for (int i = 0; i < n; i++) {
            int offset = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                offset = offset * shape[axis] + index[axis];
            }
            from[i] = offset;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        switch (array.descr()) {
            case "<f8" -> {
                double[] old = array.doubles();
                double[] data = new double[n];
                Arrays.setAll(data, i -> old[from[i]]);
                return NpyArray.of(data, shape);
            }
            case "<f4" -> {
                float[] old = array.floats();
                float[] data = new float[n];
                for (int i = 0; i < n; i++) {
                    data[i] = old[from[i]];
                }
                return NpyArray.of(data, shape);
            }
            case "<i8" -> {
                long[] old = array.longs();
                long[] data = new long[n];
                Arrays.setAll(data, i -> old[from[i]]);
                return NpyArray.of(data, shape);
            }
            default -> {
                int[] old = array.ints();
                int[] data = new int[n];
                Arrays.setAll(data, i -> old[from[i]]);
                return NpyArray.of(data, shape);
            }
        }
    }

    static void encode(NpyArray array, OutputStream out) throws IOException {
        out.write(NpyHeader.write(array.descr(), array.shape()).getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer piece = ByteBuffer.allocate(8 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        int n = array.size();
        String type = array.descr();
        for (int from = 0; from < n; from += PIECE) {
            int length = Math.min(PIECE, n - from);
            int bytes = length * (type.charAt(2) - '0');
            switch (type) {
                case "<f8" -> piece.asDoubleBuffer().put(array.doubles(), from, length);
                case "<f4" -> piece.asFloatBuffer().put(array.floats(), from, length);
                case "<i8" -> piece.asLongBuffer().put(array.longs(), from, length);
                default -> piece.asIntBuffer().put(array.ints(), from, length);
            }
            out.write(piece.array(), 0, bytes);
        }
    }
}
