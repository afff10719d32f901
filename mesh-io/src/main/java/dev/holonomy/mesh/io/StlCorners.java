package dev.holonomy.mesh.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Which corners of a binary STL are at the same place: those with the same bits, zero of either sign.
 *
 * <p>A table holds the first corner of each place, in 8 bytes with 32 bits of its hash. Corners are looked up in batches,
 * first the slots of all, then the corners that these name, so that the waits for memory overlap.
 * Large files are done by several threads, each with the places whose hash starts with its number and a table of its own.
 */
final class StlCorners {
    private static final int BATCH = 256;
    private static final int SEVERAL = 50_000;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits of two exponents, and what carries into the sign where all of one are set. */
    private static final long EXPONENTS = 0x7f8000007f800000L;

    private static final long CARRY = 0x0080000000800000L;
    private static final long SIGNS = 0x8000000080000000L;

    private final FileBytes file;
    private final byte[] bytes;
    private final int corners;
    private final int[] first;

    private StlCorners(FileBytes file, int facets) {
        this.file = file;
        this.bytes = file.bytes();
        this.corners = 3 * facets;
        this.first = new int[corners];
    }

    /**
     * The first corner at the place of each corner, [3 F]; that of a first one is itself.
     *
     * @throws MeshFormatException at the first coordinate that is not finite
     */
    static int[] first(FileBytes file, int facets) {
        StlCorners all = new StlCorners(file, facets);
        int threads = facets < SEVERAL ? 1 : Math.min(4, 1 + ForkJoinPool.getCommonPoolParallelism());
        int bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, threads));
        IntStream.range(0, 1 << bits).parallel().forEach(part -> all.new Part(part, bits).run());
        return all.first;
    }

    /** The byte at which a corner starts: behind the normal and the corners before it. */
    static int start(int corner) {
        int facet = corner / 3;
        return StlFormat.HEADER + StlFormat.FACET * facet + 12 + 12 * (corner - 3 * facet);
    }

    /** Two floats, negative zero as zero. */
    private static long zeroed(long two) {
        long low = (two & 0x7fffffffL) == 0 ? two & ~0x80000000L : two;
        return (low & 0x7fffffff00000000L) == 0 ? low & 0xffffffffL : low;
    }

    private long xy(int start) {
        return zeroed((long) LONG.get(bytes, start));
    }

    private int z(int start) {
        int z = (int) INT.get(bytes, start + 8);
        return z << 1 == 0 ? 0 : z;
    }

    private boolean isSame(int a, int b) {
        int one = start(a);
        int two = start(b);
        return xy(one) == xy(two) && z(one) == z(two);
    }

    private MeshFormatException notFinite(int corner) {
        int at = start(corner);
        while (Float.isFinite(Float.intBitsToFloat((int) INT.get(bytes, at)))) {
            at += 4;
        }
        return file.errorAt(
                at, "a coordinate of triangle " + corner / 3 + " is " + Float.intBitsToFloat((int) INT.get(bytes, at)));
    }

    /** The places of which the upper bits of the hash are a number. */
    private final class Part {
        private final int part;
        private final int bits;
        private final int[] corner = new int[BATCH];
        private final long[] hash = new long[BATCH];
        private final long[] slot = new long[BATCH];
        private long[] table; // upper 32 bits of 64 of the hash below the part, corner + 1; 0 where free
        private int shift;
        private int places;

        Part(int part, int bits) {
            this.part = part;
            this.bits = bits;
            int expected = ((corners / 6 + corners / 30) >> bits) + 2 * BATCH; // a closed surface has F / 2 vertices
            table = new long[Integer.highestOneBit(expected) << 1];
            shift = Long.numberOfLeadingZeros(table.length) + 1;
        }

        void run() {
            int next = 0;
            while (next < corners) {
                int filled = 0;
                for (; next < corners && filled < BATCH; next++) {
                    int at = start(next);
                    long xy = (long) LONG.get(bytes, at);
                    int z = (int) INT.get(bytes, at + 8);
                    if (((((xy & EXPONENTS) + CARRY) | ((z & 0x7f800000L) + CARRY)) & SIGNS) != 0) {
                        throw notFinite(next);
                    }
                    long h = Scatter.hash(zeroed(xy), z << 1 == 0 ? 0 : z);
                    corner[filled] = next;
                    hash[filled] = h << bits;
                    filled += h >>> 1 >>> (63 - bits) == part ? 1 : 0;
                }
                if (places + filled > table.length / 8 * 5) {
                    grow();
                }
                int left = findAtOnce(filled);
                for (int i = 0; i < left; i++) {
                    find(corner[i], hash[i]);
                }
            }
        }

        /** Looks at the first slot of each corner of the batch; moves those that are not found there to the front, counted. */
        private int findAtOnce(int filled) {
            for (int i = 0; i < filled; i++) {
                slot[i] = table[(int) (hash[i] >>> shift)];
            }
            int left = 0;
            for (int i = 0; i < filled; i++) {
                int c = corner[i];
                int other = (int) slot[i] - 1;
                if (other >= 0 && (int) (slot[i] >>> 32) == (int) hash[i] && isSame(other, c)) {
                    first[c] = other;
                } else {
                    corner[left] = c;
                    hash[left++] = hash[i];
                }
            }
            return left;
        }

        private void find(int c, long h) {
            int at = (int) (h >>> shift);
            for (long held = table[at]; held != 0; held = table[at]) {
                int other = (int) held - 1;
                if ((int) (held >>> 32) == (int) h && isSame(other, c)) {
                    first[c] = other;
                    return;
                }
                at = (at + 1) & (table.length - 1);
            }
            table[at] = h << 32 | (c + 1);
            first[c] = c;
            places++;
        }

        private void grow() {
            long[] old = table;
            table = new long[2 * old.length];
            shift--;
            for (long held : old) {
                if (held != 0) {
                    int start = start((int) held - 1);
                    int at = (int) (Scatter.hash(xy(start), z(start)) << bits >>> shift);
                    while (table[at] != 0) {
                        at = (at + 1) & (table.length - 1);
                    }
                    table[at] = held;
                }
            }
        }
    }
}
