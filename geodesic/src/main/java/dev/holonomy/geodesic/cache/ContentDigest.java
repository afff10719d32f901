package dev.holonomy.geodesic.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over everything a result depends on, to the last bit: lengths, numbers, names, and who computes. */
final class ContentDigest {
    /** To be raised with every change of what is computed or of how it is kept: whatever was kept before is then never found. */
    static final int VERSION = 1;

    private static final String ALGORITHM = "SHA-256";

    private final MessageDigest digest;
    private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16);

    /**
     * Begins a digest.
     *
     * @param kind what is computed
     */
    ContentDigest(String kind) {
        try {
            digest = MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
        add(VERSION);
        add(kind);
        // sines and powers may be rounded otherwise by another virtual machine
        add(System.getProperty("os.arch", ""));
        add(System.getProperty("java.vm.version", ""));
    }

    ContentDigest add(String text) {
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    ContentDigest add(double number) {
        room().putLong(Double.doubleToRawLongBits(number));
        return this;
    }

    ContentDigest add(int number) {
        room().putInt(number);
        return this;
    }

    ContentDigest add(double[] numbers) {
        add(numbers.length);
        for (double number : numbers) {
            add(number);
        }
        return this;
    }

    ContentDigest add(int[] numbers) {
        add(numbers.length);
        for (int number : numbers) {
            add(number);
        }
        return this;
    }

    private ByteBuffer room() {
        if (chunk.remaining() < Long.BYTES) {
            digest.update(chunk.flip());
            chunk.clear();
        }
        return chunk;
    }

    /** Ends the digest: 64 hexadecimal digits. */
    String hex() {
        digest.update(chunk.flip());
        return HexFormat.of().formatHex(digest.digest());
    }
}
