package dev.holonomy.data;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFile;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Meshes in files with labels of their vertices or faces.
 *
 * <p>Classes are those of {@code classes.txt} where the set has one. Otherwise they are the union of all names, numbers by size; labels
 * without names are called by their numbers, and only numbers that occur are classes. Where every mesh is a PLY that carries the same
 * names inside, their order stays, so that a set written by one program has the classes of that program.
 */
final class LabelledFiles implements Dataset {
    private final SetIndex index;
    private final List<String> classes;
    private final List<String> skipped;

    private LabelledFiles(SetIndex index, List<String> classes, List<String> skipped) {
        this.index = index;
        this.classes = classes;
        this.skipped = skipped;
    }

    /** What all items are read once for. */
    private record Facts(List<String> classes, boolean inside) {}

    static LabelledFiles open(SetIndex index, Unusable unusable) {
        Survey<Facts> survey = Survey.of(index, unusable, (entry, file) -> {
            MeshValues labels = labels(index, entry, file);
            if (Arrays.stream(LabelFiles.ids(labels)).allMatch(id -> id < 0)) {
                throw new DataSetException(entry.mesh() + ": not one label, all are -1");
            }
            return new Facts(LabelFiles.classNames(labels), entry.truth().isEmpty());
        });
        List<String> classes = index.classes().isEmpty() ? classes(survey.facts()) : index.classes();
        if (classes.size() < 2) {
            throw new DataSetException(index.name() + ": the labels name " + classes.size() + " class in "
                    + survey.facts().size() + " meshes, wanted at least 2");
        }
        return new LabelledFiles(survey.index(), classes, survey.skipped());
    }

    private static List<String> classes(List<Facts> facts) {
        Set<List<String>> lists = new LinkedHashSet<>();
        TreeSet<String> union = new TreeSet<>(NaturalOrder.INSTANCE);
        for (Facts one : facts) {
            lists.add(one.classes());
            union.addAll(one.classes());
        }
        boolean inside = facts.stream().allMatch(Facts::inside);
        return inside && lists.size() == 1 ? lists.iterator().next() : List.copyOf(union);
    }

    /** The labels of an item, with names. */
    private static MeshValues labels(SetIndex index, SetIndex.Entry entry, MeshFile file) {
        MeshValues labels = LabelFiles.read(entry, file);
        List<String> names = LabelFiles.classNames(labels);
        boolean numbers = ClassNames.areNumbers(names);
        if (index.classes().isEmpty()) {
            return numbers ? LabelFiles.in(occurring(labels), labels) : labels;
        }
        String where = entry.truth().orElse(entry.mesh()).toString();
        if (numbers && names.size() > index.classes().size()) {
            throw new DataSetException(where + ": the label " + (names.size() - 1) + ", but " + SetIndex.CLASSES
                    + " names " + index.classes().size() + " classes, 0 to "
                    + (index.classes().size() - 1) + (occurring(labels).contains("0") ? "" : " (counted from 1?)"));
        }
        if (!numbers && !index.classes().containsAll(names)) {
            List<String> unknown =
                    names.stream().filter(n -> !index.classes().contains(n)).toList();
            throw new DataSetException(
                    where + ": the classes " + unknown + " are not in " + SetIndex.CLASSES + ": " + index.classes());
        }
        return numbers ? named(labels, index.classes()) : labels;
    }

    private static MeshValues named(MeshValues labels, List<String> classes) {
        int[] ids = LabelFiles.ids(labels);
        return labels instanceof FaceLabels
                ? new FaceLabels(labels.name(), ids, classes)
                : new VertexLabels(labels.name(), ids, classes);
    }

    private static List<String> occurring(MeshValues labels) {
        return IntStream.of(LabelFiles.ids(labels))
                .filter(id -> id >= 0)
                .distinct()
                .sorted()
                .mapToObj(Integer::toString)
                .toList();
    }

    @Override
    public String name() {
        return index.name();
    }

    @Override
    public List<String> classNames() {
        return classes;
    }

    @Override
    public List<String> itemNames() {
        return index.itemNames();
    }

    @Override
    public String defaultScheme() {
        return index.scheme();
    }

    @Override
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public LabelledMesh item(int item) {
        SetIndex.Entry entry = index.entries().get(item);
        MeshFile file = Survey.read(entry);
        return new LabelledMesh(entry.name(), file.mesh(), LabelFiles.in(classes, labels(index, entry, file)));
    }

    @Override
    public Split split(String wanted, long seed) {
        return index.fixed(wanted).orElseGet(() -> Split.draw(name(), size(), wanted, seed));
    }
}
