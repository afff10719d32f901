package dev.holonomy.mesh.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a text file and the blank-separated tokens of each.
 *
 * <p>Lines end with LF, CR or CRLF; the last one may end with the file. A line is at most 1 MiB long.
 */
final class TextLines extends AsciiTokens {
    private static final int LONGEST_LINE = 1 << 20;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long CONTROLS = 0x0e * ONES;

    /** Which characters have a meaning beside blanks and line ends. */
    enum Syntax {
        /** Every line stands for itself. */
        PLAIN(false),
        /** {@code #} starts a comment that goes to the end of the line. */
        COMMENTS(true),
        /** Tokens are parted by commas as well. */
        COMMAS(false),
        /** Comments, and a backslash at the end of a line joins the next one to it. */
        COMMENTS_AND_CONTINUATION(true);

        final boolean comments;

        Syntax(boolean comments) {
            this.comments = comments;
        }
    }

    private final Syntax syntax;
    private final int limit;
    private int next;
    private int nextLine;
    private int line;
    private int cursor;
    private int end;

    TextLines(FileBytes file, Syntax syntax) {
        this(file, syntax, file.textStart(), 1);
    }

    TextLines(FileBytes file, Syntax syntax, int start, int firstLine) {
        this(file, syntax, start, file.length(), firstLine);
    }

    /** The lines of a piece of a file, which ends with a line. */
    TextLines(FileBytes file, Syntax syntax, int start, int limit, int firstLine) {
        super(file);
        this.syntax = syntax;
        this.limit = limit;
        this.next = start;
        this.nextLine = firstLine;
        this.line = firstLine;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean nextLine() {
        if (next >= limit) {
            cursor = end = tokenFrom = tokenTo = limit;
            return false;
        }
        line = nextLine;
        cursor = next;
        int comment = -1;
        int i = next;
        while (true) {
            int lineEnd = lineEnd(i);
            if (lineEnd - next > LONGEST_LINE) {
                throw error("longer than the limit of " + LONGEST_LINE + " bytes a line");
            }
            if (comment < 0 && syntax.comments) {
                comment = find('#', i, lineEnd);
            }
            boolean joined = syntax == Syntax.COMMENTS_AND_CONTINUATION && lineEnd > next && bytes[lineEnd - 1] == '\\';
            i = lineEnd;
            if (i < limit) {
                i += bytes[i] == '\r' && i + 1 < limit && bytes[i + 1] == '\n' ? 2 : 1;
                nextLine++;
            }
            if (!joined || comment >= 0 || i >= limit) {
                end = comment >= 0 ? comment : lineEnd;
                next = i;
                tokenFrom = tokenTo = cursor;
                return true;
            }
        }
    }

    /** The end of the line that a byte belongs to, eight bytes at once where they hold no control character. */
    private int lineEnd(int from) {
        int i = from;
        while (true) {
            while (i + 8 <= limit && !hasBelow((long) LONG.get(bytes, i), CONTROLS)) {
                i += 8;
            }
            int stop = Math.min(limit, i + 8);
            for (; i < stop; i++) {
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    return i;
                }
                if (bytes[i] == 0) {
                    throw file.errorAt(i, "a zero byte, wanted text (line " + line + ")");
                }
            }
            if (i == limit || i - from > LONGEST_LINE) {
                return i;
            }
        }
    }

    private int find(int c, int from, int to) {
        long eight = c * ONES;
        int i = from;
        while (i + 8 <= to && !hasBelow((long) LONG.get(bytes, i) ^ eight, ONES)) {
            i += 8;
        }
        while (i < to && bytes[i] != c) {
            i++;
        }
        return i < to ? i : -1;
    }

    /** Whether one of eight bytes is less than a bound of at most 128, which all bytes of the second number are. */
    private static boolean hasBelow(long eight, long bounds) {
        return ((eight - bounds) & ~eight & (ONES << 7)) != 0;
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
        if (c > ',' && c != '\\') {
            return false; // nearly every byte
        }
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
        return limit - next;
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

    /** The number of the line after the current one. */
    int lineAfter() {
        return nextLine;
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
