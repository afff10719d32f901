package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * The blank-separated tokens of a piece of a text file, whatever its lines; for formats in which a line end is only a blank.
 *
 * <p>The line of an error is counted when the error is made.
 */
final class Tokens extends AsciiTokens {
    private final int end;

    Tokens(FileBytes file, int start, int end) {
        super(file);
        this.tokenFrom = start;
        this.tokenTo = start;
        this.end = end;
    }

    @Override
    boolean nextToken() {
        int i = tokenTo;
        while (i < end && bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        tokenFrom = i;
        while (i < end && (bytes[i] > ' ' || bytes[i] < 0)) {
            i++;
        }
        tokenTo = i;
        return tokenTo > tokenFrom;
    }

    /** Goes to the next token; whether it is this one. */
    boolean nextIs(String ascii) {
        return nextToken() && tokenIs(ascii);
    }

    @Override
    void unreadToken() {
        tokenTo = tokenFrom;
    }

    @Override
    String ending() {
        return "file";
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

    /** The rest of the line, without blanks at its ends; the next token is on the next line. */
    String restOfLine() {
        int i = tokenTo;
        while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        String rest = new String(bytes, tokenTo, i - tokenTo, StandardCharsets.UTF_8).strip();
        i += i + 1 < end && bytes[i] == '\r' && bytes[i + 1] == '\n' ? 2 : i < end ? 1 : 0;
        tokenFrom = i;
        tokenTo = i;
        return rest;
    }

    /** The first byte after the current token. */
    int position() {
        return tokenTo;
    }

    @Override
    int remaining() {
        return end - tokenTo;
    }

    /** Goes to a byte. */
    void moveTo(int position) {
        tokenFrom = position;
        tokenTo = position;
    }

    /** The line of the current token, from 1. */
    int line() {
        int line = 1;
        for (int i = 0; i < tokenFrom; i++) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n'))) {
                line++;
            }
        }
        return line;
    }

    @Override
    MeshFormatException error(String problem) {
        return MeshFormatException.atLine(file.path(), line(), problem);
    }
}
