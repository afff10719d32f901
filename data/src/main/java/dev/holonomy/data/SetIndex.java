package dev.holonomy.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a folder or a manifest says of a set before a mesh is read.
 *
 * @param name the name people see
 * @param entries the items, in order, their names all different
 * @param fixed the split that lies with the set, called {@code file}
 * @param scheme the scheme where nothing else is asked for
 * @param classes the names of the classes where the set lists them, else empty
 */
record SetIndex(String name, List<Entry> entries, Optional<Split> fixed, String scheme, List<String> classes) {
    static final String SPLIT = "split.txt";
    static final String CLASSES = "classes.txt";

    /**
     * An item.
     *
     * @param name its name
     * @param mesh its file
     * @param truth the file with its truth; none where that is in the mesh's own file or there is none
     * @param className its class; empty where its elements are labelled
     */
    record Entry(String name, Path mesh, Optional<Path> truth, String className) {}

    SetIndex {
        entries = List.copyOf(entries);
        classes = List.copyOf(classes);
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.name)) {
                throw new DataSetException(
                        entry.mesh + ": another mesh of the set is called '" + entry.name + "' too, wanted one a name");
            }
        }
    }

    /** With the split and the names of classes that lie in a folder; {@code otherwise} is the scheme where there is no split. */
    static SetIndex in(Path folder, List<Entry> entries, Optional<Split> parts, String otherwise) {
        Path file = folder.resolve(SPLIT);
        Optional<Split> fixed = Files.exists(file) ? Optional.of(Split.read(file, names(entries))) : parts;
        return new SetIndex(
                nameOf(folder), entries, fixed, fixed.isPresent() ? "file" : otherwise, ClassNames.in(folder));
    }

    static String nameOf(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    SetIndex withScheme(String other) {
        return new SetIndex(name, entries, fixed, other, classes);
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    List<String> itemNames() {
        return names(entries);
    }

    /** The fixed split for {@code file}; nothing where a split is to be drawn. */
    Optional<Split> fixed(String wanted) {
        if (!wanted.equals("file")) {
            return Optional.empty();
        }
        return Optional.of(fixed.orElseThrow(() -> new DataSetException(
                name + ": no " + SPLIT + " lies with the set, wanted a split to draw, such as 80% or 12/8")));
    }

    /** The items that are left, in order. */
    SetIndex only(List<Integer> kept) {
        List<Entry> left = kept.stream().map(entries::get).toList();
        return new SetIndex(name, left, fixed.map(split -> only(split, kept)), scheme, classes);
    }

    private static Split only(Split split, List<Integer> kept) {
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            if (split.train().contains(kept.get(place))) {
                train.add(place);
            } else if (split.test().contains(kept.get(place))) {
                test.add(place);
            }
        }
        if (train.isEmpty()) {
            throw new DataSetException("no mesh of the train part of the split can be used");
        }
        return new Split(split.scheme(), split.seed(), train, test);
    }
}
