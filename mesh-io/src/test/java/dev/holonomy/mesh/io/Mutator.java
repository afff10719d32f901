package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes files as accidents and attackers do: bits, bytes, numbers of text and of binary, pieces doubled, moved, lost. */
final class Mutator {
    private static final List<byte[]> NUMBERS = List.of(
            ascii("0"),
            ascii("-1"),
            ascii("3"),
            ascii("1e999"),
            ascii("-1e-999"),
            ascii("nan"),
            ascii("-inf"),
            ascii("0,5"),
            ascii("2147483648"),
            ascii("4294967295"),
            ascii("99999999999999999999"),
            ascii("0x10"),
            ascii("1/2/3"),
            ascii("\"x\""),
            ascii("[]"),
            ascii(""));
    private static final int[] WORDS = {0, 1, -1, 3, 255, 256, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7f800000};

    private Mutator() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One to four changes. */
    static byte[] changed(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
            switch (random.nextInt(10)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) "0123456789-+. \n\teE#\\/{}[]<>\"".charAt(random.nextInt(28));
                case 3 -> bytes = spliced(bytes, at, to, new byte[0]);
                case 4 -> bytes = spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
                case 5 -> Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0xff : 0));
                case 6 -> bytes = Arrays.copyOf(bytes, at);
                case 7 -> {
                    int word = WORDS[random.nextInt(WORDS.length)];
                    boolean big = random.nextBoolean();
                    for (int k = 0; k < 4 && at + k < bytes.length; k++) {
                        bytes[at + k] = (byte) (word >> (8 * (big ? 3 - k : k)));
                    }
                }
                case 8 -> {
                    int start = tokenStart(bytes, at);
                    bytes = spliced(bytes, start, tokenEnd(bytes, at), NUMBERS.get(random.nextInt(NUMBERS.size())));
                }
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = random.nextInt(64);
                    byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
                    bytes = spliced(bytes, at, at, piece);
                }
            }
        }
        return bytes;
    }

    private static boolean isToken(byte b) {
        return b > ' ' && b != ',' && b != '"' && b != ':' && b != '[' && b != ']' && b != '<' && b != '>';
    }

    private static int tokenStart(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && isToken(bytes[start - 1])) {
            start--;
        }
        return start;
    }

    private static int tokenEnd(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && isToken(bytes[end])) {
            end++;
        }
        return end;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(bytes, to, out, from + piece.length, bytes.length - to);
        return out;
    }
}
