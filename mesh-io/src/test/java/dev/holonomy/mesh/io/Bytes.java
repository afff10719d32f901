package dev.holonomy.mesh.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files for tests, put together from text and binary numbers. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private Bytes(ByteOrder order) {
        this.order = order;
    }

    static Bytes little() {
        return new Bytes(ByteOrder.LITTLE_ENDIAN);
    }

    static Bytes big() {
        return new Bytes(ByteOrder.BIG_ENDIAN);
    }

    private interface Put {
        void into(ByteBuffer buffer);
    }

    private Bytes put(int bytes, Put put) {
        byte[] number = new byte[bytes];
        put.into(ByteBuffer.wrap(number).order(order));
        out.writeBytes(number);
        return this;
    }

    Bytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Bytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Bytes u16(int... values) {
        for (int value : values) {
            put(2, b -> b.putShort((short) value));
        }
        return this;
    }

    Bytes i32(int... values) {
        for (int value : values) {
            put(4, b -> b.putInt(value));
        }
        return this;
    }

    Bytes f32(double... values) {
        for (double value : values) {
            put(4, b -> b.putFloat((float) value));
        }
        return this;
    }

    Bytes f64(double... values) {
        for (double value : values) {
            put(8, b -> b.putDouble(value));
        }
        return this;
    }

    byte[] done() {
        return out.toByteArray();
    }

    /** A tetrahedron in binary PLY, float and uchar/int lists. */
    static byte[] ply(boolean little) {
        Bytes bytes = little ? little() : big();
        bytes.text("ply\nformat binary_" + (little ? "little" : "big") + "_endian 1.0\nelement vertex 4\n"
                + "property float x\nproperty float y\nproperty float z\nelement face 4\n"
                + "property list uchar int vertex_indices\nproperty short part\nend_header\n");
        bytes.f32(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        int[][] faces = {{0, 2, 1}, {0, 1, 3}, {1, 2, 3}, {2, 0, 3}};
        for (int[] face : faces) {
            bytes.u8(3).i32(face).u16(face[0]);
        }
        return bytes.done();
    }

    /** The same tetrahedron in binary STL. */
    static byte[] stl(String header) {
        Bytes bytes = little().text(header).raw(new byte[80 - header.length()]).i32(4);
        double[][] at = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        int[][] faces = {{0, 2, 1}, {0, 1, 3}, {1, 2, 3}, {2, 0, 3}};
        for (int[] face : faces) {
            bytes.f32(0, 0, 0)
                    .f32(at[face[0]])
                    .f32(at[face[1]])
                    .f32(at[face[2]])
                    .u16(0);
        }
        return bytes.done();
    }
}
