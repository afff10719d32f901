package dev.holonomy.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of classes: {@code classes.txt}, a name a line, the first one for label 0; and what numbers are called without it. */
final class ClassNames {
    private ClassNames() {}

    /** The names in a folder's file; empty where it has none. */
    static List<String> in(Path folder) {
        Path file = folder.resolve(SetIndex.CLASSES);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> names = Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new DataSetException(file + ": names the class '" + name + "' twice");
                }
            }
            if (names.size() < 2) {
                throw new DataSetException(file + ": names " + names.size() + " class, wanted at least 2, one a line");
            }
            return names;
        } catch (CharacterCodingException e) {
            throw new DataSetException(file + ": is not text in UTF-8, wanted a class a line", e);
        } catch (IOException e) {
            throw new DataSetException(file + ": cannot be read, " + e.getMessage(), e);
        }
    }

    /** Whether the classes of a file have no names of their own: each is called by its number. */
    static boolean areNumbers(List<String> names) {
        return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
    }
}
