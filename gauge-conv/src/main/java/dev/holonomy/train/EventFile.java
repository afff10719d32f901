package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.mesh.io.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Scalars for TensorBoard: a tfevents file of TFRecords (length, masked CRC32C of it, data, masked CRC32C of that) that each hold an
 * Event message {wall_time = 1, step = 2, file_version = 3, summary = 5 {value = 1 {tag = 1, simple_value = 2}}} of Protocol Buffers.
 */
public final class EventFile {
    private final Path file;

    /**
     * Opens or begins a file; records after {@code epoch} (of a run that was killed after them) and a torn one at the end are dropped.
     *
     * @param file its path; TensorBoard wants {@code tfevents} in the name
     * @param epoch the last epoch to keep, 0 for a new run
     */
    public EventFile(Path file, int epoch) {
        this.file = file;
        byte[] kept = epoch > 0 && Files.exists(file) ? upTo(epoch) : new byte[0];
        byte[] start =
                kept.length > 0 ? kept : record(new Message().fixed64(1, now()).text(3, "brain.Event:2"));
        AtomicFile.write(file, out -> out.write(start));
    }

    /** The whole records of a file up to an epoch; as this class writes them, the step is the varint behind the time. */
    private byte[] upTo(int epoch) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int end = 0;
            while (bytes.limit() - end > 16) {
                long length = bytes.getLong(end);
                if (length < 0 || length > bytes.limit() - end - 16) {
                    break;
                }
                int data = end + 12;
                if (bytes.getInt(data + (int) length) != maskedCrc(bytes.array(), data, (int) length)
                        || step(bytes, data + 9, data + (int) length) > epoch) {
                    break;
                }
                end = data + (int) length + 4;
            }
            return Arrays.copyOf(bytes.array(), end);
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    private static long step(ByteBuffer bytes, int from, int to) {
        long step = 0;
        if (from < to && bytes.get(from) == 2 << 3) {
            for (int i = from + 1; i < to; i++) {
                step |= (long) (bytes.get(i) & 0x7f) << (7 * (i - from - 1));
                if (bytes.get(i) >= 0) {
                    break;
                }
            }
        }
        return step;
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
        try {
            Files.write(file, record(event), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    private static byte[] record(Message event) {
        byte[] data = event.bytes.toByteArray();
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedCrc(record.array(), 0, 8));
        record.put(data);
        record.putInt(maskedCrc(record.array(), 12, data.length));
        return record.array();
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
