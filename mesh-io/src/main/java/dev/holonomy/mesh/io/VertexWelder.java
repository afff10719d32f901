package dev.holonomy.mesh.io;

/**
 * Gives places vertex ids: corners with the same bits (zero of either sign) get the same id, the first seen the smallest.
 *
 * <p>Nothing near is moved together: a crack of one unit in the last place stays a crack.
 */
final class VertexWelder {
    private final DoubleList positions = new DoubleList();
    private int[] table = new int[1 << 8]; // id + 1, or 0 where free; at most half full

    int add(double x, double y, double z) {
        double px = x + 0.0; // -0 becomes 0
        double py = y + 0.0;
        double pz = z + 0.0;
        int vertexCount = positions.size() / 3;
        if (2 * (vertexCount + 1L) > table.length && table.length < 1 << 30) {
            grow(vertexCount);
        }
        int at = slot(px, py, pz);
        if (table[at] == 0) {
            positions.add(px);
            positions.add(py);
            positions.add(pz);
            table[at] = vertexCount + 1;
        }
        return table[at] - 1;
    }

    /** Where this place stands in the table, or would stand. */
    private int slot(double x, double y, double z) {
        long h = mixed(mixed(mixed(Double.doubleToRawLongBits(x)) ^ Double.doubleToRawLongBits(y))
                ^ Double.doubleToRawLongBits(z));
        int at = (int) h & (table.length - 1);
        while (table[at] != 0) {
            int i = 3 * (table[at] - 1);
            if (positions.get(i) == x && positions.get(i + 1) == y && positions.get(i + 2) == z) {
                break;
            }
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    private void grow(int vertexCount) {
        table = new int[2 * table.length];
        for (int v = 0; v < vertexCount; v++) {
            int at = slot(positions.get(3 * v), positions.get(3 * v + 1), positions.get(3 * v + 2));
            table[at] = v + 1;
        }
    }

    /** Spreads every bit over all others (finalizer of SplitMix64, Steele et al. 2014). */
    private static long mixed(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    double[] positions() {
        return positions.toArray();
    }
}
