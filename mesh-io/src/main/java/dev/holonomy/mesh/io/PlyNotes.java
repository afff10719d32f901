package dev.holonomy.mesh.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our own comments in a PLY header say about its properties: which are labels and with which class names, which three
 * make a vector, which are maps, and the names that people see.
 *
 * <pre>
 * comment holonomy value vertex labels parts body%20parts
 * comment holonomy class vertex parts 0 head
 * comment holonomy value vertex vectors normal normal      (properties normal_x, normal_y, normal_z)
 * comment holonomy value vertex map:6890 match match
 * comment holonomy value face scalars error error
 * </pre>
 *
 * Names are UTF-8 with percent signs for all but letters, digits and {@code . _ -}, as a property name has no blanks.
 */
final class PlyNotes {
    private static final String PREFIX = "holonomy ";

    /** A note on one value: kind is scalars, labels, vectors or map. */
    record Note(String kind, String name, int targetCount, List<String> classNames) {}

    private final Map<String, Note> notes = new HashMap<>();

    PlyNotes(List<String> comments, Warnings warnings) {
        for (String comment : comments) {
            if (comment.startsWith(PREFIX) && !understand(comment.split(" +"))) {
                warnings.add("comment not understood: " + Shown.token(comment));
            }
        }
    }

    private boolean understand(String[] words) {
        if (words.length != 6 || !(words[2].equals("vertex") || words[2].equals("face"))) {
            return false;
        }
        if (words[1].equals("value")) {
            String kind = words[3];
            int targetCount = 0;
            if (kind.startsWith("map:")) {
                targetCount = smallNumber(kind.substring(4));
                kind = "map";
            }
            if (targetCount < 0
                    || !List.of("scalars", "labels", "vectors", "map").contains(kind)) {
                return false;
            }
            notes.put(key(words[2], words[4]), new Note(kind, decode(words[5]), targetCount, new ArrayList<>()));
            return true;
        }
        Note note = notes.get(key(words[2], words[3]));
        if (!words[1].equals("class") || note == null || smallNumber(words[4]) != note.classNames.size()) {
            return false;
        }
        note.classNames.add(decode(words[5]));
        return true;
    }

    private static int smallNumber(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private static String key(String element, String property) {
        return element + " " + property;
    }

    @Nullable
    Note of(String element, String property) {
        return notes.get(key(element, property));
    }

    static String value(String element, String kind, String property, String name) {
        return "comment " + PREFIX + "value " + element + " " + kind + " " + property + " " + encode(name) + "\n";
    }

    static String className(String element, String property, int id, String name) {
        return "comment " + PREFIX + "class " + element + " " + property + " " + id + " " + encode(name) + "\n";
    }

    /** The name with percent signs; an empty one is a single percent sign. */
    static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || b == '.' || b == '_' || b == '-') {
                out.append((char) b);
            } else {
                out.append('%').append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        return out.length() == 0 ? "%" : out.toString();
    }

    static String decode(String text) {
        if (text.equals("%")) {
            return "";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.write(16 * high + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
