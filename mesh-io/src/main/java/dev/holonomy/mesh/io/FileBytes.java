package dev.holonomy.mesh.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The whole content of one regular file, in memory.
 *
 * <p>Never memory-mapped: a file that shrinks under a map kills the process. Gzip is recognised by its first bytes and
 * unpacked within a bound; UTF-16 text with a byte order mark becomes UTF-8.
 *
 * @param path where it came from, for messages
 * @param bytes the content
 */
@SuppressWarnings("ArrayRecordComponent") // the content is shared on purpose: it is as big as the file
record FileBytes(Path path, byte[] bytes) {
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    private static final long RATIO = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;

    static FileBytes read(Path path) {
        byte[] raw = readRaw(path);
        if (raw.length == 0) {
            throw MeshFormatException.inFile(path, "empty file");
        }
        if (raw.length > 2 && raw[0] == 0x1f && raw[1] == (byte) 0x8b) {
            raw = gunzip(path, raw);
        }
        return new FileBytes(path, fromUtf16(raw));
    }

    /** The bytes as they are, nothing unpacked. */
    static byte[] readRaw(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw MeshFormatException.inFile(path, "is a folder, wanted a file");
            }
            if (!attributes.isRegularFile()) {
                throw MeshFormatException.inFile(path, "is a pipe, socket or device, wanted a regular file");
            }
            long size = attributes.size();
            if (size > LARGEST) {
                throw MeshFormatException.inFile(path, "has " + size + " bytes, at most " + LARGEST + " can be read");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] raw = in.readNBytes((int) size);
                if (raw.length < size || in.read() >= 0) {
                    throw MeshFormatException.inFile(path, "changed its size while it was read");
                }
                return raw;
            }
        } catch (IOException e) {
            throw new MeshFormatException(Shown.path(path) + ": cannot read, " + IOReason.of(e), e);
        }
    }

    private static byte[] gunzip(Path path, byte[] raw) {
        long allowed = Math.min(LARGEST, Math.max(ALWAYS_ALLOWED, RATIO * raw.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw), 1 << 16)) {
            byte[] piece = new byte[1 << 16];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (out.size() + (long) n > allowed) {
                    throw MeshFormatException.inFile(
                            path, "gzip of " + raw.length + " bytes unpacks to more than " + allowed + " bytes");
                }
                out.write(piece, 0, n);
            }
        } catch (EOFException e) {
            throw new MeshFormatException(Shown.path(path) + ": the gzip stream ends too early", e);
        } catch (IOException e) {
            throw new MeshFormatException(Shown.path(path) + ": bad gzip, " + IOReason.of(e), e);
        }
        if (out.size() == 0) {
            throw MeshFormatException.inFile(path, "empty file inside gzip");
        }
        return out.toByteArray();
    }

    private static byte[] fromUtf16(byte[] raw) {
        boolean marked = raw.length > 1
                && ((raw[0] == (byte) 0xfe && raw[1] == (byte) 0xff)
                        || (raw[0] == (byte) 0xff && raw[1] == (byte) 0xfe));
        return marked ? new String(raw, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : raw;
    }

    int length() {
        return bytes.length;
    }

    /** Where text starts: after a UTF-8 byte order mark, if there is one. */
    int textStart() {
        return bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
    }

    /** The part of the name after its last dot, in lower case, ".gz" left off; empty where there is none. */
    String extension() {
        Path last = path.getFileName();
        String name = last == null ? "" : lowerAscii(last.toString());
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean startsWith(String ascii) {
        if (bytes.length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    MeshFormatException error(String problem) {
        return MeshFormatException.inFile(path, problem);
    }

    MeshFormatException errorAt(long offset, String problem) {
        return MeshFormatException.atByte(path, offset, problem);
    }

    static String lowerAscii(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
