package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a text file and the blank-separated tokens of each.
 *
 * <p>Lines end with LF, CR or CRLF; the last one may end with the file. A line is at most 1 MiB long. Tokens are read by
 * position, no string is made unless asked for.
 */
final class TextLines {
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

    private final FileBytes file;
    private final byte[] bytes;
    private final Syntax syntax;
    private int next;
    private int nextLine;
    private int line;
    private int cursor;
    private int end;
    private int tokenFrom;
    private int tokenTo;

    TextLines(FileBytes file, Syntax syntax) {
        this(file, syntax, file.textStart(), 1);
    }

    TextLines(FileBytes file, Syntax syntax, int start, int firstLine) {
        this.file = file;
        this.bytes = file.bytes();
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

    /** Makes the token that was just reached the next one again. */
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

    /** The next token as a finite number. */
    double finite(String wanted) {
        need(wanted);
        double value = AsciiNumbers.parse(bytes, tokenFrom, tokenTo);
        if (!Double.isFinite(value)) {
            throw badNumber(value, wanted);
        }
        return value;
    }

    /** The next token as a number; {@code nan} and {@code inf} are allowed, a number too large for a double is not. */
    double number(String wanted) {
        need(wanted);
        double value = AsciiNumbers.parse(bytes, tokenFrom, tokenTo);
        if (Double.isFinite(value)) {
            return value;
        }
        double word = AsciiNumbers.word(bytes, tokenFrom, tokenTo);
        if (word == 0) {
            throw badNumber(value, wanted);
        }
        return word;
    }

    /** Whether the current token is something that {@link #number} takes. */
    boolean tokenIsNumber() {
        return Double.isFinite(AsciiNumbers.parse(bytes, tokenFrom, tokenTo))
                || AsciiNumbers.word(bytes, tokenFrom, tokenTo) != 0;
    }

    boolean tokenIsInteger() {
        return AsciiNumbers.isInteger(bytes, tokenFrom, tokenTo);
    }

    private MeshFormatException badNumber(double value, String wanted) {
        String shown = Shown.token(bytes, tokenFrom, tokenTo);
        if (Double.isInfinite(value)) {
            return error(shown + " is too large for a double, wanted " + wanted);
        }
        if (AsciiNumbers.word(bytes, tokenFrom, tokenTo) != 0) {
            return error(shown + " is not finite, wanted " + wanted);
        }
        String hint = token().matches("[+-]?[0-9]+,[0-9]+.*") ? " (a decimal comma? numbers are written 0.5)" : "";
        return error("found " + shown + ", wanted " + wanted + hint);
    }

    /** The next token as an integer; beyond ±10^18 it stays at that bound. */
    long integer(String wanted) {
        need(wanted);
        if (!tokenIsInteger()) {
            throw error("found " + Shown.token(bytes, tokenFrom, tokenTo) + ", wanted " + wanted);
        }
        return AsciiNumbers.parseLong(bytes, tokenFrom, tokenTo);
    }

    /** The next token as a count of things of which each takes some bytes of the rest of the file. */
    int count(String what, int bytesEach) {
        long value = integer("the number of " + what);
        if (value < 0) {
            throw error("the number of " + what + " is " + value + ", wanted 0 or more");
        }
        long room = remaining() + 1L;
        if (value > room / bytesEach) {
            throw error("the header says " + value + " " + what + ", the " + (bytes.length - next)
                    + " bytes that follow cannot hold them");
        }
        return (int) value;
    }

    int remaining() {
        return bytes.length - next;
    }

    /** The next token as a vertex id in 0..count-1. */
    int id(int count) {
        long value = integer("a vertex id");
        if (value < 0 || value >= count) {
            throw error(indexProblem(value, count));
        }
        return (int) value;
    }

    static String indexProblem(long value, int count) {
        String tooLarge = value > Integer.MAX_VALUE ? "vertex id too large: " : "";
        return tooLarge + "vertex " + value + " does not exist, the file has the " + count + " vertices 0.."
                + (count - 1);
    }

    private void need(String wanted) {
        if (!nextToken()) {
            throw error("the line ends, wanted " + wanted);
        }
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

    int tokenFrom() {
        return tokenFrom;
    }

    int tokenTo() {
        return tokenTo;
    }

    String token() {
        return new String(bytes, tokenFrom, tokenTo - tokenFrom, StandardCharsets.UTF_8);
    }

    String shownToken() {
        return Shown.token(bytes, tokenFrom, tokenTo);
    }

    /** The rest of the line after the current token, without blanks at its ends. */
    String rest() {
        return new String(bytes, cursor, end - cursor, StandardCharsets.UTF_8).strip();
    }

    boolean tokenIs(String ascii) {
        if (tokenTo - tokenFrom != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[tokenFrom + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean tokenIsAnyCase(String lower) {
        return tokenTo - tokenFrom == lower.length()
                && FileBytes.lowerAscii(token()).equals(lower);
    }

    MeshFormatException error(String problem) {
        return MeshFormatException.atLine(file.path(), line, problem);
    }
}
