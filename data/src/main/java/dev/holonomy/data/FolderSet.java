package dev.holonomy.data;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.PsbLabels;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.mesh.io.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of meshes with their labels beside them: for {@code NAME.off} (obj, ply, stl; with or without {@code .gz}) the file {@code
 * NAME_labels.txt} (Princeton: lines of class name and 1-based faces), {@code NAME.npy}, {@code NAME.npz}, {@code NAME.csv} or {@code
 * NAME.txt} (a number an element), or the labels inside a PLY.
 *
 * <p>Items go by name, numbers by size. Classes are the union of all names in that order too; where every mesh is a PLY that carries the
 * same classes inside, their order stays, so that a set written by one program has the classes of that program.
 */
public final class FolderSet implements Dataset {
    private static final List<String> MESHES = List.of(".off", ".obj", ".ply", ".stl");
    private static final String PRINCETON = "_labels.txt";
    private static final String[] LABELS = {PRINCETON, ".npy", ".npz", ".csv", ".txt"};
    private static final String SPLIT = "split.txt";

    private final Path folder;
    private final String scheme;
    private final List<Path> meshes;
    private final List<String> names;
    private final List<String> classes;

    private FolderSet(Path folder, String scheme, List<Path> meshes, List<String> names, List<String> classes) {
        this.folder = folder;
        this.scheme = scheme;
        this.meshes = meshes;
        this.names = names;
        this.classes = classes;
    }

    /**
     * Opens a folder; reads all of it once to know the classes.
     *
     * @param folder the folder
     * @return the set, split by its {@code split.txt} where it has one, otherwise 80%, if nothing else is asked for
     * @throws DataSetException if there is no labelled mesh, or a mesh has no labels; names it
     * @throws dev.holonomy.mesh.io.MeshFormatException if a mesh or a label file cannot be read or does not fit; names it
     */
    public static FolderSet open(Path folder) {
        return open(folder, Files.exists(folder.resolve(SPLIT)) ? "file" : "80%");
    }

    static FolderSet open(Path folder, String scheme) {
        if (!Files.isDirectory(folder)) {
            throw new DataSetException(folder + ": " + (Files.exists(folder) ? "not a folder" : "no such folder")
                    + ", wanted a folder of meshes with labels");
        }
        List<Path> meshes;
        try (Stream<Path> files = Files.list(folder)) {
            meshes = files.filter(f -> MESHES.contains(extension(f)))
                    .sorted(Comparator.comparing(FolderSet::stem, NaturalOrder.INSTANCE))
                    .toList();
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be listed", e);
        }
        List<String> names = meshes.stream().map(FolderSet::stem).toList();
        if (names.isEmpty()) {
            throw new DataSetException(folder + ": no .off, .obj, .ply or .stl in this folder");
        }
        for (int i = 1; i < meshes.size(); i++) {
            if (names.get(i).equals(names.get(i - 1))) {
                throw new DataSetException(folder + ": " + meshes.get(i - 1).getFileName() + " and "
                        + meshes.get(i).getFileName() + " have the same name, wanted one mesh a name");
            }
        }
        List<String> classes = classes(meshes);
        if (classes.size() < 2) {
            throw new DataSetException(folder + ": the labels name " + classes.size() + " class in " + meshes.size()
                    + " meshes, wanted at least 2");
        }
        return new FolderSet(folder, scheme, meshes, names, classes);
    }

    private static List<String> classes(List<Path> meshes) {
        boolean allInside = meshes.stream().allMatch(mesh -> beside(mesh).isEmpty());
        Set<List<String>> lists = new LinkedHashSet<>();
        TreeSet<String> union = new TreeSet<>(NaturalOrder.INSTANCE);
        for (Path mesh : meshes) {
            List<String> names = classNames(labels(mesh, MeshFiles.load(mesh)));
            lists.add(names);
            union.addAll(names);
        }
        return allInside && lists.size() == 1 ? lists.iterator().next() : List.copyOf(union);
    }

    /** The ending in lower case, without the one of gzip; empty where there is none. */
    private static String extension(Path file) {
        String name = packedName(file);
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String stem(Path file) {
        String name = packedName(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String packedName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** The file beside a mesh that has its labels. */
    private static Optional<Path> beside(Path mesh) {
        return Stream.of(LABELS)
                .map(ending -> mesh.resolveSibling(stem(mesh) + ending))
                .filter(file -> !SPLIT.equals(String.valueOf(file.getFileName())) && Files.exists(file))
                .findFirst();
    }

    private static MeshValues labels(Path mesh, MeshFile file) {
        Optional<Path> beside = beside(mesh);
        if (beside.isEmpty()) {
            return firstLabels(file.values())
                    .orElseThrow(() -> new DataSetException(mesh + ": no labels, wanted " + stem(mesh) + PRINCETON
                            + ", .npy, .npz, .csv or .txt beside it, or labels in the PLY"));
        }
        Path values = beside.get();
        if (String.valueOf(values.getFileName()).endsWith(PRINCETON)) {
            return PsbLabels.read(values, file.mesh().faceCount());
        }
        return firstLabels(ValueFiles.read(values, file.mesh(), ValueKind.LABELS))
                .orElseThrow(() -> new DataSetException(values + ": no labels in it, wanted one a vertex ("
                        + file.mesh().vertexCount() + ") or one a face ("
                        + file.mesh().faceCount() + ")"));
    }

    private static Optional<MeshValues> firstLabels(List<MeshValues> values) {
        return values.stream()
                .filter(v -> v instanceof VertexLabels || v instanceof FaceLabels)
                .findFirst();
    }

    private static List<String> classNames(MeshValues labels) {
        return labels instanceof FaceLabels faces ? faces.classNames() : ((VertexLabels) labels).classNames();
    }

    @Override
    public String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public List<String> classNames() {
        return classes;
    }

    @Override
    public List<String> itemNames() {
        return names;
    }

    @Override
    public String defaultScheme() {
        return scheme;
    }

    @Override
    public LabelledMesh item(int index) {
        Path path = meshes.get(index);
        MeshFile file = MeshFiles.load(path);
        TriangleMesh mesh = file.mesh();
        MeshValues labels = labels(path, file);
        if (labels instanceof FaceLabels faces) {
            int[] ids = renumbered(faces.labels(), faces.classNames());
            return new LabelledMesh(names.get(index), mesh, new FaceLabels(faces.name(), ids, classes));
        }
        VertexLabels vertices = (VertexLabels) labels;
        int[] ids = renumbered(vertices.labels(), vertices.classNames());
        return new LabelledMesh(names.get(index), mesh, new VertexLabels(vertices.name(), ids, classes));
    }

    private int[] renumbered(int[] ids, List<String> ofFile) {
        int[] place = ofFile.stream().mapToInt(classes::indexOf).toArray();
        return Arrays.stream(ids).map(id -> id < 0 ? -1 : place[id]).toArray();
    }

    /**
     * The split: a file {@code split.txt} in the folder where the scheme is {@code file}, else drawn.
     *
     * @param wanted as of {@link Split#draw}, or {@code file}
     * @param seed of the draw
     * @return the split
     */
    @Override
    public Split split(String wanted, long seed) {
        if (!wanted.equals("file")) {
            return Split.draw(name(), size(), wanted, seed);
        }
        return Split.read(folder.resolve(SPLIT), names);
    }
}
