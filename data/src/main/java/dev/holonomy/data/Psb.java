package dev.holonomy.data;

import java.nio.file.Path;

/**
 * A class of the labelled Princeton Segmentation Benchmark (Chen et al. 2009; labels of Kalogerakis et al. 2010): {@code N.off} with
 * {@code N_labels.txt}, 20 meshes.
 */
public final class Psb {
    private Psb() {}

    /**
     * Opens the folder of one class.
     *
     * @param folder such as {@code psb/Human}
     * @return the set, split SB12 (12 train, 8 test) where nothing else is asked for
     * @throws DataSetException if there is no labelled mesh, or a mesh has no labels
     */
    public static Dataset open(Path folder) {
        return FolderSet.open(folder, "SB12");
    }
}
