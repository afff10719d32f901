package dev.holonomy.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is wrong with a set, and how to mend it: files and counts that do not fit, classes that only one part has, labels that count from
 * 1, meshes that stand in it twice, label files without a mesh.
 *
 * @param set the set, without what cannot be used
 * @param split its split
 * @param findings what was found, worst first
 * @param classes how often each class occurs
 */
public record Verification(MeshSet set, Split split, List<Finding> findings, List<ClassCount> classes) {
    /** How bad a finding is. */
    public enum Severity {
        /** A figure measured on this set would be wrong, or there would be none. */
        ERROR,
        /** Worth a look. */
        NOTE
    }

    /**
     * One thing that is wrong.
     *
     * @param severity how bad it is
     * @param what where and what was found
     * @param mend what to do
     */
    public record Finding(Severity severity, String what, String mend) {}

    /**
     * How often a class occurs.
     *
     * @param name the class
     * @param train meshes, or elements of meshes, of the train part
     * @param test those of the test part
     */
    public record ClassCount(String name, long train, long test) {}

    /** Copies the lists, errors first. */
    public Verification {
        classes = List.copyOf(classes);
        findings = Stream.concat(
                        findings.stream().filter(f -> f.severity == Severity.ERROR),
                        findings.stream().filter(f -> f.severity == Severity.NOTE))
                .toList();
    }

    /**
     * Whether nothing is wrong that would spoil a figure.
     *
     * @return true without errors
     */
    public boolean sound() {
        return findings.stream().noneMatch(f -> f.severity == Severity.ERROR);
    }

    /**
     * Reads a whole set.
     *
     * @param path where it is
     * @param layout how it is laid out
     * @param scheme of the split; empty for the set's own
     * @param seed of the draw
     * @return what was found
     * @throws DataSetException if there is no such set, or not one usable mesh in it
     */
    public static Verification of(Path path, DataCatalog.Entry layout, String scheme, long seed) {
        MeshSet set = layout.open(path, Unusable.SKIP);
        List<Finding> findings = new ArrayList<>();
        for (String line : set.skipped()) {
            findings.add(new Finding(Severity.ERROR, line, "mend or remove this file; --skip-bad trains without it"));
        }
        Split split = set.split(scheme.isEmpty() ? set.defaultScheme() : scheme, seed);
        if (split.test().isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "the test part is empty",
                    "draw a split such as 80%, or name test meshes in split.txt"));
        }
        List<ClassCount> classes = classes(set, split);
        classes.forEach(one -> occurrence(one, findings));
        indexBase(set, findings);
        duplicates(set, split, findings);
        orphans(path, findings);
        return new Verification(set, split, findings, classes);
    }

    private static List<ClassCount> classes(MeshSet set, Split split) {
        long[] train = counts(set, split.train());
        long[] test = counts(set, split.test());
        List<ClassCount> counts = new ArrayList<>();
        for (int c = 0; c < train.length; c++) {
            counts.add(new ClassCount(set.classNames().get(c), train[c], test[c]));
        }
        return counts;
    }

    private static long[] counts(MeshSet set, List<Integer> items) {
        long[] counts = new long[set.classNames().size()];
        for (int item : items) {
            int[] labels = set instanceof ClassifiedSet classified
                    ? new int[] {classified.classOf(item)}
                    : set instanceof Dataset labelled
                            ? LabelFiles.ids(labelled.item(item).labels())
                            : new int[0];
            for (int label : labels) {
                if (label >= 0) {
                    counts[label]++;
                }
            }
        }
        return counts;
    }

    private static void occurrence(ClassCount one, List<Finding> findings) {
        if (one.train == 0 && one.test > 0) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "the class '" + one.name + "' is in the test part only: no network can learn it",
                    "move a mesh that has it to the train part, or draw another split (--seed)"));
        } else if (one.train > 0 && one.test == 0) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "the class '" + one.name + "' is not in the test part: the figure says nothing of it",
                    "draw another split (--seed) where that matters"));
        } else if (one.train == 0) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "the class '" + one.name + "' is in neither part",
                    "remove its name, or leave it: the network never learns it"));
        }
    }

    private static void indexBase(MeshSet set, List<Finding> findings) {
        List<String> names = set.classNames();
        boolean numbers = names.stream().allMatch(n -> n.matches("\\d{1,5}"));
        if (set instanceof Dataset && numbers && names.get(0).equals("1")) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "the labels are numbers from 1, none is 0: they count from 1, and the classes are called 1 to "
                            + names.get(names.size() - 1),
                    "nothing, if that is meant; names in " + SetIndex.CLASSES + " would count from 0"));
        }
    }

    private static void duplicates(MeshSet set, Split split, List<Finding> findings) {
        String[] contents = new String[set.size()];
        Arrays.parallelSetAll(contents, i -> MeshContent.of(set.mesh(i)));
        Map<String, List<Integer>> same = new LinkedHashMap<>();
        for (int i = 0; i < contents.length; i++) {
            same.computeIfAbsent(contents[i], content -> new ArrayList<>()).add(i);
        }
        for (List<Integer> items : same.values()) {
            if (items.size() > 1) {
                List<String> names = items.stream()
                        .map(i -> set.itemNames().get(i) + part(split, i))
                        .toList();
                boolean leak = items.stream().anyMatch(split.train()::contains)
                        && items.stream().anyMatch(split.test()::contains);
                findings.add(new Finding(
                        leak ? Severity.ERROR : Severity.NOTE,
                        "the same mesh " + items.size() + " times: " + String.join(", ", names),
                        leak
                                ? "keep one, or put all into one part: what is trained on must not be tested on"
                                : "keep one, or train with it counted " + items.size() + " times"));
            }
        }
    }

    private static String part(Split split, int item) {
        return split.train().contains(item) ? " (train)" : split.test().contains(item) ? " (test)" : "";
    }

    /** Label files in the folder that no mesh beside them has. */
    private static void orphans(Path folder, List<Finding> findings) {
        if (!Files.isDirectory(folder) || MeshPaths.in(folder).isEmpty()) {
            return;
        }
        TreeSet<String> stems = new TreeSet<>();
        MeshPaths.in(folder).forEach(mesh -> stems.add(MeshPaths.stem(mesh).toLowerCase(Locale.ROOT)));
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                Optional<String> stem = LabelFiles.stemOf(file);
                if (stem.isPresent()
                        && !SetIndex.nameOf(file).equals("test_pairs.txt")
                        && !stems.contains(stem.get().toLowerCase(Locale.ROOT))) {
                    findings.add(new Finding(
                            Severity.NOTE,
                            file + ": labels without a mesh called " + stem.get(),
                            "rename it like its mesh, or remove it"));
                }
            });
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be listed", e);
        }
    }
}
