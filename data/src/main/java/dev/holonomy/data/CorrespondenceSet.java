package dev.holonomy.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Meshes whose points are known to be points of one template, and so of each other. */
public interface CorrespondenceSet extends MeshSet {
    /**
     * Two items: the map goes from the first to the second.
     *
     * @param source item id
     * @param target item id
     */
    record Pair(int source, int target) {}

    /**
     * The number of vertices of the template.
     *
     * @return their count
     */
    int templateCount();

    /**
     * The truth of an item.
     *
     * @param index item id
     * @return which of its vertices are which of the template
     */
    Correspondence truth(int index);

    /**
     * The truth of an item under the left-right symmetry of the shape.
     *
     * @param index item id
     * @return the mirrored truth, where the set knows it
     */
    default Optional<Correspondence> mirrored(int index) {
        return Optional.empty();
    }

    /**
     * The pairs that a figure is the mean of.
     *
     * @param items the items of the part that is tested
     * @return those pairs of the set's own list that lie within the items; all ordered pairs where it has no list
     */
    default List<Pair> pairs(List<Integer> items) {
        List<Pair> pairs = new ArrayList<>();
        for (int source : items) {
            for (int target : items) {
                if (source != target) {
                    pairs.add(new Pair(source, target));
                }
            }
        }
        return pairs;
    }
}
