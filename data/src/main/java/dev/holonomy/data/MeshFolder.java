package dev.holonomy.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of meshes with their labels beside them: for {@code NAME.off} (or any format that is read, with or without {@code .gz}) the
 * file {@code NAME_labels.txt} (Princeton: lines of class name and 1-based faces), {@code NAME.npy}, {@code NAME.npz}, {@code NAME.csv},
 * {@code NAME.txt} (a number an element), {@code NAME.seg}, {@code NAME.eseg} (MeshCNN), or the labels inside a PLY. Items go by name,
 * numbers by size.
 */
final class MeshFolder {
    private MeshFolder() {}

    static Dataset open(Path folder, Unusable unusable) {
        return LabelledFiles.open(index(folder, "80%"), unusable);
    }

    /** The same, split SB12 whatever else lies in the folder. */
    static Dataset princeton(Path folder, Unusable unusable) {
        return LabelledFiles.open(index(folder, "SB12").withScheme("SB12"), unusable);
    }

    private static SetIndex index(Path folder, String otherwise) {
        List<Path> meshes = MeshPaths.in(folder);
        if (meshes.isEmpty()) {
            throw MeshPaths.noMeshes(folder);
        }
        for (int i = 1; i < meshes.size(); i++) {
            if (MeshPaths.stem(meshes.get(i)).equals(MeshPaths.stem(meshes.get(i - 1)))) {
                throw new DataSetException(folder + ": " + meshes.get(i - 1).getFileName() + " and "
                        + meshes.get(i).getFileName() + " have the same name, wanted one mesh a name");
            }
        }
        List<SetIndex.Entry> entries = meshes.stream()
                .map(mesh -> new SetIndex.Entry(MeshPaths.stem(mesh), mesh, LabelFiles.beside(mesh), ""))
                .toList();
        return SetIndex.in(folder, entries, Optional.empty(), otherwise);
    }
}
