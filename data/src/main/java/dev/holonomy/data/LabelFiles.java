package dev.holonomy.data;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.PsbLabels;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels of the vertices or faces of a mesh, in a file beside it or in the mesh's own. */
final class LabelFiles {
    private static final String PRINCETON = "_labels.txt";
    private static final String[] ENDINGS = {PRINCETON, ".npy", ".npz", ".csv", ".txt", ".seg", ".eseg"};
    private static final List<String> OTHER_FILES = List.of(SetIndex.SPLIT, SetIndex.CLASSES, Manifest.FILE);

    private LabelFiles() {}

    /** The file beside a mesh that has its labels. */
    static Optional<Path> beside(Path mesh) {
        return Stream.of(ENDINGS)
                .map(ending -> mesh.resolveSibling(MeshPaths.stem(mesh) + ending))
                .filter(file -> !OTHER_FILES.contains(SetIndex.nameOf(file)) && Files.exists(file))
                .findFirst();
    }

    /** The mesh that a file would be beside of; for files that look like labels. */
    static Optional<String> stemOf(Path file) {
        String name = SetIndex.nameOf(file);
        return OTHER_FILES.contains(name)
                ? Optional.empty()
                : Stream.of(ENDINGS)
                        .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
                        .map(ending -> name.substring(0, name.length() - ending.length()))
                        .findFirst();
    }

    /** Reads the labels of a mesh from its truth file, or where there is none from its own. */
    static MeshValues read(SetIndex.Entry entry, MeshFile file) {
        if (entry.truth().isEmpty()) {
            return labels(file.values())
                    .orElseThrow(() -> new DataSetException(entry.mesh() + ": no labels, wanted "
                            + MeshPaths.stem(entry.mesh()) + PRINCETON
                            + ", .npy, .npz, .csv, .txt, .seg or .eseg beside it, or labels in its PLY"));
        }
        Path labels = entry.truth().get();
        if (SetIndex.nameOf(labels).endsWith(PRINCETON)) {
            return PsbLabels.read(labels, file.mesh().faceCount());
        }
        return labels(ValueFiles.read(labels, file.mesh(), ValueKind.LABELS))
                .orElseThrow(() -> new DataSetException(labels + ": no labels in it, wanted one a vertex ("
                        + file.mesh().vertexCount() + ") or one a face ("
                        + file.mesh().faceCount() + ")"));
    }

    private static Optional<MeshValues> labels(List<MeshValues> values) {
        return values.stream()
                .filter(v -> v instanceof VertexLabels || v instanceof FaceLabels)
                .findFirst();
    }

    static List<String> classNames(MeshValues labels) {
        return labels instanceof FaceLabels faces ? faces.classNames() : ((VertexLabels) labels).classNames();
    }

    static int[] ids(MeshValues labels) {
        return labels instanceof FaceLabels faces ? faces.labels() : ((VertexLabels) labels).labels();
    }

    /** The same labels with ids in another list of classes. */
    static MeshValues in(List<String> classes, MeshValues labels) {
        int[] place = classNames(labels).stream().mapToInt(classes::indexOf).toArray();
        int[] ids =
                Arrays.stream(ids(labels)).map(id -> id < 0 ? -1 : place[id]).toArray();
        return labels instanceof FaceLabels
                ? new FaceLabels(labels.name(), ids, classes)
                : new VertexLabels(labels.name(), ids, classes);
    }
}
