package dev.holonomy.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The arrays of a VTK XML file: in text, in base64, or appended raw or in base64, packed by zlib or not. */
final class VtkArrays {
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long RATIO = 200;
    private static final long MOST_REPEATED =
            1L << 21; // packed arrays of equal numbers are far longer than their bytes

    private final FileBytes file;
    private final ByteOrder order;
    private final int headerBytes;
    private final boolean packed;
    private int appendedStart = -1;
    private int appendedEnd = -1;
    private boolean appendedRaw;
    private long unpacked;
    private long read;

    /** What the first tag of the file says about its arrays. */
    VtkArrays(FileBytes file, XmlTags root) {
        this.file = file;
        this.order = root.attribute("byte_order", "LittleEndian").equals("BigEndian")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
        String header = root.attribute("header_type", "UInt32");
        if (!header.equals("UInt32") && !header.equals("UInt64")) {
            throw root.error("header_type " + Shown.token(header) + ", wanted UInt32 or UInt64");
        }
        this.headerBytes = header.equals("UInt64") ? 8 : 4;
        String compressor = root.attribute("compressor", "");
        if (!compressor.isEmpty() && !compressor.equals("vtkZLibDataCompressor")) {
            throw root.error("packed by " + Shown.token(compressor) + ", wanted vtkZLibDataCompressor or none");
        }
        this.packed = !compressor.isEmpty();
    }

    /** Finds the appended data, whose raw bytes are no XML; returns the byte at which their tag starts. */
    int findAppended() {
        byte[] b = file.bytes();
        byte[] mark = {'<', 'A', 'p', 'p', 'e', 'n', 'd', 'e', 'd', 'D', 'a', 't', 'a'};
        for (int i = 0; i + mark.length < b.length; i++) {
            if (b[i] == '<' && Arrays.equals(b, i, i + mark.length, mark, 0, mark.length)) {
                int close = i;
                while (close < b.length && b[close] != '>') {
                    close++;
                }
                String tag = new String(b, i, close - i, StandardCharsets.ISO_8859_1);
                appendedRaw = tag.matches("(?s).*encoding\\s*=\\s*[\"']raw[\"'].*");
                int at = close + 1;
                while (at < b.length && b[at] != '_' && b[at] <= ' ' && b[at] >= 0) {
                    at++;
                }
                if (at >= b.length || b[at] != '_') {
                    throw file.errorAt(at, "appended data without the _ that starts it");
                }
                appendedStart = at + 1;
                appendedEnd = appendedRaw ? b.length : appendedStart;
                while (appendedEnd < b.length && b[appendedEnd] != '<') {
                    appendedEnd++;
                }
                return i;
            }
        }
        return b.length;
    }

    /** Where the bytes of a binary array come from. */
    private interface Source {
        byte[] take(long count);

        void endOfHeader();
    }

    private Source base64(int from, int to) {
        Base64Bytes bytes = new Base64Bytes(file, from, to);
        return new Source() {
            @Override
            public byte[] take(long count) {
                return bytes.take(count);
            }

            @Override
            public void endOfHeader() {
                bytes.skipGroup();
            }
        };
    }

    private Source raw(int from) {
        int[] at = {from};
        return new Source() {
            @Override
            public byte[] take(long count) {
                if (count > file.length() - at[0]) {
                    throw file.errorAt(at[0], count + " bytes of an array, " + (file.length() - at[0]) + " follow");
                }
                byte[] taken = Arrays.copyOfRange(file.bytes(), at[0], at[0] + (int) count);
                at[0] += taken.length;
                return taken;
            }

            @Override
            public void endOfHeader() {
                // raw bytes have no padding
            }
        };
    }

    /**
     * The numbers of the array whose start tag was just reached.
     *
     * @param wanted how many there must be, or -1 for any
     */
    double[] read(XmlTags tags, VtkType type, long wanted) {
        String format = tags.attribute("format", "ascii");
        double[] numbers;
        if (format.equals("appended")) {
            String offset = tags.attribute("offset", "");
            if (appendedStart < 0 || !offset.matches("[0-9]{1,10}")) {
                throw tags.error("an array at the offset " + Shown.token(offset) + " of appended data");
            }
            long start = appendedStart + Long.parseLong(offset);
            if (start > appendedEnd) {
                throw tags.error("an array at byte " + start + ", the appended data end at " + appendedEnd);
            }
            numbers = binary(appendedRaw ? raw((int) start) : base64((int) start, appendedEnd), type, wanted);
        } else {
            int[] text = content(tags);
            numbers = format.equals("binary")
                    ? binary(base64(text[0], text[1]), type, wanted)
                    : ascii(text[0], text[1], type);
        }
        read += numbers.length;
        if (read > MOST_REPEATED + 8L * file.length()) {
            throw tags.error("an array again that stands in the file once, beyond " + read + " numbers");
        }
        if (wanted >= 0 && numbers.length != wanted) {
            throw tags.error("an array of " + numbers.length + " numbers, wanted " + wanted);
        }
        return numbers;
    }

