package dev.holonomy.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder a class: {@code CLASS/NAME.obj}, or {@code CLASS/train/NAME.obj} and {@code CLASS/test/NAME.obj}, as SHREC'11 and other sets
 * of MeshCNN (Hanocka et al. 2019) come. Items are called {@code CLASS/NAME}.
 */
final class ClassFolders {
    private ClassFolders() {}

    static MeshSet open(Path folder, Unusable unusable) {
        Parts parts = new Parts();
        for (Path ofClass : MeshPaths.folders(folder)) {
            add(parts, ofClass, ofClass, "");
            for (String part : Parts.NAMES) {
                if (ofClass.resolve(part).toFile().isDirectory()) {
                    add(parts, ofClass, ofClass.resolve(part), part);
                }
            }
        }
        if (parts.isEmpty()) {
            throw new DataSetException(folder + ": no folder of meshes in it, wanted one a class, such as cat/1.obj");
        }
        return ClassifiedFiles.open(parts.index(folder, "80%"), unusable);
    }

    private static void add(Parts parts, Path ofClass, Path from, String part) {
        String name = SetIndex.nameOf(ofClass);
        for (Path mesh : MeshPaths.in(from)) {
            parts.add(part, new SetIndex.Entry(name + "/" + MeshPaths.stem(mesh), mesh, Optional.empty(), name));
        }
    }
}
