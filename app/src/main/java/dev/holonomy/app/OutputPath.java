package dev.holonomy.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Looks at the place of an output before the work starts, so that nothing long ends in a refusal. */
final class OutputPath {
    private OutputPath() {}

    /**
     * A file that will be written.
     *
     * @param file the file
     * @param force whether an existing file may be replaced
     * @param inputs files that are read, none of which may be the output
     * @return the file
     * @throws CommandException if it cannot or must not be written
     */
    static Path file(Path file, boolean force, Path... inputs) {
        for (Path input : inputs) {
            if (same(file, input)) {
                throw new CommandException(file + ": the output is also an input, wanted another file");
            }
        }
        if (Files.isDirectory(file)) {
            throw new CommandException(file + ": is a folder, wanted the name of a file");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!force) {
                throw new CommandException(file + ": exists already; --force replaces it");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CommandException(file + ": is no regular file, wanted the name of one");
            }
        }
        writable(parent(file));
        return file;
    }

    /**
     * A folder that files will be written into; it is made, its parent must be there.
     *
     * @param folder the folder
     * @return the folder, which exists
     * @throws CommandException if it cannot be made or written
     */
    static Path folder(Path folder) {
        if (Files.exists(folder)) {
            writable(folder);
            return folder;
        }
        writable(parent(folder));
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }

    /**
     * A folder with nothing in it, as of {@link #folder}.
     *
     * @param folder the folder
     * @return the folder, which exists
     * @throws CommandException if it cannot be made or written, or holds something
     */
    static Path emptyFolder(Path folder) {
        String[] there = folder(folder).toFile().list();
        if (there != null && there.length > 0) {
            throw new CommandException(folder + ": the folder is not empty");
        }
        return folder;
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private static void writable(Path folder) {
        if (!Files.exists(folder)) {
            throw new CommandException(folder + ": no such folder; mkdir -p makes it");
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + ": not a folder");
        }
        if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw new CommandException(folder + ": no right to write in this folder");
        }
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
        }
    }
}
