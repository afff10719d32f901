package dev.holonomy.mesh.io;

import java.util.Arrays;

/**
 * Gives places vertex ids: corners with the same bits (zero of either sign) get the same id, the first seen the smallest.
 *
 * <p>Nothing near is moved together: a crack of one unit in the last place stays a crack.
 */
final class VertexWelder {
    private double[] positions = new double[3 * 64];
    private int[] table = new int[128]; // id + 1, or 0 where free; at most half full
    private int count;

    int add(double x, double y, double z) {
        double px = x + 0.0; // -0 becomes 0
        double py = y + 0.0;
        double pz = z + 0.0;
        if (2 * (count + 1L) > table.length && table.length < 1 << 30) {
            grow();
        }
        int at = slot(px, py, pz);
        if (table[at] != 0) {
            return table[at] - 1;
        }
        if (3 * count == positions.length) {
            positions = Arrays.copyOf(positions, IntList.grown(3 * count) / 3 * 3);
        }
        positions[3 * count] = px;
        positions[3 * count + 1] = py;
        positions[3 * count + 2] = pz;
        table[at] = ++count;
        return count - 1;
    }

    /** Where this place stands in the table, or would stand. */
    private int slot(double x, double y, double z) {
        long h = Scatter.hash(
                Scatter.hash(Double.doubleToRawLongBits(x), Double.doubleToRawLongBits(y)),
                Double.doubleToRawLongBits(z));
        int at = (int) (h >>> 32) & (table.length - 1);
        while (table[at] != 0) {
            int i = 3 * (table[at] - 1);
            if (positions[i] == x && positions[i + 1] == y && positions[i + 2] == z) {
                break;
            }
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int v = 0; v < count; v++) {
            table[slot(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2])] = v + 1;
        }
    }

    double[] positions() {
        return Arrays.copyOf(positions, 3 * count);
    }
}
