package dev.holonomy.mesh.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader let pass: one line a kind, with its count and the first place. */
final class Warnings {
    private record Seen(int count, String first) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final List<String> single = new ArrayList<>();

    /** Counts one more of a kind, worded so that "3 times: kind" reads well. */
    void count(String kind, String where) {
        Seen old = seen.get(kind);
        seen.put(kind, old == null ? new Seen(1, where) : new Seen(old.count + 1, old.first));
    }

    void add(String warning) {
        single.add(warning);
    }

    int kinds() {
        return seen.size();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(single);
        seen.forEach((kind, s) -> lines.add(
                kind + (s.count == 1 ? " (" + s.first + ")" : " (" + s.count + " times, first at " + s.first + ")")));
        return List.copyOf(lines);
    }
}
