package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a text file and the blank-separated tokens of each.
 *
 * <p>Lines end with LF, CR or CRLF; the last one may end with the file. A line is at most 1 MiB long.
 */
final class TextLines extends AsciiTokens {
    private static final int LONGEST_LINE = 1 << 20;

    /** Which characters have a meaning beside blanks and line ends. */
    enum Syntax {
        /** Every line stands for itself. */
        PLAIN,
        /** {@code #} starts a comment that goes to the end of the line. */
        COMMENTS,
        /** Tokens are parted by commas as well. */
        COMMAS,
        /** Comments, and a backslash at the end of a line joins the next one to it. */
        COMMENTS_AND_CONTINUATION
    }

    private final Syntax syntax;
    private int next;
    private int nextLine;
    private int line;
    private int cursor;
    private int end;

    TextLines(FileBytes file, Syntax syntax) {
        this(file, syntax, file.textStart(), 1);
    }

    TextLines(FileBytes file, Syntax syntax, int start, int firstLine) {
        super(file);
        this.syntax = syntax;
        this.next = start;
        this.nextLine = firstLine;
        this.line = firstLine;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean nextLine() {
        if (next >= bytes.length) {
            cursor = end = tokenFrom = tokenTo = bytes.length;
            return false;
        }
        line = nextLine;
        cursor = next;
        int comment = -1;
        boolean comments = syntax == Syntax.COMMENTS || syntax == Syntax.COMMENTS_AND_CONTINUATION;
        int i = next;
        while (true) {
            while (i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r') {
                if (bytes[i] == 0) {
                    throw file.errorAt(i, "a zero byte, wanted text (line " + line + ")");
                }
                if (bytes[i] == '#' && comment < 0 && comments) {
                    comment = i;
                }
                if (i - next >= LONGEST_LINE) {
                    throw error("longer than the limit of " + LONGEST_LINE + " bytes a line");
                }
                i++;
            }
            boolean joined = syntax == Syntax.COMMENTS_AND_CONTINUATION && i > next && bytes[i - 1] == '\\';
            int lineEnd = i;
            if (i < bytes.length) {
                i += bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n' ? 2 : 1;
                nextLine++;
            }
            if (!joined || comment >= 0 || i >= bytes.length) {
                end = comment >= 0 ? comment : lineEnd;
                next = i;
                tokenFrom = tokenTo = cursor;
                return true;
            }
        }
    }

    /** Goes to the next line that has a token, and to that token; false at the end of the file. */
    boolean nextLineWithToken() {
        while (nextLine()) {
            if (nextToken()) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next token of the line; false at its end. */
    @Override
    boolean nextToken() {
        int i = cursor;
        while (i < end && isBlank(i)) {
            i++;
        }
        tokenFrom = i;
        while (i < end && !isBlank(i)) {
            i++;
        }
        tokenTo = i;
        cursor = i;
        return tokenTo > tokenFrom;
    }

    @Override
    void unreadToken() {
        cursor = tokenFrom;
    }

    /** Cuts the token after some characters; what follows them is the next token. */
    void shortenToken(int length) {
        tokenTo = tokenFrom + length;
        cursor = tokenTo;
    }

    private boolean isBlank(int i) {
        int c = bytes[i];
        if (c == ' ' || c == '\t' || c == 0x0b || c == '\f' || c == '\n' || c == '\r') {
            return true;
        }
        if (c == ',') {
            return syntax == Syntax.COMMAS;
        }
        return c == '\\'
                && syntax == Syntax.COMMENTS_AND_CONTINUATION
                && (i + 1 >= end || bytes[i + 1] == '\n' || bytes[i + 1] == '\r');
    }

    @Override
    int remaining() {
        return bytes.length - next;
    }

    @Override
    String ending() {
        return "line";
    }

    /** The first byte after the current line and its end. */
    int position() {
        return next;
    }

    /** The bytes from the current token to the end of the line. */
    int restLength() {
        return end - cursor;
    }

    int line() {
        return line;
    }

    /** The rest of the line after the current token, without blanks at its ends. */
    String rest() {
        return new String(bytes, cursor, end - cursor, StandardCharsets.UTF_8).strip();
    }

    @Override
    MeshFormatException error(String problem) {
        return MeshFormatException.atLine(file.path(), line, problem);
    }
}
