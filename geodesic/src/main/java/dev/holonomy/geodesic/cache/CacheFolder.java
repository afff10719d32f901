package dev.holonomy.geodesic.cache;

import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of files {@code <2 digits>/<key>.npz} that together stay below a bound; several processes may share it.
 *
 * <p>A file holds its key, is written beside and renamed, and its time is that of its last use. Files with other names are never touched.
 */
final class CacheFolder {
    private static final String KEY = "key";
    private static final String SUFFIX = ".npz";

    /** What zip and npy headers add to an array, at most. */
    private static final long HEADERS = 1024;

    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final long mostBytes;
    private final Consumer<? super Exception> onFailure;
    private boolean failed; // guarded by this, as are the next two
    private long counted = -1; // bytes when the folder was last looked through
    private long written; // bytes written since

    /**
     * A cache.
     *
     * @param folder made when the first file is
     * @param mostBytes of all files together
     * @param onFailure told once why nothing more is written
     */
    CacheFolder(Path folder, long mostBytes, Consumer<? super Exception> onFailure) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.onFailure = onFailure;
    }

    Path path() {
        return folder;
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
    }

    /** The arrays under a key; none where the file is missing, damaged or another's. */
    Optional<Map<String, NpyArray>> read(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, NpyArray> arrays = Npz.read(file);
            NpyArray inside = arrays.get(KEY);
            if (inside == null || !Arrays.equals(inside.longs(), words(key))) {
                return Optional.empty();
            }
            touch(file);
            return Optional.of(arrays);
        } catch (RuntimeException e) {
            return Optional.empty(); // whatever a damaged file makes of its reader
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // a folder that may only be read, or the file is gone by now
        }
    }

    /** Keeps arrays under a key, where they fit. */
    void write(String key, Map<String, NpyArray> arrays) {
        Map<String, NpyArray> all = new LinkedHashMap<>();
        all.put(KEY, NpyArray.of(words(key), Long.BYTES / 2));
        all.putAll(arrays);
        long bytes = all.values().stream()
                .mapToLong(a -> HEADERS + (long) Long.BYTES * a.size())
                .sum();
        if (bytes > Math.min(mostBytes, Integer.MAX_VALUE) || !makeRoom(bytes)) {
            return;
        }
        Path file = file(key);
        try {
            Files.createDirectories(file.getParent());
            Npz.write(file, all);
        } catch (IOException | UncheckedIOException e) {
            fail(e);
        }
    }

    private synchronized void fail(Exception e) {
        if (!failed) {
            failed = true;
            onFailure.accept(e);
        }
    }

    /** The key as four longs. */
    private static long[] words(String key) {
        long[] words = new long[4];
        for (int i = 0; i < 4; i++) {
            words[i] = HexFormat.fromHexDigitsToLong(key, 16 * i, 16 * i + 16);
        }
        return words;
    }

    /**
     * Removes what was not used for longest until so many bytes are free, and an eighth of the bound, so that the folder is not looked
     * through for every file; looks also after every eighth of the bound for what other processes wrote.
     */
    private synchronized boolean makeRoom(long bytes) {
        if (failed) {
            return false;
        }
        if (counted < 0 || written > mostBytes / 8 || counted + written + bytes > mostBytes) {
            List<Used> files = files();
            counted = files.stream().mapToLong(Used::bytes).sum();
            written = 0;
            if (counted + bytes > mostBytes) {
                files.sort(Comparator.comparing(Used::time));
                for (Used file : files) {
                    if (counted + bytes <= mostBytes - mostBytes / 8) {
                        break;
                    }
                    if (remove(file.path())) {
                        counted -= file.bytes();
                    }
                }
            }
            if (counted + bytes > mostBytes) {
                counted = -1; // files that cannot be removed
                return false;
            }
        }
        written += bytes;
        return true;
    }

    private static boolean remove(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private record Used(Path path, long bytes, FileTime time) {}

    /** The bytes of all files. */
    long bytes() {
        return files().stream().mapToLong(Used::bytes).sum();
    }

    /** All files; temporary ones that a killed process left are removed. */
    private List<Used> files() {
        List<Used> files = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (Path inner : folders) {
                addFiles(inner, files);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return files; // there is none yet, or it cannot be read
        }
        return files;
    }

    private static void addFiles(Path inner, List<Used> files) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(inner, "{*" + SUFFIX + ",.holonomy-*.tmp}")) {
            for (Path file : found) {
                String name = String.valueOf(file.getFileName());
                boolean temporary = name.startsWith(".");
                if (!temporary && !name.matches(inner.getFileName() + "[0-9a-f]{62}\\" + SUFFIX)) {
                    continue;
                }
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (!temporary) {
                    files.add(new Used(file, attributes.size(), attributes.lastModifiedTime()));
                } else if (attributes
                        .lastModifiedTime()
                        .toInstant()
                        .isBefore(Instant.now().minus(ABANDONED))) {
                    remove(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // another process removed it meanwhile
        }
    }
}
