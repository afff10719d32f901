package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A strict parser of JSON (RFC 8259) in UTF-8: no comments, no trailing commas, no key twice, no lone surrogate, no number
 * beyond double, at most {@value #DEEPEST} levels.
 *
 * <p>Values become {@link JsonObject}, {@code List<Object>}, String, Double, Boolean or {@link #NULL}.
 */
final class JsonText {
    /** What stands for {@code null}. */
    static final Object NULL = new Object();

    private static final int DEEPEST = 128;

    private final FileBytes file;
    private final byte[] b;
    private final int end;
    private int at;
    private int depth;

    private JsonText(FileBytes file, int from, int to) {
        this.file = file;
        this.b = file.bytes();
        this.at = from;
        this.end = to;
    }

    /** The value that fills these bytes of a file. */
    static Object parse(FileBytes file, int from, int to) {
        JsonText text = new JsonText(file, from, to);
        Object value = text.value();
        text.blanks();
        if (text.at < to) {
            throw text.error("something after the end of the JSON value");
        }
        return value;
    }

    private MeshFormatException error(String problem) {
        return file.errorAt(at, at < end ? problem : "the JSON text ends too early");
    }

    private void blanks() {
        while (at < end && (b[at] == ' ' || b[at] == '\n' || b[at] == '\r' || b[at] == '\t')) {
            at++;
        }
    }

    private int peek() {
        blanks();
        if (at >= end) {
            throw error("");
        }
        return b[at];
    }

    private Object value() {
        int c = peek();
        switch (c) {
            case '{', '[' -> {
                if (++depth > DEEPEST) {
                    throw error("more than " + DEEPEST + " levels of JSON");
                }
                at++;
                Object value = c == '{' ? object() : array();
                depth--;
                return value;
            }
            case '"' -> {
                return string();
            }
            case 't' -> {
                return word("true", true);
            }
            case 'f' -> {
                return word("false", false);
            }
            case 'n' -> {
                return word("null", NULL);
            }
            default -> {
                return number();
            }
        }
    }

    private Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || b[at + i] != word.charAt(i)) {
                throw error("found " + Shown.token(b, at, Math.min(end, at + 8)) + ", wanted a JSON value");
            }
        }
        at += word.length();
        return value;
    }

    private JsonObject object() {
        if (peek() == '}') {
            at++;
            return JsonObject.EMPTY;
        }
        List<String> keys = new ArrayList<>(4);
        List<Object> values = new ArrayList<>(4);
        while (more(keys.isEmpty(), '}')) {
            if (peek() != '"') {
                throw error("wanted the name of a member in double quotes");
            }
            keys.add(string());
            if (peek() != ':') {
                throw error("wanted : after the name of a member");
            }
            at++;
            values.add(value());
        }
        JsonObject object = JsonObject.of(keys, values);
        String twice = object.keyTwice();
        if (twice != null) {
            throw file.errorAt(at, "the member " + Shown.token(twice) + " stands twice in an object that ends before");
        }
        return object;
    }

    private List<Object> array() {
        if (peek() == ']') {
            at++;
            return List.of();
        }
        List<Object> values = new ArrayList<>(4);
        while (more(values.isEmpty(), ']')) {
            values.add(value());
        }
        return List.copyOf(values); // one object for up to two elements: hostile text is many small lists
    }

    /** Whether another element follows; takes the comma before it, or the closing bracket. */
    private boolean more(boolean first, char close) {
        int c = peek();
        if (c == close) {
            at++;
            return false;
        }
        if (first) {
            return true;
        }
        if (c != ',') {
            throw error("wanted , or " + close);
        }
        at++;
        return true;
    }

    private String string() {
        int start = ++at;
        while (at < end && b[at] != '"' && b[at] != '\\' && (b[at] & 0xff) >= ' ') {
            at++;
        }
        if (at < end && b[at] == '"') {
            return utf8(start, at++);
        }
        StringBuilder text = new StringBuilder(utf8(start, at));
        while (at < end && b[at] != '"') {
            if (b[at] == '\\') {
                at++;
                text.append(escaped());
                continue;
            }
            int from = at;
            while (at < end && b[at] != '"' && b[at] != '\\' && (b[at] & 0xff) >= ' ') {
                at++;
            }
            if (at == from) {
                throw error("a control character in a string");
            }
            text.append(utf8(from, at));
        }
        if (at >= end) {
            throw error("");
        }
        at++;
        for (int i = 0; i < text.length(); i++) {
            boolean pair = Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair && Character.isSurrogate(text.charAt(i))) {
                throw file.errorAt(start, "a string with half of a surrogate pair");
            }
            i += pair ? 1 : 0;
        }
        return text.toString();
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(b, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw file.errorAt(from, "a string that is no UTF-8");
        }
    }

    private char escaped() {
        if (at >= end) {
            throw error("");
        }
        int c = b[at++];
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c != 'u' || at + 4 > end) {
            at--;
            throw error("an unknown escape in a string");
        }
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = b[at] < 0 ? -1 : Character.digit((char) b[at], 16);
            if (digit < 0) {
                throw error("wanted four hexadecimal digits");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    /** {@code -? (0 | [1-9] digits) (. digits)? (e sign? digits)?}. */
    private Double number() {
        int from = at;
        at += b[at] == '-' ? 1 : 0;
        int whole = at;
        digits();
        boolean good = at > whole && (b[whole] != '0' || at == whole + 1);
        if (good && at < end && b[at] == '.') {
            int point = at++;
            digits();
            good = at > point + 1;
        }
        if (good && at < end && (b[at] == 'e' || b[at] == 'E')) {
            at++;
            at += at < end && (b[at] == '-' || b[at] == '+') ? 1 : 0;
            int power = at;
            digits();
            good = at > power;
        }
        double value = good ? AsciiNumbers.parse(b, from, at) : Double.NaN;
        if (!Double.isFinite(value)) {
            String shown = Shown.token(b, from, Math.min(end, Math.max(at, from + 8)));
            at = from;
            throw error(Double.isNaN(value) ? "found " + shown + ", wanted a JSON value" : shown + " is too large");
        }
        return value;
    }

    private void digits() {
        while (at < end && b[at] >= '0' && b[at] <= '9') {
            at++;
        }
    }
}
