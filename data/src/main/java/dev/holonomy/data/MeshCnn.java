package dev.holonomy.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A data set folder of MeshCNN (Hanocka et al. 2019): for segmentation {@code train/NAME.obj}, {@code test/NAME.obj} and
 * {@code seg/NAME.eseg} (a class an edge; a face takes that of most of its edges); for classification {@link ClassFolders}.
 */
final class MeshCnn {
    private MeshCnn() {}

    static boolean isSegmentation(Path folder) {
        return Files.isDirectory(folder.resolve("seg")) && Files.isDirectory(folder.resolve("train"));
    }

    static MeshSet open(Path folder, Unusable unusable) {
        MeshPaths.requireFolder(folder);
        if (!isSegmentation(folder)) {
            return ClassFolders.open(folder, unusable);
        }
        Path labels = folder.resolve("seg");
        Parts parts = new Parts();
        for (String part : Parts.NAMES) {
            if (!Files.isDirectory(folder.resolve(part))) {
                continue;
            }
            for (Path mesh : MeshPaths.in(folder.resolve(part))) {
                String name = MeshPaths.stem(mesh);
                parts.add(part, new SetIndex.Entry(name, mesh, Optional.of(labels.resolve(name + ".eseg")), ""));
            }
        }
        if (parts.isEmpty()) {
            throw MeshPaths.noMeshes(folder.resolve("train"));
        }
        return LabelledFiles.open(parts.index(folder, "80%"), unusable);
    }
}
