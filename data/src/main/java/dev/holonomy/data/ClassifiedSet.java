package dev.holonomy.data;

import java.util.List;

/** Meshes each of which is of one class. */
public interface ClassifiedSet extends MeshSet {
    @Override
    List<String> classNames();

    /**
     * The class of an item; the mesh is not read.
     *
     * @param index item id
     * @return class id
     */
    int classOf(int index);

    /**
     * The fixed split of the set where the scheme names one, otherwise {@link Split#drawEach}: counts and shares are of each class.
     *
     * @param scheme {@code 10/10} (train/test of each class), {@code 80%}, or a fixed one of this set
     * @param seed seed of the draw
     * @return disjoint train and test items
     * @throws DataSetException if the scheme is unknown or wants more items than a class has
     */
    @Override
    default Split split(String scheme, long seed) {
        int[] classes = new int[size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = classOf(i);
        }
        return Split.drawEach(name(), classes, classNames(), scheme, seed);
    }
}
