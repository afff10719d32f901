package dev.holonomy.mesh.io;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of an object, sorted by name. */
final class JsonObject {
    static final JsonObject EMPTY = of(List.of(), List.of());

    private final String[] keys;
    private final Object[] values;

    private JsonObject(String[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    static JsonObject of(List<String> keys, List<Object> values) {
        Integer[] order = new Integer[keys.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> keys.get(i).compareTo(keys.get(j)));
        String[] sortedKeys = new String[order.length];
        Object[] sortedValues = new Object[order.length];
        for (int i = 0; i < order.length; i++) {
            sortedKeys[i] = keys.get(order[i]);
            sortedValues[i] = values.get(order[i]);
        }
        return new JsonObject(sortedKeys, sortedValues);
    }

    /** A name that stands twice, or null. */
    @Nullable
    String keyTwice() {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i].equals(keys[i - 1])) {
                return keys[i];
            }
        }
        return null;
    }

    /** The names, sorted. */
    List<String> names() {
        return List.of(keys);
    }

    /** The member, or {@link JsonText#NULL} where there is none. */
    Object get(String name) {
        int i = Arrays.binarySearch(keys, name);
        return i < 0 ? JsonText.NULL : values[i];
    }
}
