package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A look in a small text file: {@code name text}, one a line, as {@link LookText} names it; # starts a comment line. */
public final class LookFile {
    private LookFile() {}

    /**
     * Writes a look.
     *
     * @param file the file, replaced where it exists
     * @param look the look
     */
    public static void write(Path file, Look look) {
        StringBuilder text = new StringBuilder("# a view of Holonomy\n");
        LookText.of(look)
                .forEach((name, words) ->
                        text.append(name).append(' ').append(words).append('\n'));
        AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the words of a look.
     *
     * @param file the file
     * @return text by name, each name known
     * @throws IllegalArgumentException if a line is none; the message names the file and the line
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> words = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": no view in UTF-8 text can be read from it", e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int blank = line.indexOf(' ');
            String name = blank < 0 ? line : line.substring(0, blank);
            if (!LookWord.names().contains(name)) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + ": '" + name + "' is unknown, wanted one of " + LookWord.names());
            }
            words.put(name, blank < 0 ? "" : line.substring(blank + 1).strip());
        }
        return words;
    }
}
