package dev.holonomy.geodesic.hierarchy;

import java.util.Arrays;

/** The polar coordinates of the neighbours of one vertex, as they are gathered. */
final class Row {
    int[] neighbour = new int[16];
    double[] r = new double[16];
    double[] theta = new double[16];
    double[] transport = new double[16];
    int count;

    void add(int q, double distance, double direction, double g) {
        if (count == neighbour.length) {
            int larger = 2 * count + 8;
            neighbour = Arrays.copyOf(neighbour, larger);
            r = Arrays.copyOf(r, larger);
            theta = Arrays.copyOf(theta, larger);
            transport = Arrays.copyOf(transport, larger);
        }
        neighbour[count] = q;
        r[count] = distance;
        theta[count] = direction;
        transport[count++] = g;
    }

    /** Gives back the room that is not used. */
    Row trimmed() {
        neighbour = Arrays.copyOf(neighbour, count);
        r = Arrays.copyOf(r, count);
        theta = Arrays.copyOf(theta, count);
        transport = Arrays.copyOf(transport, count);
        return this;
    }

    /** Sorts by distance, ties by neighbour: a total order, so that the gaps of Shell's sort do no harm. */
    void sort() {
        for (int gap = count / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
            for (int i = gap; i < count; i++) {
                for (int j = i; j >= gap && before(j, j - gap); j -= gap) {
                    swap(j, j - gap);
                }
            }
        }
    }

    private boolean before(int i, int j) {
        return r[i] < r[j] || (r[i] == r[j] && neighbour[i] < neighbour[j]);
    }

    private void swap(int i, int j) {
        int q = neighbour[i];
        neighbour[i] = neighbour[j];
        neighbour[j] = q;
        swap(r, i, j);
        swap(theta, i, j);
        swap(transport, i, j);
    }

    private static void swap(double[] numbers, int i, int j) {
        double number = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = number;
    }
}
