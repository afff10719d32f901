package dev.holonomy.geodesic;

/**
 * For every vertex q, the pairs (p, q) that name it as the neighbour: the gather list of a backward pass.
 *
 * @param offsets where the pairs of q begin, [V + 1]; shared, not to be modified
 * @param pairs pair ids, ascending for each q, [E]; shared, not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, made once by Charts and only read
public record ReversedPairs(int[] offsets, int[] pairs) {
    /**
     * The pairs of a list of neighbours.
     *
     * @param vertexCount how many vertices can be neighbours
     * @param neighbours the neighbour of each pair, [E]
     * @return the pairs by neighbour
     */
    public static ReversedPairs of(int vertexCount, int[] neighbours) {
        int[] offsets = new int[vertexCount + 1];
        for (int q : neighbours) {
            offsets[q + 1]++;
        }
        for (int q = 0; q < vertexCount; q++) {
            offsets[q + 1] += offsets[q];
        }
        int[] fill = offsets.clone();
        int[] pairs = new int[neighbours.length];
        for (int e = 0; e < neighbours.length; e++) {
            pairs[fill[neighbours[e]]++] = e;
        }
        return new ReversedPairs(offsets, pairs);
    }
}
