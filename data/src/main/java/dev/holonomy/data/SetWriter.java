package dev.holonomy.data;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.Vts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes any set in the forms of Holonomy, which {@link DataCatalog#layoutOf} recognises: binary PLY, every bit and the order of vertices
 * and faces kept; labels of elements inside them, a folder a class for classes of meshes, {@code corres/NAME.vts} for correspondences;
 * {@code split.txt}, {@code classes.txt}.
 */
public final class SetWriter {
    private SetWriter() {}

    /** Hears of each mesh that is written; called from several threads. */
    public interface Progress {
        /** One more is written. */
        void written();
    }

    /**
     * Writes a set.
     *
     * @param set the set
     * @param split its split
     * @param folder an empty folder
     * @param progress hears of each mesh
     * @throws DataSetException if two items would be the same file
     */
    public static void write(MeshSet set, Split split, Path folder, Progress progress) {
        List<String> names = names(set);
        try {
            for (String name : names) {
                Path parent = folder.resolve(name + ".ply").getParent();
                Files.createDirectories(parent == null ? folder : parent);
            }
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be written", e);
        }
        IntStream.range(0, set.size()).parallel().forEach(i -> {
            item(set, i, folder, names.get(i));
            progress.written();
        });
        if (!set.classNames().isEmpty()) {
            lines(folder.resolve(SetIndex.CLASSES), set.classNames());
        } else if (set instanceof CorrespondenceSet corresponding) {
            rows(corresponding, split, folder, names);
        }
        split.write(folder.resolve(SetIndex.SPLIT), names);
    }

    /** File names of the items: a class that a mesh is of is its folder, other folders become a part of the name. */
    private static List<String> names(MeshSet set) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < set.size(); i++) {
            String item = set.itemNames().get(i);
            String name = item.replace('/', '_').replace('\\', '_');
            if (set instanceof ClassifiedSet classified) {
                String ofClass = classified
                        .classNames()
                        .get(classified.classOf(i))
                        .replace('/', '_')
                        .replace('\\', '_');
                String own = item.startsWith(ofClass + "/") ? item.substring(ofClass.length() + 1) : item;
                name = ofClass + "/" + own.replace('/', '_').replace('\\', '_');
            }
            if (!seen.add(name)) {
                throw new DataSetException(set.name() + ": two meshes would be written as " + name + ".ply");
            }
            names.add(name);
        }
        return names;
    }

    private static void item(MeshSet set, int item, Path folder, String name) {
        TriangleMesh mesh;
        List<MeshValues> values;
        if (set instanceof Dataset labelled) {
            LabelledMesh one = labelled.item(item);
            mesh = one.mesh();
            values = List.of(one.labels());
        } else {
            mesh = set.mesh(item);
            values = List.of();
        }
        MeshFiles.write(folder.resolve(name + ".ply"), mesh, values);
    }

    private static void rows(CorrespondenceSet set, Split split, Path folder, List<String> names) {
        Path rows = folder.resolve(CorrespondedFiles.ROWS);
        try {
            Files.createDirectories(rows);
        } catch (IOException e) {
            throw new DataSetException(rows + ": cannot be written", e);
        }
        Vts.write(rows.resolve(CorrespondedFiles.TEMPLATE), set.truth(0).template());
        for (int i = 0; i < set.size(); i++) {
            String name = names.get(i);
            Vts.write(rows.resolve(name + ".vts"), set.truth(i).vertices());
            set.mirrored(i)
                    .ifPresent(truth -> Vts.write(rows.resolve(name + CorrespondedFiles.MIRRORED), truth.vertices()));
        }
        lines(
                folder.resolve(CorrespondedFiles.PAIRS),
                set.pairs(split.test()).stream()
                        .map(pair -> names.get(pair.source()) + "\t" + names.get(pair.target()))
                        .toList());
    }

    private static void lines(Path file, List<String> lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, stream -> stream.write(text));
    }
}
