package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import java.util.List;
import java.util.TreeSet;

/** Meshes in files, each of one class. */
final class ClassifiedFiles implements ClassifiedSet {
    private final SetIndex index;
    private final List<String> classes;
    private final List<String> skipped;

    private ClassifiedFiles(SetIndex index, List<String> classes, List<String> skipped) {
        this.index = index;
        this.classes = classes;
        this.skipped = skipped;
    }

    static ClassifiedFiles open(SetIndex index, Unusable unusable) {
        TreeSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
        index.entries().forEach(entry -> names.add(entry.className()));
        List<String> listed = index.classes();
        for (String name : names) {
            if (!listed.isEmpty() && !listed.contains(name)) {
                throw new DataSetException(
                        index.name() + ": the class '" + name + "' is not in " + SetIndex.CLASSES + ": " + listed);
            }
        }
        if (names.size() < 2) {
            throw new DataSetException(index.name() + ": " + names.size() + " class in "
                    + index.entries().size() + " meshes, wanted at least 2");
        }
        Survey<Boolean> survey = Survey.of(index, unusable, (entry, file) -> true);
        return new ClassifiedFiles(survey.index(), listed.isEmpty() ? List.copyOf(names) : listed, survey.skipped());
    }

    @Override
    public String name() {
        return index.name();
    }

    @Override
    public List<String> itemNames() {
        return index.itemNames();
    }

    @Override
    public List<String> classNames() {
        return classes;
    }

    @Override
    public int classOf(int item) {
        return classes.indexOf(index.entries().get(item).className());
    }

    @Override
    public TriangleMesh mesh(int item) {
        return Survey.read(index.entries().get(item)).mesh();
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
    public Split split(String wanted, long seed) {
        return index.fixed(wanted).orElseGet(() -> ClassifiedSet.super.split(wanted, seed));
    }
}
