package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Scalars for TensorBoard: a tfevents file of TFRecords (length, masked CRC32C of it, data, masked CRC32C of that) that each hold an
 * Event message {wall_time = 1, step = 2, file_version = 3, summary = 5 {value = 1 {tag = 1, simple_value = 2}}} of Protocol Buffers.
 */
public final class EventFile {
    private final Path file;

    /**
     * Opens or begins a file.
     *
     * @param file its path; TensorBoard wants {@code tfevents} in the name
     */
    public EventFile(Path file) {
        this.file = file;
        if (!Files.exists(file)) {
            append(new Message().fixed64(1, now()).text(3, "brain.Event:2"));
        }
    }

    /**
     * Appends a scalar.
     *
     * @param tag its name, such as {@code train/loss}
     * @param step the epoch
     * @param value the number
     */
    public void scalar(String tag, long step, double value) {
        Message one = new Message().text(1, tag).fixed32(2, (float) value);
        append(new Message().fixed64(1, now()).varint(2, step).message(5, new Message().message(1, one)));
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    private void append(Message event) {
        byte[] data = event.bytes.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedCrc(record.array(), 0, 8));
        record.put(data);
        record.putInt(maskedCrc(record.array(), 12, data.length));
        try {
            Files.write(file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    static int maskedCrc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + 0xa282ead8;
    }

    /** A message of Protocol Buffers under construction. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void raw(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        Message varint(int field, long value) {
            raw(field << 3);
            raw(value);
            return this;
        }

        Message fixed64(int field, double value) {
            raw((field << 3) | 1);
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
            return this;
        }

        Message fixed32(int field, float value) {
            raw((field << 3) | 5);
            bytes.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Message text(int field, String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            raw((field << 3) | 2);
            raw(utf8.length);
            bytes.writeBytes(utf8);
            return this;
        }

        Message message(int field, Message inner) {
            raw((field << 3) | 2);
            raw(inner.bytes.size());
            bytes.writeBytes(inner.bytes.toByteArray());
            return this;
        }
    }
}
