package dev.holonomy.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** The sets and layouts of sets that are known by a name. */
public final class DataCatalog {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "creatures",
                    "shipped inside the program; 'data synth' makes more",
                    List.of("file"),
                    true,
                    (unused, policy) -> new ShippedSet()),
            new Entry(
                    "kinds",
                    "creatures of eight kinds, a class each; made when asked for, 'data synth --kinds' writes them",
                    List.of("file"),
                    true,
                    (unused, policy) -> new Kinds(Kinds.SEED, Kinds.EACH, Kinds.VERTICES)),
            new Entry(
                    "psb",
                    "a class folder of the Princeton Segmentation Benchmark: N.off with N_labels.txt",
                    List.of("sb12", "sb6"),
                    false,
                    MeshFolder::princeton),
            new Entry(
                    "folder",
                    "meshes with NAME_labels.txt, .npy, .npz, .csv, .txt, .seg or .eseg beside them, or labels in a PLY",
                    List.of("file", "80%"),
                    false,
                    MeshFolder::open),
            new Entry(
                    "manifest",
                    "a CSV with the columns mesh and labels or class, and part (train, test) and name",
                    List.of("file", "80%"),
                    false,
                    Manifest::open),
            new Entry(
                    "meshcnn",
                    "a data set folder of MeshCNN: train/, test/ and seg/NAME.eseg; or CLASS/train/, CLASS/test/",
                    List.of("file"),
                    false,
                    MeshCnn::open),
            new Entry(
                    "classes",
                    "a folder a class: CLASS/NAME.obj or CLASS/train/NAME.obj and CLASS/test/NAME.obj",
                    List.of("file", "80%"),
                    false,
                    ClassFolders::open),
            new Entry(
                    "shrec11",
                    "the same, of SHREC'11: 30 classes of 20 meshes",
                    List.of("file", "16/4", "10/10"),
                    false,
                    ClassFolders::open),
            new Entry(
                    "faust",
                    "meshes of one connectivity: tr_reg_NNN.ply; vertex k is vertex k",
                    List.of("file"),
                    false,
                    CorrespondedFiles::open),
            new Entry(
                    "faust-remeshed",
                    "meshes with corres/NAME.vts: row k is row k; test_pairs.txt",
                    List.of("file"),
                    false,
                    CorrespondedFiles::open));

    private DataCatalog() {}

    /**
     * A known set, or a known layout of a folder.
     *
     * @param name what configurations call it
     * @param layout one line for people
     * @param schemes splits of its own, beside those that any set can draw (counts, shares)
     * @param shipped whether it is inside the program and needs no folder
     * @param opener makes the set from its folder, which is not looked at where it is shipped
     */
    public record Entry(
            String name,
            String layout,
            List<String> schemes,
            boolean shipped,
            BiFunction<Path, Unusable, MeshSet> opener) {
        /** Copies the list. */
        public Entry {
            schemes = List.copyOf(schemes);
        }

        /**
         * Opens the set.
         *
         * @param path where it is; any path where it is shipped
         * @param unusable what happens to meshes that cannot be used
         * @return the set
         * @throws DataSetException if there is no such set, or it has a mesh that cannot be used
         */
        public MeshSet open(Path path, Unusable unusable) {
            return opener.apply(path, unusable);
        }
    }

    /**
     * All of them.
     *
     * @return the entries, shipped ones first
     */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * The entry of a name.
     *
     * @param name such as {@code psb}
     * @return the entry
     * @throws DataSetException if there is none; lists all names
     */
    public static Entry entry(String name) {
        return ENTRIES.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataSetException("the data format '" + name + "' is unknown, wanted one of "
                        + String.join(", ", ENTRIES.stream().map(Entry::name).toList())));
    }

    /**
     * The layout that a folder or a table has, by what lies in it.
     *
     * @param path a folder or a {@code .csv}
     * @return the entry; that of the plain folder where nothing else fits
     * @throws DataSetException if it does not exist
     */
    public static Entry layoutOf(Path path) {
        if (Files.isRegularFile(path) || Files.exists(path.resolve(Manifest.FILE))) {
            return entry("manifest");
        }
        List<Path> meshes = MeshPaths.in(path);
        if (!meshes.isEmpty() && Files.isDirectory(path.resolve(CorrespondedFiles.ROWS))) {
            return entry("faust-remeshed");
        }
        if (!meshes.isEmpty()) {
            boolean faust = meshes.stream()
                    .allMatch(m -> MeshPaths.stem(m).startsWith("tr_reg_")
                            && LabelFiles.beside(m).isEmpty());
            return entry(faust ? "faust" : "folder");
        }
        if (MeshCnn.isSegmentation(path)) {
            return entry("meshcnn");
        }
        return entry(MeshPaths.folders(path).isEmpty() ? "folder" : "classes");
    }
}
