package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;

/**
 * A walk over the tokens of a text file, and what a token can be: a number, an integer, a count, a word.
 *
 * <p>Tokens are read by position, no string is made unless asked for. Which tokens there are, and where they end, is up to the
 * kinds: {@link TextLines} where lines matter, {@link Tokens} where a line end is only a blank.
 */
abstract class AsciiTokens {
    final FileBytes file;
    final byte[] bytes;

    /** The current token: its first byte, and the byte after its last. */
    int tokenFrom;

    int tokenTo;

    AsciiTokens(FileBytes file) {
        this.file = file;
        this.bytes = file.bytes();
    }

    /** Goes to the next token; false where there is none. */
    abstract boolean nextToken();

    /** Makes the token that was just reached the next one again. */
    abstract void unreadToken();

    /** What ends where no token is left, "line" or "file". */
    abstract String ending();

    /** The bytes that can hold what a count announces. */
    abstract int remaining();

    /** An error at the current token. */
    abstract MeshFormatException error(String problem);

    final void need(String wanted) {
        if (!nextToken()) {
            throw error("the " + ending() + " ends, wanted " + wanted);
        }
    }

    /** The next token as a finite number. */
    final double finite(String wanted) {
        need(wanted);
        double value = AsciiNumbers.parse(bytes, tokenFrom, tokenTo);
        if (!Double.isFinite(value)) {
            throw badNumber(value, wanted);
        }
        return value;
    }

    /** The next token as a number; {@code nan} and {@code inf} are allowed, a number too large for a double is not. */
    final double number(String wanted) {
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
    final boolean tokenIsNumber() {
        return Double.isFinite(AsciiNumbers.parse(bytes, tokenFrom, tokenTo))
                || AsciiNumbers.word(bytes, tokenFrom, tokenTo) != 0;
    }

    final boolean tokenIsInteger() {
        return AsciiNumbers.integer(bytes, tokenFrom, tokenTo) != AsciiNumbers.NONE;
    }

    private MeshFormatException badNumber(double value, String wanted) {
        String shown = shownToken();
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
    final long integer(String wanted) {
        need(wanted);
        long value = AsciiNumbers.integer(bytes, tokenFrom, tokenTo);
        if (value == AsciiNumbers.NONE) {
            throw error("found " + shownToken() + ", wanted " + wanted);
        }
        return value;
    }

    /** The next token as a count of things of which each takes some bytes of the rest of the file. */
    final int count(String what, int bytesEach) {
        long value = integer("the number of " + what);
        if (value < 0) {
            throw error("the number of " + what + " is " + value + ", wanted 0 or more");
        }
        if (value > (remaining() + 1L) / bytesEach) {
            throw error("the header says " + value + " " + what + ", the " + remaining()
                    + " bytes that follow cannot hold them");
        }
        return (int) value;
    }

    /** The next token as a vertex id in 0..count-1. */
    final int id(int count) {
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

    /** The current token. */
    final String token() {
        return new String(bytes, tokenFrom, tokenTo - tokenFrom, StandardCharsets.UTF_8);
    }

    /** The current token for a message. */
    final String shownToken() {
        return Shown.token(bytes, tokenFrom, tokenTo);
    }

    final boolean tokenIs(String ascii) {
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

    final boolean tokenIsAnyCase(String lower) {
        return tokenTo - tokenFrom == lower.length()
                && FileBytes.lowerAscii(token()).equals(lower);
    }
}
