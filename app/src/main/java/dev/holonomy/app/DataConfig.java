package dev.holonomy.app;

import dev.holonomy.config.NearestName;
import dev.holonomy.data.ClassifiedSet;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.Unusable;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the labelled meshes are.
 *
 * @param format a name of {@link DataCatalog}
 * @param path the folder or table; empty for a shipped set
 * @param split the scheme of the split: sb12, sb6, counts like 12/8, a share like 80%, file, or empty for the set's own
 * @param elements where segmentation labels and predicts
 * @param unseenClasses what happens when only the test part has a class
 * @param skipBad whether meshes that cannot be used are left out; otherwise the set does not open
 */
record DataConfig(String format, String path, String split, Elements elements, Unseen unseenClasses, boolean skipBad) {
    static final DataConfig DEFAULT = new DataConfig("creatures", "", "", Elements.AS_LABELLED, Unseen.REFUSE, false);

    /** Where labels are; those of a mesh that has them elsewhere are converted. */
    enum Elements {
        /** Where the first mesh of the train part has them. */
        AS_LABELLED,
        /** On the vertices. */
        VERTICES,
        /** On the faces. */
        FACES
    }

    /** What happens when only the test part has a class, which no network can learn then. */
    enum Unseen {
        /** The training does not start. */
        REFUSE,
        /** It is tested all the same: what protocols with random splits mean. */
        ALLOW
    }

    DataConfig {
        List<String> names =
                DataCatalog.entries().stream().map(DataCatalog.Entry::name).toList();
        if (!names.contains(format)) {
            throw new IllegalArgumentException("format is '" + format + "'"
                    + NearestName.of(format, names)
                            .map(near -> ", did you mean '" + near + "'?")
                            .orElse(", wanted one of " + String.join(", ", names)));
        }
    }

    static DataConfig of(String format, Path path, String split) {
        return new DataConfig(format, path.toString(), split, DEFAULT.elements, DEFAULT.unseenClasses, false);
    }

    /** With another place; the layout of what lies there where the format is that of a shipped set. */
    DataConfig withPath(Path place) {
        DataCatalog.Entry entry = DataCatalog.entry(format);
        String name = entry.shipped() ? DataCatalog.layoutOf(place).name() : format;
        return new DataConfig(name, place.toString(), split, elements, unseenClasses, skipBad);
    }

    DataConfig skippingBad() {
        return new DataConfig(format, path, split, elements, unseenClasses, true);
    }

    /** The set, whatever its truth is. */
    MeshSet openAny() {
        DataCatalog.Entry entry = DataCatalog.entry(format);
        if (path.isEmpty() && !entry.shipped()) {
            throw new CommandException("the configuration names no folder of meshes; --data DIR gives one");
        }
        return entry.open(Path.of(path), skipBad ? Unusable.SKIP : Unusable.REFUSE);
    }

    /** The set, for segmentation. */
    Dataset open() {
        MeshSet set = openAny();
        if (set instanceof Dataset labelled) {
            return labelled;
        }
        throw new CommandException(set.name() + ": the meshes have "
                + (set instanceof ClassifiedSet
                        ? "a class each, wanted labels of vertices or faces; task: classification learns classes"
                        : "no labels of vertices or faces"));
    }

    /** The set, for classification. */
    ClassifiedSet openClassified() {
        MeshSet set = openAny();
        if (set instanceof ClassifiedSet classified) {
            return classified;
        }
        throw new CommandException(set.name() + ": the meshes have "
                + (set instanceof Dataset
                        ? "labels of their vertices or faces, wanted a class each; task: segmentation learns labels"
                        : "no class each"));
    }

    String scheme(MeshSet set) {
        return split.isEmpty() ? set.defaultScheme() : split;
    }
}
