package dev.holonomy.mesh.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a PLY file.
 *
 * @param encoding how the body is written
 * @param elements what the body holds, in this order
 * @param comments the text of the comments, in order
 * @param bodyStart the first byte of the body
 * @param bodyLine the line in which the body starts, from 1
 */
record PlyHeader(Encoding encoding, List<Element> elements, List<String> comments, int bodyStart, int bodyLine) {
    enum Encoding {
        ASCII("ascii"),
        LITTLE_ENDIAN("binary_little_endian"),
        BIG_ENDIAN("binary_big_endian");

        private final String word;

        Encoding(String word) {
            this.word = word;
        }
    }

    /** A property; a list where the type of its count is given. */
    record Property(String name, PlyType type, @Nullable PlyType countType) {
        boolean isList() {
            return countType != null;
        }

        int leastBytes() {
            return countType == null ? type.bytes : countType.bytes;
        }
    }

    /** An element: so many rows of these properties. */
    record Element(String name, int line, long count, List<Property> properties) {
        int index(String property) {
            for (int i = 0; i < properties.size(); i++) {
                if (properties.get(i).name.equals(property)) {
                    return i;
                }
            }
            return -1;
        }

        /** The least bytes a row takes in a binary body. */
        long leastBytes() {
            return properties.stream().mapToLong(Property::leastBytes).sum();
        }
    }

    static PlyHeader read(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.PLAIN);
        lines.nextLine();
        boolean macEnds = endsWithCarriageReturnOnly(file);
        Encoding encoding = null;
        List<Element> elements = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        Set<String> elementNames = new HashSet<>();
        Set<String> propertyNames = new HashSet<>();
        while (lines.nextLineWithToken()) {
            switch (lines.token()) {
                case "format" -> encoding = encoding(lines);
                case "comment" -> comments.add(lines.rest());
                case "obj_info" -> {
                    // free text as well, but of no use here
                }
                case "element" -> {
                    Element element = element(lines);
                    if (!elementNames.add(element.name)) {
                        throw lines.error("the element " + Shown.token(element.name) + " for the second time");
                    }
                    propertyNames.clear();
                    elements.add(element);
                }
                case "property" -> {
                    if (elements.isEmpty()) {
                        throw lines.error("a property before the first element");
                    }
                    Property property = property(lines);
                    if (!propertyNames.add(property.name)) {
                        throw lines.error("the property " + Shown.token(property.name) + " for the second time");
                    }
                    elements.get(elements.size() - 1).properties.add(property);
                }
                case "end_header" -> {
                    if (encoding == null) {
                        throw lines.error("the header ends without a format line");
                    }
                    int start = lines.position();
                    if (macEnds && file.bytes()[start - 1] == '\n') {
                        start--; // this line feed is the first byte of the body
                    }
                    return new PlyHeader(encoding, elements, comments, start, lines.line() + 1);
                }
                default ->
                    throw lines.error("found " + lines.shownToken()
                            + " in the header, wanted format, comment, element, property or end_header");
            }
        }
        throw lines.error("the file ends before end_header");
    }

    private static boolean endsWithCarriageReturnOnly(FileBytes file) {
        byte[] b = file.bytes();
        int i = file.textStart();
        while (i < b.length && b[i] != '\r' && b[i] != '\n') {
            i++;
        }
        return i + 1 < b.length && b[i] == '\r' && b[i + 1] != '\n';
    }

    private static Encoding encoding(TextLines lines) {
        lines.nextToken();
        for (Encoding encoding : Encoding.values()) {
            if (lines.tokenIs(encoding.word)) {
                lines.nextToken();
                if (!lines.tokenIs("1.0")) {
                    throw lines.error("format version " + lines.shownToken() + ", wanted 1.0");
                }
                return encoding;
            }
        }
        throw lines.error("format " + lines.shownToken() + ", wanted ascii, binary_little_endian or binary_big_endian");
    }

    private static Element element(TextLines lines) {
        if (!lines.nextToken()) {
            throw lines.error("an element without a name");
        }
        String name = lines.token();
        long count = lines.integer("the number of elements");
        if (count < 0) {
            throw lines.error("the number of elements " + Shown.token(name) + " is " + count + ", wanted 0 or more");
        }
        return new Element(name, lines.line(), count, new ArrayList<>());
    }

    private static Property property(TextLines lines) {
        lines.nextToken();
        PlyType countType = null;
        if (lines.tokenIs("list")) {
            countType = type(lines);
            if (!countType.isInteger()) {
                throw lines.error("a list counted in " + countType.word + ", wanted an integer type");
            }
            lines.nextToken();
        }
        lines.unreadToken();
        PlyType type = type(lines);
        if (!lines.nextToken()) {
            throw lines.error("a property without a name");
        }
        return new Property(lines.token(), type, countType);
    }

    private static PlyType type(TextLines lines) {
        lines.nextToken();
        PlyType type = PlyType.named(lines.token());
        if (type == null) {
            throw lines.error("the type " + lines.shownToken()
                    + ", wanted char, uchar, short, ushort, int, uint, float or double");
        }
        return type;
    }
}
