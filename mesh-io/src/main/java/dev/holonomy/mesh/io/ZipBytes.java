package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a zip archive in memory, read by its central directory and checked against everything it repeats.
 *
 * <p>Refused are: names that lead out of a folder, folders, duplicates, encryption, methods other than stored and deflate,
 * overlapping entries, local headers that contradict the directory, wrong sizes and checksums, and archives that would
 * unpack to more than 64 MiB and more than 200 times their size.
 */
final class ZipBytes {
    private static final long RATIO = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    /** An entry; its data are {@code packed} bytes from {@code dataStart} on. */
    record Entry(String name, int method, long crc, long packed, long size, long headerStart, long dataStart) {}

    private final FileBytes file;
    private final ByteBuffer zip;
    private long directoryStart;

    ZipBytes(FileBytes file) {
        this.file = file;
        this.zip = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    List<Entry> entries() {
        int end = end();
        long count = u16(end + 10);
        directoryStart = u32(end + 16);
        long endOfDirectory = end;
        if (count == 0xffff || directoryStart == 0xffff_ffffL || u32(end + 12) == 0xffff_ffffL) {
            int locator = end - 20;
            if (locator < 0 || zip.getInt(locator) != LOCATOR_64) {
                throw file.errorAt(end, "a zip64 archive without its locator");
            }
            long end64 = zip.getLong(locator + 8);
            if (end64 < 0 || end64 > locator - 56 || zip.getInt((int) end64) != END_64) {
                throw file.errorAt(locator, "a zip64 archive whose end record is not where it should be");
            }
            count = zip.getLong((int) end64 + 32);
            directoryStart = zip.getLong((int) end64 + 48);
            endOfDirectory = end64;
        }
        if (directoryStart < 0
                || directoryStart > endOfDirectory
                || count < 0
                || count > (endOfDirectory - directoryStart) / 46) {
            throw file.errorAt(
                    end,
                    "a zip directory of " + count + " entries at byte " + directoryStart
                            + ", which the file cannot hold");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long at = directoryStart;
        long unpacked = 0;
        for (long i = 0; i < count; i++) {
            if (at + 46 > endOfDirectory || zip.getInt((int) at) != DIRECTORY) {
                throw file.errorAt(at, "wanted entry " + i + " of the zip directory");
            }
            long next = at + 46 + u16((int) at + 28) + u16((int) at + 30) + u16((int) at + 32);
            if (next > endOfDirectory) {
                throw file.errorAt(at, "entry " + i + " of the zip directory is longer than the directory");
            }
            Entry entry = entry((int) at);
            if (!names.add(entry.name)) {
                throw file.errorAt(at, "the entry " + Shown.token(entry.name) + " comes twice");
            }
            entries.add(entry);
            unpacked = Math.addExact(unpacked, entry.size);
            if (unpacked > Math.max(ALWAYS_ALLOWED, RATIO * file.length())) {
                throw file.errorAt(at, "the entries unpack to more than " + RATIO + " times the size of the archive");
            }
            at = next;
        }
        refuseOverlaps(entries);
        return entries;
    }

    private int end() {
        int length = file.length();
        for (int at = length - 22; at >= Math.max(0, length - 22 - 0xffff); at--) {
            if (zip.getInt(at) == END && at + 22 + u16(at + 20) == length) {
                if (u16(at + 4) != 0 || u16(at + 6) != 0 || u16(at + 8) != u16(at + 10)) {
                    throw file.errorAt(at, "a zip archive in several parts");
                }
                return at;
            }
        }
        throw file.error("no zip archive, or one that is cut off: its end record is missing");
    }

    private Entry entry(int at) {
        int flags = u16(at + 8);
        int method = u16(at + 10);
        String name = name(at + 46, u16(at + 28));
        if ((flags & 1) != 0) {
            throw file.errorAt(at, "the entry " + Shown.token(name) + " is encrypted");
        }
        if (method != 0 && method != 8) {
            throw file.errorAt(
                    at,
                    "the entry " + Shown.token(name) + " is packed by method " + method + ", wanted stored or deflate");
        }
        refusePath(name, at);
        long[] wide = {u32(at + 24), u32(at + 20), u32(at + 42)}; // in the order in which zip64 repeats them
        widen(wide, at + 46 + u16(at + 28), u16(at + 30), at);
        long size = wide[0];
        long packed = wide[1];
        long header = wide[2];
        if (header < 0 || header > directoryStart - 30 || zip.getInt((int) header) != LOCAL) {
            throw file.errorAt(at, "the entry " + Shown.token(name) + " has no header at byte " + header);
        }
        int local = (int) header;
        long dataStart = header + 30 + u16(local + 26) + u16(local + 28);
        if (size < 0 || packed < 0 || dataStart > directoryStart || packed > directoryStart - dataStart) {
            throw file.errorAt(at, "the entry " + Shown.token(name) + " of " + packed + " bytes leaves the archive");
        }
        long crc = u32(at + 16);
        boolean same = name.equals(name(local + 30, u16(local + 26))) && method == u16(local + 8);
        if ((u16(local + 6) & 8) == 0) { // else sizes and checksum stand after the data
            long[] again = {u32(local + 22), u32(local + 18)};
            widen(again, local + 30 + u16(local + 26), u16(local + 28), local);
            same &= again[0] == size && again[1] == packed && u32(local + 14) == crc;
        }
        if (!same) {
            throw file.errorAt(header, "the header of " + Shown.token(name) + " contradicts the zip directory");
        }
        return new Entry(name, method, crc, packed, size, header, dataStart);
    }

    /** Replaces the numbers that read 0xffffffff by their 64-bit form in the extra field, in order. */
    private void widen(long[] numbers, int extra, int length, int at) {
        int end = extra + length;
        if (end > file.length()) {
            throw file.errorAt(at, "an extra field that leaves the archive");
        }
        int found = -1;
        int foundEnd = 0;
        for (int i = extra; i + 4 <= end; i += 4 + u16(i + 2)) {
            if (u16(i) == 1) {
                found = i + 4;
                foundEnd = Math.min(end, found + u16(i + 2));
            }
        }
        for (int k = 0; k < numbers.length; k++) {
            if (numbers[k] == 0xffff_ffffL) {
                if (found < 0 || found + 8 > foundEnd) {
                    throw file.errorAt(at, "a zip64 entry without its 64-bit sizes");
                }
                numbers[k] = zip.getLong(found);
                found += 8;
            }
        }
    }

    private void refusePath(String name, int at) {
        boolean leads = name.isEmpty()
                || name.startsWith("/")
                || name.endsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.indexOf('\0') >= 0
                || List.of(name.split("/")).contains("..");
        if (leads) {
            throw file.errorAt(
                    at, "the entry " + Shown.token(name) + " has the name of a folder or a path to elsewhere");
        }
    }

    private void refuseOverlaps(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::headerStart));
        for (int i = 1; i < sorted.size(); i++) {
            Entry before = sorted.get(i - 1);
            if (before.dataStart + before.packed > sorted.get(i).headerStart) {
                throw file.errorAt(
                        sorted.get(i).headerStart,
                        "the entries " + Shown.token(before.name) + " and " + Shown.token(sorted.get(i).name)
                                + " overlap");
            }
        }
    }

