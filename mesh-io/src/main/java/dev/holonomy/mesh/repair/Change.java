package dev.holonomy.mesh.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of thing that a repair did.
 *
 * @param kind what was done, in words like "faces_turned"
 * @param count how often
 * @param first ids of the first ten, in the mesh before that repair
 */
public record Change(String kind, int count, List<Integer> first) {
    private static final int SHOWN = 10;

    /** Copies the list. */
    public Change {
        first = List.copyOf(first);
    }

    /**
     * The change of these elements.
     *
     * @param kind what was done, in words like "faces_turned"
     * @param ids all ids, in the mesh before
     * @return the change that counts them and names the first; none where there is no id
     */
    public static List<Change> of(String kind, List<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : List.of(new Change(kind, ids.size(), ids.subList(0, Math.min(SHOWN, ids.size()))));
    }

    /** The elements that a map drops. */
    static List<Change> dropped(String kind, IndexMap map) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < map.target().length; i++) {
            if (map.target()[i] < 0) {
                ids.add(i);
            }
        }
        return of(kind, ids);
    }
}
