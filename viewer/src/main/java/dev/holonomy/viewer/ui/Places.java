package dev.holonomy.viewer.ui;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How far panels were dragged from where they stand by themselves; as text, a line a panel: right, down, name. */
final class Places {
    private final Map<String, float[]> moved = new TreeMap<>();

    /** Reads what {@link #toString} wrote; lines that are none are left out, a place is no more than a convenience. */
    static Places parse(String text) {
        Places places = new Places();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split(" ", 3);
            if (words.length == 3 && words[0].matches("-?[0-9]{1,5}") && words[1].matches("-?[0-9]{1,5}")) {
                places.moved.put(words[2], new float[] {Integer.parseInt(words[0]), Integer.parseInt(words[1])});
            }
        }
        return places;
    }

    /** Pixels of an ordinary screen to the right of the usual place. */
    float right(String panel) {
        float[] by = moved.get(panel);
        return by == null ? 0 : by[0];
    }

    float down(String panel) {
        float[] by = moved.get(panel);
        return by == null ? 0 : by[1];
    }

    void move(String panel, double right, double down) {
        float[] by = moved.computeIfAbsent(panel, name -> new float[2]);
        by[0] += (float) right;
        by[1] += (float) down;
    }

    /** It stands by itself again. */
    void reset(String panel) {
        moved.remove(panel);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        moved.forEach((name, by) ->
                text.append(String.format(Locale.ROOT, "%d %d %s%n", Math.round(by[0]), Math.round(by[1]), name)));
        return text.toString();
    }
}
