package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The words and the arrays of numbers of a VTK legacy file, in text or binary (big-endian). */
final class VtkSource {
    private final FileBytes file;
    private final Tokens tokens;
    private final boolean binary;

    /** Reads the first three lines. */
    VtkSource(FileBytes file) {
        this.file = file;
        this.tokens = new Tokens(file, 0, file.length());
        tokens.restOfLine();
        tokens.restOfLine(); // the title
        String encoding = tokens.keyword("ASCII or BINARY");
        if (!encoding.equals("ascii") && !encoding.equals("binary")) {
            throw tokens.error("found " + tokens.shownToken() + ", wanted ASCII or BINARY");
        }
        binary = encoding.equals("binary");
    }

    Tokens tokens() {
        return tokens;
    }

    boolean isBinary() {
        return binary;
    }

    VtkType type() {
        VtkType type = VtkType.legacy(tokens.keyword("a type"));
        if (type == null) {
            throw tokens.error("found " + tokens.shownToken() + ", wanted a number type like float");
        }
        return type;
    }

    String name() {
        return ValueNotes.decode(tokens.word("a name"));
    }

    int width(String token) {
        if (!token.matches("[0-9]{1,4}")) {
            throw tokens.error("found " + Shown.token(token) + ", wanted the number of components");
        }
        return Integer.parseInt(token);
    }

    /** Skips to the next blank line. */
    void metadata() {
        tokens.restOfLine();
        String line = "";
        do {
            line = tokens.restOfLine();
        } while (!line.isEmpty());
    }

    /** So many numbers; binary ones start behind the line that announces them. */
    double[] numbers(VtkType type, long count) {
        if (binary) {
            tokens.restOfLine();
        }
        return numbersHere(type, count);
    }

    /** So many numbers, which start here. */
    double[] numbersHere(VtkType type, long count) {
        if (binary) {
            if (count > tokens.remaining() / type.bytes) {
                throw file.errorAt(
                        tokens.position(),
                        count + " numbers of " + type.bytes + " bytes, " + tokens.remaining() + " bytes follow");
            }
            ByteBuffer body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.BIG_ENDIAN);
            body.position(tokens.position());
            double[] numbers = new double[(int) count];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = type.read(body);
            }
            tokens.moveTo(body.position());
            return numbers;
        }
        if (count > (tokens.remaining() + 1L) / 2) {
            throw tokens.error(count + " numbers, " + tokens.remaining() + " bytes follow");
        }
        double[] numbers = new double[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type.integer ? tokens.integer("an integer") : type.held(tokens.number("a number"));
        }
        return numbers;
    }
}
