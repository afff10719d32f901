package dev.holonomy.mesh.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader let pass: one line a kind, with its count and the first place. */
final class Warnings {
    private static final class Seen {
        private final String first;
        private int count = 1;

        Seen(String first) {
            this.first = first;
        }
    }

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final List<String> single = new ArrayList<>();

    /** Counts one more of a kind; the place, "line" or "byte" and its number, is kept of the first. Cheap in a loop. */
    void count(String kind, String unit, long where) {
        Seen old = seen.get(kind);
        if (old == null) {
            seen.put(kind, new Seen(unit + " " + where));
        } else {
            old.count++;
        }
    }

    void add(String warning) {
        single.add(warning);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(single);
        seen.forEach((kind, s) -> lines.add(
                kind + (s.count == 1 ? " (" + s.first + ")" : " (" + s.count + " times, first at " + s.first + ")")));
        return List.copyOf(lines);
    }
}
