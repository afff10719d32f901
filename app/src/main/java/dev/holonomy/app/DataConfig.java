package dev.holonomy.app;

import dev.holonomy.data.Dataset;
import dev.holonomy.data.FolderSet;
import dev.holonomy.data.Psb;
import dev.holonomy.data.ShippedSet;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the labelled meshes are.
 *
 * @param format creatures (the shipped set), psb (a class folder of the Princeton benchmark), or folder
 * @param path the folder; empty for the shipped set
 * @param split the scheme of the split: sb12, sb6, counts like 12/8, a share like 80%, file, or empty for the set's own
 */
record DataConfig(Format format, String path, String split) {
    static final DataConfig DEFAULT = new DataConfig(Format.CREATURES, "", "");

    /** How a set is laid out. */
    enum Format {
        CREATURES,
        PSB,
        FOLDER
    }

    DataConfig withPath(Path folder) {
        return new DataConfig(format == Format.CREATURES ? Format.FOLDER : format, folder.toString(), split);
    }

    Dataset open() {
        if (format == Format.CREATURES) {
            return new ShippedSet();
        }
        if (path.isEmpty()) {
            throw new CommandException("the configuration names no folder of meshes; --data DIR gives one");
        }
        return format == Format.PSB ? Psb.open(Path.of(path)) : FolderSet.open(Path.of(path));
    }

    String scheme(Dataset set) {
        if (split.isEmpty()) {
            return set.defaultScheme();
        }
        return split.equalsIgnoreCase("sb12") || split.equalsIgnoreCase("sb6") ? split.toUpperCase(Locale.ROOT) : split;
    }
}
