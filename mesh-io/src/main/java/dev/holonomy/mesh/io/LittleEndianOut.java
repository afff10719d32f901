package dev.holonomy.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian numbers into a stream, a piece at a time; {@link #flush} hands over the last piece. */
final class LittleEndianOut {
    private static final int PIECE = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);

    LittleEndianOut(OutputStream out) {
        this.out = out;
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (piece.remaining() < bytes) {
            flush();
        }
        return piece;
    }

    void int8(int value) throws IOException {
        room(1).put((byte) value);
    }

    void int16(int value) throws IOException {
        room(2).putShort((short) value);
    }

    void int32(int value) throws IOException {
        room(4).putInt(value);
    }

    void int64(long value) throws IOException {
        room(8).putLong(value);
    }

    void float32(float value) throws IOException {
        room(4).putFloat(value);
    }

    void float64(double value) throws IOException {
        room(8).putDouble(value);
    }

    void bytes(byte[] bytes) throws IOException {
        flush();
        out.write(bytes);
    }

    void flush() throws IOException {
        out.write(piece.array(), 0, piece.position());
        piece.clear();
    }
}
