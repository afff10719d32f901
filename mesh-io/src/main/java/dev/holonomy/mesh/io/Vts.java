package dev.holonomy.mesh.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lists of vertex ids in text, {@code .vts}: one id a line, counted from 1 in the file and from 0 in the program. */
public final class Vts {
    private Vts() {}

    /**
     * Reads vertex ids.
     *
     * @param path the file
     * @return the ids, from 0
     * @throws MeshFormatException if a line is no id; an id of 0 shows that the file does not count from 1
     */
    public static int[] read(Path path) {
        return read(FileBytes.read(path));
    }

    static int[] read(FileBytes file) {
        TextLines lines = new TextLines(file, TextLines.Syntax.PLAIN);
        IntList ids = new IntList();
        while (lines.nextLineWithToken()) {
            lines.unreadToken();
            long id = lines.integer("a vertex id");
            if (id < 1 || id > Integer.MAX_VALUE) {
                throw lines.error("vertex id " + id + ", wanted 1 or more, as .vts files count from 1");
            }
            if (lines.nextToken()) {
                throw lines.error("found " + lines.shownToken() + " after the id, wanted one id a line");
            }
            ids.add((int) id - 1);
        }
        if (ids.size() == 0) {
            throw file.error("no vertex ids");
        }
        return ids.toArray();
    }

    /**
     * Writes vertex ids.
     *
     * @param path the file, made or replaced as a whole
     * @param ids the ids, from 0
     * @throws IllegalArgumentException if an id is negative: the format has no word for "none"
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] == Integer.MAX_VALUE) {
                throw new IllegalArgumentException("row " + i + " has the id " + ids[i] + ", which .vts cannot hold");
            }
            text.append(ids[i] + 1).append('\n');
        }
        AtomicFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
