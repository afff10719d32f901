package dev.holonomy.mesh.io;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our own writers note about the columns of numbers in a file: which are labels and with which class names, which three
 * make a vector, which are maps, and the names that people see. Notes stand in the comments of PLY and VTU, and in the
 * {@code extras} of glTF.
 *
 * <pre>
 * holonomy value vertex labels parts body%20parts
 * holonomy class vertex parts 0 head
 * holonomy value vertex vectors normal normal      (PLY: properties normal_x, normal_y, normal_z)
 * holonomy value vertex map:6890 match match
 * holonomy value face scalars error error
 * </pre>
 *
 * Names are UTF-8 with percent signs for all but letters, digits and {@code . _}, as a property name has no blanks and an XML
 * comment no two dashes.
 */
final class ValueNotes {
    private static final String PREFIX = "holonomy ";

    /** A note on one value: kind is scalars, labels, vectors or map. */
    record Note(String kind, String name, int targetCount, List<String> classNames) {}

    private final Map<String, Note> notes = new LinkedHashMap<>();

    ValueNotes(List<String> comments, Warnings warnings) {
        for (String comment : comments) {
            if (comment.startsWith(PREFIX) && !understand(comment.split(" +"))) {
                warnings.add("note not understood: " + Shown.token(comment));
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
        return notes.get(key(element, encode(property)));
    }

    /** A column of numbers of the vertices as what its note says, or as scalars. */
    MeshValues vertexValue(String property, double[] column, Warnings warnings) {
        Note note = of("vertex", property);
        if (note == null) {
            return new VertexScalars(property, column);
        }
        int[] ids = ids(note, column);
        if (ids != null) {
            return note.kind.equals("labels")
                    ? new VertexLabels(note.name, ids, note.classNames)
                    : new VertexMap(note.name, ids, note.targetCount);
        }
        warnIfOther(note, property, warnings);
        return new VertexScalars(note.name, column);
    }

    /** A column of numbers of the triangles as what its note says, or as scalars. */
    MeshValues faceValue(String property, double[] column, Warnings warnings) {
        Note note = of("face", property);
        if (note == null) {
            return new FaceScalars(property, column);
        }
        int[] ids = note.kind.equals("labels") ? ids(note, column) : null;
        if (ids != null) {
            return new FaceLabels(note.name, ids, note.classNames);
        }
        warnIfOther(note, property, warnings);
        return new FaceScalars(note.name, column);
    }

    /** The column as ids from -1 on, or null where the note does not ask for ids or the numbers do not fit it. */
    private static int @Nullable [] ids(Note note, double[] column) {
        boolean labels = note.kind.equals("labels");
        if (!labels && !note.kind.equals("map")) {
            return null;
        }
        int count = labels ? note.classNames.size() : note.targetCount;
        int[] ids = new int[column.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) column[i];
            if (ids[i] != column[i] || ids[i] < -1 || ids[i] >= count) {
                return null;
            }
        }
        return ids;
    }

    private static void warnIfOther(Note note, String property, Warnings warnings) {
        if (!note.kind.equals("scalars")) {
            warnings.add("the values " + Shown.token(property) + " are not the " + note.kind
                    + " that a note says, read as numbers");
        }
    }

    /** The columns of an element that have notes, each with its place among all notes. */
    Map<String, Integer> order(String element) {
        Map<String, Integer> order = new HashMap<>();
        for (String key : notes.keySet()) {
            if (key.startsWith(element + " ")) {
                order.put(decode(key.substring(element.length() + 1)), order.size());
            }
        }
        return order;
    }

    /** The notes on a value that is written as a column of this name; none where the column alone says it all. */
    static List<String> lines(MeshValues value, String property) {
        String element = PlyWriter.isOnFaces(value) ? "face" : "vertex";
        List<String> classNames = List.of();
        String kind = "scalars";
        if (value instanceof VertexLabels labels) {
            classNames = labels.classNames();
            kind = "labels";
        } else if (value instanceof FaceLabels labels) {
            classNames = labels.classNames();
            kind = "labels";
        } else if (value instanceof VertexMap map) {
            kind = "map:" + map.targetCount();
        } else if (value instanceof VertexVectors) {
            kind = "vectors";
        }
        List<String> lines = new ArrayList<>();
        if (!kind.equals("scalars") || !value.name().equals(property)) {
            lines.add(PREFIX + "value " + element + " " + kind + " " + property + " " + encode(value.name()));
        }
        for (int id = 0; id < classNames.size(); id++) {
            lines.add(PREFIX + "class " + element + " " + property + " " + id + " " + encode(classNames.get(id)));
        }
        return lines;
    }

    /** The name with percent signs; an empty one is a single percent sign. */
    static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || b == '.' || b == '_') {
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
