package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sections of a Gmsh file and the numbers in them, in text or binary. */
final class GmshSource {
    private final FileBytes file;
    private final Tokens tokens;
    private final ByteBuffer body;
    private boolean binary;
    private boolean wide;

    GmshSource(FileBytes file) {
        this.file = file;
        this.tokens = new Tokens(file, file.textStart(), file.length());
        this.body = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the first section; whether the file is of version 4.1 rather than 2.2. */
    boolean header() {
        if (!tokens.nextIs("$MeshFormat")) {
            throw tokens.error("a Gmsh file starts with $MeshFormat");
        }
        String version = tokens.word("a version");
        if (!version.matches("2(\\.[0-2])?|4\\.1")) {
            throw tokens.error("version " + tokens.shownToken() + ", wanted 2.2 or 4.1");
        }
        long encoding = tokens.integer("0 for text or 1 for binary");
        long size = tokens.integer("the size of a number");
        if (encoding < 0 || encoding > 1 || size != 8) {
            throw tokens.error("file type " + encoding + " with numbers of " + size + " bytes, wanted 0 or 1 and 8");
        }
        if (encoding == 1) {
            tokens.restOfLine();
            body.position(tokens.position());
            if (body.remaining() < 4) {
                throw file.errorAt(body.position(), "the file ends in its header");
            }
            int one = body.getInt();
            if (one != 1 && one != 1 << 24) {
                throw file.errorAt(body.position() - 4, "found " + one + ", wanted a 1 that shows the byte order");
            }
            body.order(one == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            tokens.moveTo(body.position());
        }
        endSection("MeshFormat");
        binary = encoding == 1;
        wide = version.startsWith("4");
        return wide;
    }

    boolean isBinary() {
        return binary;
    }

    /** The name of the next section, or null at the end of the file. */
    @Nullable
    String nextSection() {
        if (!tokens.nextToken()) {
            return null;
        }
        String name = tokens.token();
        if (!name.startsWith("$") || name.startsWith("$End")) {
            throw tokens.error("found " + tokens.shownToken() + ", wanted the start of a section like $Nodes");
        }
        if (binary && !name.equals("$PhysicalNames")) {
            tokens.restOfLine();
        }
        body.position(tokens.position());
        return name.substring(1);
    }

    /** Goes behind the end of a section that was read. */
    void endSection(String name) {
        if (binary && !name.equals("PhysicalNames")) {
            tokens.moveTo(body.position());
        }
        if (!tokens.nextIs("$End" + name)) {
            throw tokens.error("found " + tokens.shownToken() + ", wanted $End" + name);
        }
    }

    /** Goes behind the end of a section of any content. */
    void skipSection(String name) {
        byte[] mark = ("$End" + name).getBytes(StandardCharsets.UTF_8);
        byte[] b = file.bytes();
        for (int i = tokens.position(); i + mark.length <= b.length; i++) {
            if (b[i] == '$' && Arrays.equals(b, i, i + mark.length, mark, 0, mark.length)) {
                tokens.moveTo(i + mark.length);
                return;
            }
        }
        throw tokens.error("the file ends before $End" + name);
    }

    /** Behind a count in text: the line ends, and binary numbers start. */
    void endOfLine() {
        if (binary) {
            tokens.restOfLine();
            body.position(tokens.position());
        }
    }

    int textCount(String what, int bytesEach) {
        return tokens.count(what, bytesEach);
    }

    long textInteger(String wanted) {
        return tokens.integer(wanted);
    }

    /** A name in double quotes. */
    String textName() {
        String rest = tokens.restOfLine();
        boolean quoted = rest.length() > 1 && rest.startsWith("\"") && rest.endsWith("\"");
        return quoted ? rest.substring(1, rest.length() - 1) : rest;
    }

    /** An int. */
    long integer() {
        if (!binary) {
            return tokens.integer("an integer");
        }
        need(4);
        return body.getInt();
    }

    /** A size or tag: 64 bits in binary files of version 4.1. */
    long size() {
        if (!binary || !wide) {
            return integer();
        }
        need(8);
        return body.getLong();
    }

    /** The number of things of which each takes some bytes of the rest of the file. */
    long size(String what, int bytesEach) {
        long value = size();
        int left = binary ? body.remaining() : tokens.remaining();
        if (value < 0 || value > (left + 1L) / bytesEach) {
            throw error(
                    "the number of " + what + " is " + value + ", the " + left + " bytes that follow cannot hold them");
        }
        return value;
    }

    double number() {
        if (!binary) {
            return tokens.number("a number");
        }
        need(8);
        return body.getDouble();
    }

    private void need(int bytes) {
        if (body.remaining() < bytes) {
            throw error("the file ends in a section");
        }
    }

    MeshFormatException error(String problem) {
        return binary ? file.errorAt(body.position(), problem) : tokens.error(problem);
    }
}
