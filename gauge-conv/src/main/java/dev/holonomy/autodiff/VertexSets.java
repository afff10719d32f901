package dev.holonomy.autodiff;

import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;

/**
 * Sets of vertices on a device, each with one member at least: the neighbourhoods of a surface, or all its vertices as one set.
 *
 * @param offsets where the members of each set begin, ints [S + 1]
 * @param members the vertices of each set, ints
 * @param memberOffsets where the sets of each vertex begin, ints [V + 1]
 * @param sets the sets that hold each vertex, ints
 */
public record VertexSets(Buffer offsets, Buffer members, Buffer memberOffsets, Buffer sets) {
    /**
     * Copies sets to a device.
     *
     * @param scope owner of the memory
     * @param vertices V
     * @param offsets where the members of each set begin, [S + 1]
     * @param members the vertices of each set; a vertex may be in many, and many times in one
     * @return the sets
     */
    public static VertexSets of(Scope scope, int vertices, int[] offsets, int[] members) {
        int[] starts = new int[vertices + 1];
        for (int q : members) {
            starts[q + 1]++;
        }
        for (int q = 0; q < vertices; q++) {
            starts[q + 1] += starts[q];
        }
        int[] next = starts.clone();
        int[] sets = new int[members.length];
        for (int s = 0; s + 1 < offsets.length; s++) {
            if (offsets[s] == offsets[s + 1]) {
                throw new IllegalArgumentException("set " + s + " of vertices is empty, wanted one member at least");
            }
            for (int e = offsets[s]; e < offsets[s + 1]; e++) {
                sets[next[members[e]]++] = s;
            }
        }
        return new VertexSets(scope.ints(offsets), scope.ints(members), scope.ints(starts), scope.ints(sets));
    }

    /** The number of sets, S. */
    int count() {
        return offsets.length() - 1;
    }

    /** The number of vertices, V. */
    int vertexCount() {
        return memberOffsets.length() - 1;
    }
}
