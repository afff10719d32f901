package dev.holonomy.mesh.repair;

import java.util.Arrays;

/**
 * How the elements of a mesh became those of another: where each new one comes from, and where each old one went.
 *
 * @param source for each new element the old one whose values it takes, or -1 where it is made, [new]
 * @param target for each old element the new one that stands for it, or -1 where it was dropped, [old]
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, owned by the record, not changed after
public record IndexMap(int[] source, int[] target) {
    /**
     * Everything stays.
     *
     * @param count the number of elements
     * @return the map of each element to itself
     */
    public static IndexMap identity(int count) {
        int[] ids = new int[count];
        Arrays.setAll(ids, i -> i);
        return new IndexMap(ids, ids);
    }

    /** Some elements are kept, in order, the others dropped. */
    static IndexMap kept(boolean[] keep) {
        int[] target = new int[keep.length];
        int count = 0;
        for (int i = 0; i < keep.length; i++) {
            target[i] = keep[i] ? count++ : -1;
        }
        int[] source = new int[count];
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                source[target[i]] = i;
            }
        }
        return new IndexMap(source, target);
    }

    /**
     * This map and then another.
     *
     * @param next the map of the new elements to newer ones
     * @return the map of the old elements to the newer ones
     */
    public IndexMap then(IndexMap next) {
        int[] from = new int[next.source.length];
        Arrays.setAll(from, i -> next.source[i] < 0 ? -1 : source[next.source[i]]);
        int[] to = new int[target.length];
        Arrays.setAll(to, i -> target[i] < 0 ? -1 : next.target[target[i]]);
        return new IndexMap(from, to);
    }

    /**
     * Whether every element stays what it is.
     *
     * @return true for an identity
     */
    public boolean isIdentity() {
        boolean same = source.length == target.length;
        for (int i = 0; same && i < source.length; i++) {
            same = source[i] == i && target[i] == i;
        }
        return same;
    }
}
