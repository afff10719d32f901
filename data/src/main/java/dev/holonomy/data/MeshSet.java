package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import java.util.List;

/** Meshes with names and splits, read or made when asked for; item ids are 0-based and stable. */
public interface MeshSet {
    /**
     * The name people see.
     *
     * @return the name
     */
    String name();

    /**
     * The names of the items, in order; what a split file stores.
     *
     * @return the names, all different
     */
    List<String> itemNames();

    /**
     * The classes that all items share.
     *
     * @return the names, in the order of the class ids; empty where the truth of the set is not classes
     */
    default List<String> classNames() {
        return List.of();
    }

    /**
     * Reads or makes the mesh of an item; nothing is kept, so hold on to it when it is needed again. Safe from several threads.
     *
     * @param index item id
     * @return the mesh
     */
    TriangleMesh mesh(int index);

    /**
     * The scheme of {@link #split} to use when nothing else was asked for.
     *
     * @return the name of a scheme
     */
    String defaultScheme();

    /**
     * The number of items.
     *
     * @return the count
     */
    default int size() {
        return itemNames().size();
    }

    /**
     * The fixed split of the set where the scheme names one, otherwise {@link Split#draw}.
     *
     * @param scheme {@code SB12}, {@code SB6} (in either case), {@code 12/8} (train/test counts), {@code 80%} (share of
     *     train), or a fixed one of this set
     * @param seed seed of the draw
     * @return disjoint train and test items
     * @throws DataSetException if the scheme is unknown or wants more items than there are
     */
    default Split split(String scheme, long seed) {
        return Split.draw(name(), size(), scheme, seed);
    }

    /**
     * Items that could not be used and were left out, because {@link Unusable#SKIP} was asked for.
     *
     * @return a line for each: file, what was found, what was wanted
     */
    default List<String> skipped() {
        return List.of();
    }
}