    byte[] unpack(Entry entry) {
        if (entry.size > Integer.MAX_VALUE - 64) {
            throw file.errorAt(
                    entry.headerStart,
                    "the entry " + Shown.token(entry.name) + " has " + entry.size + " bytes, at most 2^31 can be read");
        }
        byte[] out;
        if (entry.method == 0) {
            if (entry.size != entry.packed) {
                throw wrong(entry);
            }
            int from = (int) entry.dataStart;
            out = Arrays.copyOfRange(file.bytes(), from, from + (int) entry.size);
        } else {
            // deflate packs 258 bytes into two bits at best
            if (entry.size > 1040 * entry.packed + 1024) {
                throw wrong(entry);
            }
            out = inflate(entry);
        }
        CRC32 crc = new CRC32();
        crc.update(out);
        if (crc.getValue() != entry.crc) {
            throw file.errorAt(
                    entry.dataStart, "the entry " + Shown.token(entry.name) + " does not have the checksum it should");
        }
        return out;
    }

    private byte[] inflate(Entry entry) {
        byte[] out = new byte[(int) entry.size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file.bytes(), (int) entry.dataStart, (int) entry.packed);
            int filled = 0;
            while (filled < out.length) {
                int n = inflater.inflate(out, filled, out.length - filled);
                if (n == 0) {
                    throw wrong(entry);
                }
                filled += n;
            }
            if (!inflater.finished() && (inflater.inflate(new byte[1]) != 0 || !inflater.finished())) {
                throw wrong(entry);
            }
            return out;
        } catch (DataFormatException e) {
            throw file.errorAt(
                    entry.dataStart,
                    "the entry " + Shown.token(entry.name) + " is not packed by deflate: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private MeshFormatException wrong(Entry entry) {
        return file.errorAt(
                entry.dataStart,
                "the entry " + Shown.token(entry.name) + " does not unpack to the " + entry.size + " bytes it should");
    }

    private String name(int at, int length) {
        if (at + length > file.length()) {
            throw file.errorAt(at, "a name that leaves the archive");
        }
        return new String(file.bytes(), at, length, StandardCharsets.UTF_8);
    }

    private int u16(int at) {
        return zip.getShort(at) & 0xffff;
    }

    private long u32(int at) {
        return zip.getInt(at) & 0xffff_ffffL;
    }
}
