package dev.holonomy.geodesic.sparse;

/** Order of elimination with little fill. */
final class Ordering {
    private Ordering() {}

    /**
     * An order for a pattern.
     *
     * @param pattern symmetric
     * @return order[k] is the row eliminated k-th
     */
    static int[] of(SparseMatrix pattern) {
        return MinimumDegree.of(pattern);
    }
}
