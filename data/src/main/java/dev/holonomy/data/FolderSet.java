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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of meshes with their labels beside them: for {@code NAME.off} (obj, ply, stl) the file {@code NAME_labels.txt} (Princeton:
 * lines of class name and 1-based faces), {@code NAME.npy}, {@code NAME.npz}, {@code NAME.csv} or {@code NAME.txt} (a number an element),
 * or the labels inside a PLY. Classes are the union of all names, sorted, numbers by size; items go by name, numbers by size.
 */
public final class FolderSet implements Dataset {
    private static final List<String> MESHES = List.of(".off", ".obj", ".ply", ".stl");
    private static final List<String> VALUES = List.of(".npy", ".npz", ".csv", ".txt");
    private static final Comparator<String> NATURAL = Comparator.comparing(
                    (String s) -> s.matches("[0-9]{1,9}") ? Integer.parseInt(s) : Integer.MAX_VALUE)
            .thenComparing(s -> s);

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
     * @return the set, with the split 80% where nothing else is asked for
     * @throws DataSetException if there is no labelled mesh, or a mesh has no labels; names it
     */
    public static FolderSet open(Path folder) {
        return open(folder, "80%");
    }

    static FolderSet open(Path folder, String scheme) {
        if (!Files.isDirectory(folder)) {
            throw new DataSetException(folder + ": " + (Files.exists(folder) ? "not a folder" : "no such folder")
                    + ", wanted a folder of meshes with labels");
        }
        List<Path> meshes;
        try (Stream<Path> files = Files.list(folder)) {
            meshes = files.filter(f -> MESHES.contains(extension(f)))
                    .sorted(Comparator.comparing(FolderSet::stem, NATURAL))
                    .toList();
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be listed", e);
        }
        List<String> names = meshes.stream().map(FolderSet::stem).toList();
        if (names.isEmpty()) {
            throw new DataSetException(folder + ": no .off, .obj, .ply or .stl in this folder");
        }
        if (new TreeSet<>(names).size() < names.size()) {
            throw new DataSetException(folder + ": two meshes have the same name with different endings");
        }
        TreeSet<String> classes = new TreeSet<>(NATURAL);
        for (Path mesh : meshes) {
            MeshFile file = MeshFiles.load(mesh);
            classes.addAll(classNames(labels(mesh, file)));
        }
        if (classes.size() < 2) {
            throw new DataSetException(folder + ": the labels name " + classes.size() + " class, wanted at least 2");
        }
        return new FolderSet(folder, scheme, meshes, names, List.copyOf(classes));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static MeshValues labels(Path mesh, MeshFile file) {
        Path princeton = mesh.resolveSibling(stem(mesh) + "_labels.txt");
        if (Files.exists(princeton)) {
            return PsbLabels.read(princeton, file.mesh().faceCount());
        }
        for (String ending : VALUES) {
            Path values = mesh.resolveSibling(stem(mesh) + ending);
            if (Files.exists(values)) {
                return firstLabels(ValueFiles.read(values, file.mesh(), ValueKind.LABELS))
                        .orElseThrow(() -> new DataSetException(values + ": no labels in it"));
            }
        }
        return firstLabels(file.values())
                .orElseThrow(() -> new DataSetException(mesh + ": no labels, wanted " + princeton.getFileName() + ", "
                        + stem(mesh) + ".npy, .npz, .csv or .txt beside it, or labels in the PLY"));
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
        Path file = folder.resolve("split.txt");
        try {
            return Split.parse(Files.readString(file), file.toString(), new ArrayList<>(names));
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read", e);
        }
    }
}
