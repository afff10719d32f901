package dev.holonomy.mesh.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a JSON file that knows where it stands, so that an error names it like {@code meshes[0].primitives[1].mode}. */
final class JsonNode {
    private final FileBytes file;
    private final @Nullable JsonNode parent;
    private final String step;
    private final Object value;

    private JsonNode(FileBytes file, @Nullable JsonNode parent, String step, Object value) {
        this.file = file;
        this.parent = parent;
        this.step = step;
        this.value = value;
    }

    static JsonNode root(FileBytes file, Object value) {
        return new JsonNode(file, null, "", value);
    }

    boolean isMissing() {
        return value == JsonText.NULL;
    }

    boolean isObject() {
        return value instanceof JsonObject;
    }

    boolean isArray() {
        return value instanceof List;
    }

    /** A member; missing where this is missing or has none of that name. */
    JsonNode get(String name) {
        Object member = isMissing() ? JsonText.NULL : object().get(name);
        return new JsonNode(file, this, parent == null ? name : "." + name, member);
    }

    /** An element of an array. */
    JsonNode at(int index) {
        List<?> elements = elements();
        if (index < 0 || index >= elements.size()) {
            throw error("has " + elements.size() + " elements, element " + index + " is wanted");
        }
        return new JsonNode(file, this, "[" + index + "]", elements.get(index));
    }

    /** The number of elements; 0 where this is missing. */
    int size() {
        return isMissing() ? 0 : elements().size();
    }

    List<String> names() {
        return isMissing() ? List.of() : object().names();
    }

    private JsonObject object() {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw wanted("an object");
    }

    private List<?> elements() {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wanted("an array");
    }

    String string() {
        if (value instanceof String string) {
            return string;
        }
        throw wanted("a string");
    }

    double number() {
        if (value instanceof Double number) {
            return number;
        }
        throw wanted("a number");
    }

    boolean isTrue() {
        if (!isMissing() && !(value instanceof Boolean)) {
            throw wanted("true or false");
        }
        return value == Boolean.TRUE;
    }

    /** An integer in 0..2^53. */
    long integer() {
        if (value instanceof Double number && number == Math.rint(number) && number >= 0 && number <= 0x1p53) {
            return number.longValue();
        }
        throw wanted("an integer from 0 on");
    }

    long integerOr(long otherwise) {
        return isMissing() ? otherwise : integer();
    }

    /** An element of another array that this number names. */
    JsonNode in(JsonNode array) {
        long index = integer();
        if (index >= array.size()) {
            throw error("names " + array.path() + "[" + index + "], there are " + array.size());
        }
        return array.at((int) index);
    }

    MeshFormatException wanted(String what) {
        String found = isMissing()
                ? "is missing"
                : value instanceof JsonObject
                        ? "is an object"
                        : value instanceof List ? "is an array" : "is " + Shown.token(value.toString());
        return error(found + ", wanted " + what);
    }

    MeshFormatException error(String problem) {
        String path = path();
        return file.error((path.isEmpty() ? "the JSON" : path) + " " + problem);
    }

    String path() {
        StringBuilder path = new StringBuilder();
        for (JsonNode node = this; node != null; node = node.parent) {
            path.insert(0, node.step);
        }
        String whole = path.toString();
        return whole.length() > 120 ? whole.substring(0, 120) + "…" : whole;
    }
}
