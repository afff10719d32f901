package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * The blank-separated tokens of a piece of a text file, whatever its lines; for formats in which a line end is only a blank.
 *
 * <p>Tokens are read by position. The line of an error is counted when the error is made.
 */
final class Tokens {
    private final FileBytes file;
    private final byte[] bytes;
    private final int end;
    private int from;
    private int to;

    Tokens(FileBytes file, int start, int end) {
        this.file = file;
        this.bytes = file.bytes();
        this.from = start;
        this.to = start;
        this.end = end;
    }

    /** Goes to the next token; false at the end. */
    boolean next() {
        int i = to;
        while (i < end && bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        from = i;
        while (i < end && (bytes[i] > ' ' || bytes[i] < 0)) {
            i++;
        }
        to = i;
        return to > from;
    }

    /** Goes to the next token; whether it is this one. */
    boolean nextIs(String ascii) {
        return next() && token().equals(ascii);
    }

    /** Makes the token that was just reached the next one again. */
    void unread() {
        to = from;
    }

    private void need(String wanted) {
        if (!next()) {
            throw error("the file ends, wanted " + wanted);
        }
    }

    /** The next token. */
    String word(String wanted) {
        need(wanted);
        return token();
    }

    /** The next token, in lower case. */
    String keyword(String wanted) {
        return FileBytes.lowerAscii(word(wanted));
    }

    /** The current token. */
    String token() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    boolean tokenIsInteger() {
        return AsciiNumbers.isInteger(bytes, from, to);
    }

    /** The next token as an integer; beyond ±10^18 it stays at that bound. */
    long integer(String wanted) {
        need(wanted);
        if (!tokenIsInteger()) {
            throw error("found " + shown() + ", wanted " + wanted);
        }
        return AsciiNumbers.parseLong(bytes, from, to);
    }

    /** The next token as a number; {@code nan} and {@code inf} are allowed, a number too large for a double is not. */
    double number(String wanted) {
        need(wanted);
        double value = AsciiNumbers.parse(bytes, from, to);
        if (Double.isFinite(value)) {
            return value;
        }
        double word = AsciiNumbers.word(bytes, from, to);
        if (word == 0) {
            throw error("found " + shown() + ", wanted " + wanted
                    + (Double.isInfinite(value) ? " that a double can hold" : ""));
        }
        return word;
    }

    /** The next token as a count of things, each of which takes some bytes of the rest. */
    int count(String what, int bytesEach) {
        long value = integer("the number of " + what);
        if (value < 0 || value > Integer.MAX_VALUE - 8 || value > (end - to + 1L) / bytesEach) {
            throw error("the number of " + what + " is " + value + ", the " + (end - to)
                    + " bytes that follow cannot hold them");
        }
        return (int) value;
    }

    /** The rest of the line, without blanks at its ends; the next token is on the next line. */
    String restOfLine() {
        int i = to;
        while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        String rest = new String(bytes, to, i - to, StandardCharsets.UTF_8).strip();
        i += i + 1 < end && bytes[i] == '\r' && bytes[i + 1] == '\n' ? 2 : i < end ? 1 : 0;
        from = i;
        to = i;
        return rest;
    }

    /** The first byte after the current token. */
    int position() {
        return to;
    }

    int remaining() {
        return end - to;
    }

    /** Goes to a byte. */
    void moveTo(int position) {
        from = position;
        to = position;
    }

    String shown() {
        return Shown.token(bytes, from, to);
    }

    /** The line of the current token, from 1. */
    int line() {
        int line = 1;
        for (int i = 0; i < from; i++) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n'))) {
                line++;
            }
        }
        return line;
    }

    MeshFormatException error(String problem) {
        return MeshFormatException.atLine(file.path(), line(), problem);
    }
}
