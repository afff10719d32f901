package dev.holonomy.mesh.io;

/**
 * Base64 in a piece of a file, taken bit by bit; padding may stand between two groups, as VTK encodes headers apart from the
 * data.
 */
final class Base64Bytes {
    private final FileBytes file;
    private final byte[] b;
    private final int end;
    private final byte[] group = new byte[3];
    private int at;
    private int groupSize;
    private int groupAt;

    Base64Bytes(FileBytes file, int from, int to) {
        this.file = file;
        this.b = file.bytes();
        this.at = from;
        this.end = to;
    }

    /** Forgets what is left of the current group: the next byte comes from the next one. */
    void skipGroup() {
        groupAt = groupSize;
    }

    /** The next bytes. */
    byte[] take(long count) {
        if (count > (end - at) * 3L / 4 + 3) {
            throw file.errorAt(at, count + " bytes in base64, " + (end - at) + " characters follow");
        }
        byte[] taken = new byte[(int) count];
        for (int i = 0; i < taken.length; i++) {
            if (groupAt == groupSize) {
                readGroup();
            }
            taken[i] = group[groupAt++];
        }
        return taken;
    }

    private void readGroup() {
        int bits = 0;
        int symbols = 0;
        int padding = 0;
        for (int k = 0; k < 4; k++) {
            while (at < end && (b[at] == ' ' || b[at] == '\n' || b[at] == '\r' || b[at] == '\t')) {
                at++;
            }
            if (at >= end) {
                throw file.errorAt(at, "base64 that ends too early");
            }
            int value = value(b[at]);
            if (b[at] == '=' && k > 1) {
                padding++;
                value = 0;
            } else if (value < 0 || padding > 0) {
                throw file.errorAt(at, "no base64");
            } else {
                symbols++;
            }
            bits = bits << 6 | value;
            at++;
        }
        group[0] = (byte) (bits >> 16);
        group[1] = (byte) (bits >> 8);
        group[2] = (byte) bits;
        groupSize = symbols - 1;
        groupAt = 0;
    }

    private static int value(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