    /** The text of an element, which may have other elements before or behind it. */
    private static int[] content(XmlTags tags) {
        int[] text = {tags.position(), tags.position()};
        String name = tags.name();
        while (!tags.isEmpty() || !tags.starts(name)) {
            if (!tags.next()) {
                throw tags.error("the file ends in an array");
            }
            if (tags.textTo() - tags.textFrom() > text[1] - text[0]) {
                text = new int[] {tags.textFrom(), tags.textTo()};
            }
            if (tags.ends(name)) {
                break;
            }
        }
        return text;
    }

    private double[] ascii(int from, int to, VtkType type) {
        Tokens tokens = new Tokens(file, from, to);
        DoubleList numbers = new DoubleList();
        while (tokens.nextToken()) {
            tokens.unreadToken();
            numbers.add(type.integer ? tokens.integer("an integer") : type.held(tokens.number("a number")));
        }
        return numbers.toArray();
    }

    private double[] binary(Source source, VtkType type, long wanted) {
        byte[] bytes = packed ? unpack(source, type, wanted) : source.take(length(source, type, wanted));
        ByteBuffer body = ByteBuffer.wrap(bytes).order(order);
        double[] numbers = new double[bytes.length / type.bytes];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type.read(body);
        }
        return numbers;
    }

    private long length(Source source, VtkType type, long wanted) {
        long length = header(source);
        check(length, type, wanted);
        return length;
    }

    private void check(long bytes, VtkType type, long wanted) {
        if (bytes < 0 || bytes % type.bytes != 0 || (wanted >= 0 && bytes != wanted * type.bytes)) {
            throw file.error("an array of " + bytes + " bytes, wanted " + (wanted < 0 ? "numbers" : wanted + " numbers")
                    + " of " + type.bytes + " bytes");
        }
    }

    private long header(Source source) {
        ByteBuffer header = ByteBuffer.wrap(source.take(headerBytes)).order(order);
        return headerBytes == 8 ? header.getLong() : header.getInt() & 0xffff_ffffL;
    }

    /** Blocks of zlib: their number, their size, that of the last one where it is shorter, and the packed size of each. */
    private byte[] unpack(Source source, VtkType type, long wanted) {
        long blocks = header(source);
        long blockSize = header(source);
        long last = header(source);
        if (blocks < 0
                || blocks > file.length()
                || blockSize < 0
                || blockSize > Integer.MAX_VALUE
                || last < 0
                || last > blockSize) {
            throw file.error("an array of " + blocks + " blocks of " + blockSize + " bytes and a last one of " + last);
        }
        long total = blocks == 0 ? 0 : (blocks - (last > 0 ? 1 : 0)) * blockSize + last;
        check(total, type, wanted);
        ByteBuffer sizes = ByteBuffer.wrap(source.take(blocks * headerBytes)).order(order);
        source.endOfHeader();
        unpacked += total;
        if (total > Integer.MAX_VALUE - 64 || unpacked > Math.max(ALWAYS_ALLOWED, RATIO * file.length())) {
            throw file.error("arrays unpack to more than " + RATIO + " times the size of the file");
        }
        byte[] out = new byte[(int) total];
        int filled = 0;
        for (long block = 0; block < blocks; block++) {
            long size = headerBytes == 8 ? sizes.getLong() : sizes.getInt() & 0xffff_ffffL;
            if (size < 0) {
                throw file.error("a block of " + size + " bytes");
            }
            int length = (int) (block == blocks - 1 && last > 0 ? last : blockSize);
            inflate(source.take(size), out, filled, length);
            filled += length;
        }
        return out;
    }

    private void inflate(byte[] block, byte[] out, int from, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(block);
            int filled = 0;
            while (filled < length) {
                int n = inflater.inflate(out, from + filled, length - filled);
                if (n == 0) {
                    throw file.error("a block of " + block.length + " bytes that does not unpack to " + length);
                }
                filled += n;
            }
        } catch (DataFormatException e) {
            throw file.error("a block that is not packed by zlib: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }
}
