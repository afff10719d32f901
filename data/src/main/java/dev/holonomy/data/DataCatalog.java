package dev.holonomy.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The sets and layouts of sets that are known by a name. */
public final class DataCatalog {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "creatures",
                    "shipped inside the program; 'data synth' makes more",
                    List.of("file"),
                    true,
                    unused -> new ShippedSet()),
            new Entry(
                    "psb",
                    "a class folder of the Princeton Segmentation Benchmark: N.off with N_labels.txt",
                    List.of("sb12", "sb6"),
                    false,
                    Psb::open),
            new Entry(
                    "folder",
                    "meshes with NAME_labels.txt, .npy, .npz, .csv or .txt beside them, or labels in a PLY",
                    List.of("file"),
                    false,
                    FolderSet::open));

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
            String name, String layout, List<String> schemes, boolean shipped, Function<Path, Dataset> opener) {
        /** Copies the list. */
        public Entry {
            schemes = List.copyOf(schemes);
        }

        /**
         * Opens the set.
         *
         * @param folder where it is; any path where it is shipped
         * @return the set
         * @throws DataSetException if the folder does not hold such a set
         */
        public Dataset open(Path folder) {
            return opener.apply(folder);
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
}
