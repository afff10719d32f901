package dev.holonomy.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vertices at the same place and faces with the same corners, each against the first of its kind. */
public final class Coincidence {
    private final TriangleMesh mesh;

    /**
     * Looks at a mesh.
     *
     * @param mesh any mesh
     */
    public Coincidence(TriangleMesh mesh) {
        this.mesh = mesh;
    }

    private interface Same {
        boolean test(int a, int b);
    }

    /**
     * The vertices at exactly the place of an earlier one.
     *
     * @return vertex ids, ascending
     */
    public List<Integer> vertices() {
        int[] hash = new int[mesh.vertexCount()];
        for (int v = 0; v < hash.length; v++) {
            long h = 0;
            for (int axis = 0; axis < 3; axis++) {
                h = mixed(h ^ Double.doubleToRawLongBits(mesh.coordinate(v, axis) + 0.0)); // -0 is at the place of 0
            }
            hash[v] = (int) h;
        }
        return repeats(
                hash,
                (a, b) -> mesh.coordinate(a, 0) == mesh.coordinate(b, 0)
                        && mesh.coordinate(a, 1) == mesh.coordinate(b, 1)
                        && mesh.coordinate(a, 2) == mesh.coordinate(b, 2));
    }

    /**
     * The faces with the same three vertices as an earlier one, in any order.
     *
     * @return face ids, ascending
     */
    public List<Integer> faces() {
        int[] sorted = mesh.triangles();
        int[] hash = new int[mesh.faceCount()];
        for (int f = 0; f < hash.length; f++) {
            Arrays.sort(sorted, 3 * f, 3 * f + 3);
            hash[f] = (int) mixed(mixed(((long) sorted[3 * f] << 32) | sorted[3 * f + 1]) ^ sorted[3 * f + 2]);
        }
        return repeats(hash, (a, b) -> Arrays.equals(sorted, 3 * a, 3 * a + 3, sorted, 3 * b, 3 * b + 3));
    }

    /** Spreads every bit over all others (finalizer of SplitMix64, Steele et al. 2014). */
    private static long mixed(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The elements equal to an earlier one, ascending; an open hash table of at most half its places. */
    private static List<Integer> repeats(int[] hash, Same same) {
        int size = hash.length > 1 << 28 ? 1 << 30 : Integer.highestOneBit(Math.max(4, hash.length)) << 2;
        int[] table = new int[size];
        List<Integer> repeats = new ArrayList<>();
        for (int i = 0; i < hash.length; i++) {
            int at = hash[i] & (size - 1);
            while (table[at] != 0 && !(hash[table[at] - 1] == hash[i] && same.test(table[at] - 1, i))) {
                at = (at + 1) & (size - 1);
            }
            if (table[at] == 0) {
                table[at] = i + 1;
            } else {
                repeats.add(i);
            }
        }
        return repeats;
    }
}
