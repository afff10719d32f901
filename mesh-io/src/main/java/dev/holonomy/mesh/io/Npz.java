package dev.holonomy.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files with several named numpy arrays, {@code .npz}: a zip archive of {@code .npy} files, packed or not. */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Reads all arrays.
     *
     * @param path the file
     * @return the arrays by name, without {@code .npy}, in the order of the file
     * @throws MeshFormatException if the archive or one of its arrays cannot be read
     */
    public static Map<String, NpyArray> read(Path path) {
        return read(FileBytes.read(path));
    }

    static Map<String, NpyArray> read(FileBytes file) {
        ZipBytes zip = new ZipBytes(file);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (ZipBytes.Entry entry : zip.entries()) {
            String name = entry.name();
            if (!name.endsWith(SUFFIX)) {
                throw file.error("the entry " + Shown.token(name) + " is no .npy array");
            }
            NpyArray array = Npy.decode(
                    zip.unpack(entry),
                    (offset, problem) ->
                            file.error("in the entry " + Shown.token(name) + ", byte " + offset + ": " + problem));
            arrays.put(name.substring(0, name.length() - SUFFIX.length()), array);
        }
        return arrays;
    }

    /**
     * Writes arrays, not packed; the same arrays give the same bytes.
     *
     * @param path the file, made or replaced as a whole
     * @param arrays the arrays by name, in the order in which they are written
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(Path path, Map<String, NpyArray> arrays) {
        AtomicFile.write(path, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
                CRC32 crc = new CRC32();
                long size = measure(named.getValue(), crc);
                ZipEntry entry = new ZipEntry(named.getKey() + SUFFIX);
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(size);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                Npy.encode(named.getValue(), zip);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /** The length of an array's file; its checksum goes to the second argument, as a zip header wants both beforehand. */
    private static long measure(NpyArray array, CRC32 crc) throws IOException {
        long[] length = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                length[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                length[0] += count;
            }
        };
        Npy.encode(array, new CheckedOutputStream(counting, crc));
        return length[0];
    }
}
