package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header of a {@code .npy} file: magic, version, and a Python literal of three entries.
 *
 * @param type kind and size, like "f8"
 * @param bigEndian the byte order
 * @param fortranOrder whether the first index runs fastest
 * @param shape the extents
 * @param bodyStart the first byte of the numbers
 */
@SuppressWarnings("ArrayRecordComponent") // a handful of extents that never leave this package
record NpyHeader(String type, boolean bigEndian, boolean fortranOrder, int[] shape, int bodyStart) {
    private static final int LONGEST = 10_000;
    private static final Set<String> TYPES =
            Set.of("f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1");

    /** Makes an exception for a byte of the array's file. */
    interface Fault {
        MeshFormatException at(long offset, String problem);
    }

    int count() {
        int count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        return count;
    }

    static NpyHeader read(byte[] bytes, Fault fault) {
        if (bytes.length < 10
                || (bytes[0] & 0xff) != 0x93
                || !ascii(bytes, 1, 6).equals("NUMPY")) {
            throw fault.at(0, "no numpy array, wanted the bytes 93 N U M P Y");
        }
        int version = bytes[6];
        if (version < 1 || version > 3 || bytes[7] != 0) {
            throw fault.at(6, "version " + version + "." + bytes[7] + " of the format, wanted 1.0, 2.0 or 3.0");
        }
        int start = version == 1 ? 10 : 12;
        if (bytes.length < start) {
            throw fault.at(8, "the file ends in its header");
        }
        long length = 0;
        for (int i = start - 1; i >= 8; i--) {
            length = (length << 8) | (bytes[i] & 0xff);
        }
        if (length > LONGEST || length > bytes.length - start) {
            throw fault.at(
                    8,
                    "a header of " + length + " bytes, wanted at most " + LONGEST + ", and " + (bytes.length - start)
                            + " follow");
        }
        int end = start + (int) length;
        Map<String, String> entries = new Literal(ascii(bytes, start, end), start, fault).dictionary();
        if (!entries.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
            throw fault.at(
                    start,
                    "the header has the entries " + Shown.token(String.join(", ", entries.keySet()))
                            + ", wanted descr, fortran_order and shape");
        }
        return checked(entries, bytes.length, start, end, fault);
    }

    private static NpyHeader checked(Map<String, String> entries, int total, int start, int end, Fault fault) {
        String descr = entries.getOrDefault("descr", "");
        if (descr.startsWith("[")) {
            throw fault.at(start, "a structured type, wanted plain numbers");
        }
        if (descr.matches("['<>|=]*O.*")) {
            throw fault.at(start, "Python objects (pickle), which are never read: they would run what the file says");
        }
        String type = descr.matches("[<>|].+") ? descr.substring(1) : "";
        if (!TYPES.contains(type) || (descr.charAt(0) == '|' && !type.endsWith("1"))) {
            throw fault.at(
                    start,
                    "numbers of type " + Shown.token(descr) + ", wanted bool, an integer, float16, float32 or float64");
        }
        String order = entries.getOrDefault("fortran_order", "");
        if (!order.equals("True") && !order.equals("False")) {
            throw fault.at(start, "fortran_order " + Shown.token(order) + ", wanted True or False");
        }
        int[] shape = shape(entries.getOrDefault("shape", ""), start, fault);
        int size = type.charAt(1) - '0';
        long bytes = bytes(shape, size);
        if (bytes != total - end) {
            throw fault.at(
                    end,
                    "shape " + Shown.token(entries.getOrDefault("shape", "")) + " of " + size + "-byte numbers wants "
                            + bytes + " bytes, " + (total - end) + " follow");
        }
        return new NpyHeader(type, descr.charAt(0) == '>', order.equals("True"), shape, end);
    }

