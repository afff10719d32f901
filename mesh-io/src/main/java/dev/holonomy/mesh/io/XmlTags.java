package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags of an XML file one after the other, with the text before each left where it stands.
 *
 * <p>Only what data files need: elements, attributes, comments, processing instructions (skipped). A document type is refused,
 * so there are no entities but the five of XML and numbers; CDATA is refused as well.
 */
final class XmlTags {
    private static final int MOST_ATTRIBUTES = 100;

    private final FileBytes file;
    private final byte[] b;
    private final List<String> comments = new ArrayList<>();
    private int at;
    private int textFrom;
    private int textTo;
    private String name = "";
    private boolean start;
    private boolean empty;
    private Map<String, String> attributes = Map.of();

    XmlTags(FileBytes file) {
        this.file = file;
        this.b = file.bytes();
        this.at = file.textStart();
    }

    /** Goes to the next tag of an element; false at the end of the file. */
    boolean next() {
        textFrom = at;
        while (true) {
            int open = at;
            while (open < b.length && b[open] != '<') {
                open++;
            }
            textTo = open;
            if (open >= b.length) {
                at = open;
                return false;
            }
            at = open;
            if (is("<!--")) {
                int from = at + 4;
                skipTo(from, "-->");
                if (comments.size() < 1 << 16) {
                    comments.add(new String(b, from, at - 3 - from, StandardCharsets.UTF_8).strip());
                }
                textFrom = at;
            } else if (is("<?")) {
                skipTo(at + 2, "?>");
                textFrom = at;
            } else if (is("<!")) {
                throw file.errorAt(at, "a document type or CDATA, which is not read");
            } else {
                tag();
                return true;
            }
        }
    }

    private boolean is(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (at + i >= b.length || b[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipTo(int from, String ascii) {
        int open = at;
        at = from;
        while (!is(ascii)) {
            if (++at >= b.length) {
                throw file.errorAt(open, "the file ends before " + ascii);
            }
        }
        at += ascii.length();
    }

    private void tag() {
        int open = at++;
        start = !is("/");
        at += start ? 0 : 1;
        name = word();
        attributes = new LinkedHashMap<>();
        while (true) {
            blanks();
            if (is("/>") && start) {
                at += 2;
                empty = true;
                return;
            }
            if (is(">")) {
                at++;
                empty = false;
                return;
            }
            if (!start || attributes.size() == MOST_ATTRIBUTES) {
                throw file.errorAt(open, "a tag that does not end");
            }
            String key = word();
            blanks();
            if (!is("=")) {
                throw file.errorAt(at, "wanted = after the attribute " + Shown.token(key));
            }
            at++;
            blanks();
            if (attributes.put(key, value()) != null) {
                throw file.errorAt(at, "the attribute " + Shown.token(key) + " for the second time");
            }
        }
    }

    private void blanks() {
        while (at < b.length && (b[at] == ' ' || b[at] == '\n' || b[at] == '\r' || b[at] == '\t')) {
            at++;
        }
    }

    private String word() {
        int from = at;
        while (at < b.length
                && (Character.isLetterOrDigit(b[at]) || b[at] == '_' || b[at] == ':' || b[at] == '-' || b[at] == '.')) {
            at++;
        }
        if (at == from || at - from > 1000) {
            throw file.errorAt(from, "wanted a name in a tag");
        }
        return new String(b, from, at - from, StandardCharsets.US_ASCII);
    }

    private String value() {
        int quote = at < b.length ? b[at] : 0;
        if (quote != '"' && quote != '\'') {
            throw file.errorAt(at, "wanted a value in quotes");
        }
        int from = ++at;
        while (at < b.length && b[at] != quote && b[at] != '<') {
            at++;
        }
        if (at >= b.length || b[at] == '<') {
            throw file.errorAt(from, "a value whose quotes do not end");
        }
        return unescaped(new String(b, from, at++ - from, StandardCharsets.UTF_8), from);
    }

    private String unescaped(String text, int where) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '&') {
                out.append(text.charAt(i));
                continue;
            }
            int end = text.indexOf(';', i);
            String entity = end < 0 ? "" : text.substring(i + 1, end);
            int known = List.of("lt", "gt", "amp", "quot", "apos").indexOf(entity);
            if (known >= 0) {
                out.append("<>&\"'".charAt(known));
            } else if (entity.matches("#[0-9]{1,6}")) {
                out.appendCodePoint(Integer.parseInt(entity.substring(1)));
            } else {
                throw file.errorAt(where, "an entity in " + Shown.token(text) + ", which is not read");
            }
            i = end;
        }
        return out.toString();
    }

    /** Whether the tag is a start tag or an empty element of this name. */
    boolean starts(String element) {
        return start && name.equals(element);
    }

    /** Whether the tag ends an element of this name. */
    boolean ends(String element) {
        return !start && name.equals(element);
    }

    /** Whether the tag starts an element. */
    boolean isStart() {
        return start;
    }

    /** Whether the element is one tag, without content. */
    boolean isEmpty() {
        return empty;
    }

    String name() {
        return name;
    }

    String attribute(String key, String otherwise) {
        return attributes.getOrDefault(key, otherwise);
    }

    /** The first byte of the text before the tag. */
    int textFrom() {
        return textFrom;
    }

    /** The byte after the text before the tag. */
    int textTo() {
        return textTo;
    }

    /** The byte after the tag. */
    int position() {
        return at;
    }

    /** The texts of the comments so far. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    MeshFormatException error(String problem) {
        return file.errorAt(textTo, problem);
    }
}