    /** The bytes of all numbers; the largest long where a long cannot hold them. */
    private static long bytes(int[] shape, int size) {
        long bytes = size;
        for (int extent : shape) {
            if (extent == 0) {
                return 0;
            }
        }
        for (int extent : shape) {
            bytes = bytes > Long.MAX_VALUE / extent ? Long.MAX_VALUE : bytes * extent;
        }
        return bytes;
    }

    private static int[] shape(String text, int start, Fault fault) {
        if (!text.matches("\\([0-9, ]*\\)")) {
            throw fault.at(start, "shape " + Shown.token(text) + ", wanted numbers of 0 or more in parentheses");
        }
        List<Integer> extents = new ArrayList<>();
        for (String part : text.substring(1, text.length() - 1).split(",", -1)) {
            String digits = part.strip();
            if (digits.isEmpty()) {
                continue;
            }
            if (digits.length() > 10 || !digits.matches("[0-9]+") || Long.parseLong(digits) > Integer.MAX_VALUE) {
                throw fault.at(start, "the extent " + Shown.token(digits) + " of the shape is too large");
            }
            extents.add(Integer.parseInt(digits));
        }
        return extents.stream().mapToInt(i -> i).toArray();
    }

    /** The header of an array as it is written: version 1, padded to a multiple of 64 bytes. */
    static String write(String descr, int[] shape) {
        StringBuilder extents = new StringBuilder("(");
        for (int extent : shape) {
            extents.append(extent).append(shape.length == 1 ? "," : ", ");
        }
        if (shape.length > 1) {
            extents.setLength(extents.length() - 2);
        }
        String literal =
                String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': %s), }", descr, extents);
        int padding = 64 - (10 + literal.length() + 1) % 64;
        int length = literal.length() + padding + 1;
        return "\u0093NUMPY\u0001\u0000" + (char) (length & 255) + (char) (length >> 8) + literal + " ".repeat(padding)
                + "\n";
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** {@code {'key': value, …}} with values that are strings, words, tuples of numbers, or lists left unread. */
    private static final class Literal {
        private final String text;
        private final int offset;
        private final Fault fault;
        private int at;

        Literal(String text, int offset, Fault fault) {
            this.text = text;
            this.offset = offset;
            this.fault = fault;
        }

        Map<String, String> dictionary() {
            Map<String, String> entries = new HashMap<>();
            expect('{');
            while (peek() != '}') {
                String key = string();
                expect(':');
                if (entries.put(key, value()) != null) {
                    throw problem("the entry " + Shown.token(key) + " comes twice");
                }
                if (peek() == ',') {
                    at++;
                } else if (peek() != '}') {
                    throw problem("wanted , or }");
                }
            }
            at++;
            if (peek() != 0) {
                throw problem("wanted nothing after }");
            }
            return entries;
        }

        private String value() {
            char c = peek();
            if (c == '\'' || c == '"') {
                return string();
            }
            if (c == '(') {
                return upTo(')');
            }
            if (c == '[') {
                return upTo(']');
            }
            int from = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (from == at) {
                throw problem("wanted a string, True, False or a tuple");
            }
            return text.substring(from, at);
        }

        private String upTo(char close) {
            int end = close == ']' ? text.lastIndexOf(close) : text.indexOf(close, at);
            if (end < at) {
                throw problem("wanted a closing " + close);
            }
            String found = text.substring(at, end + 1);
            at = end + 1;
            return found;
        }

        private String string() {
            char quote = peek();
            if (quote != '\'' && quote != '"') {
                throw problem("wanted a quoted name");
            }
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw problem("wanted a closing quote");
            }
            String found = text.substring(at + 1, end);
            at = end + 1;
            return found;
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw problem("wanted " + wanted);
            }
            at++;
        }

        /** The next character that is no blank; 0 at the end. */
        private char peek() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private MeshFormatException problem(String wanted) {
            String found = at < text.length() ? Shown.token(text.substring(at)) : "the end of the header";
            return fault.at((long) offset + at, "found " + found + ", " + wanted);
        }
    }
}
