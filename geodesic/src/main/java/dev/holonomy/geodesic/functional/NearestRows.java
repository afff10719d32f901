package dev.holonomy.geodesic.functional;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Exact nearest neighbours among the rows of a matrix, by a tree of balls.
 *
 * <p>Spectral embeddings have many dimensions and are surfaces all the same, so balls shrink quickly. A row is left as soon as a
 * part of its distance is too large. Of rows at one distance the least id is found, whatever the guess.
 */
final class NearestRows {
    private static final int LEAF = 12;
    private static final int CHUNK = 8;
    private static final int BLOCK = 32;

    private final int dims;

    /** Rows in the order of the tree, so that a leaf is one piece of memory. */
    private final double[] rows;

    private final int[] id;
    private final int[] place;

    /** Node n has children 2n+1 and 2n+2; its rows, its centre and its radius. */
    private final int[] begin;

    private final int[] end;
    private final double[] center;
    private final double[] radius;

    /**
     * Builds the tree.
     *
     * @param points [N, stride], N at least 1
     * @param stride numbers a row
     * @param dims how many of them count
     */
    NearestRows(double[] points, int stride, int dims) {
        this.dims = dims;
        int count = points.length / stride;
        int levels = 0;
        while (count >> levels > LEAF) {
            levels++;
        }
        int nodes = (2 << levels) - 1;
        begin = new int[nodes];
        end = new int[nodes];
        center = new double[nodes * dims];
        radius = new double[nodes];
        id = IntStream.range(0, count).toArray();
        rows = new double[count * dims];
        end[0] = count;
        for (int level = 0; level <= levels; level++) {
            boolean inner = level < levels;
            int first = (1 << level) - 1;
            IntStream.range(first, 2 * first + 1).parallel().forEach(node -> {
                bound(node, points, stride);
                if (inner) {
                    split(node, points, stride);
                }
            });
        }
        place = new int[count];
        for (int i = 0; i < count; i++) {
            place[id[i]] = i;
            System.arraycopy(points, id[i] * stride, rows, i * dims, dims);
        }
    }

    private void bound(int node, double[] points, int stride) {
        int at = node * dims;
        int size = end[node] - begin[node];
        for (int i = begin[node]; i < end[node]; i++) {
            for (int d = 0; d < dims; d++) {
                center[at + d] += points[id[i] * stride + d];
            }
        }
        for (int d = 0; d < dims; d++) {
            center[at + d] /= Math.max(1, size);
        }
        double largest = 0;
        for (int i = begin[node]; i < end[node]; i++) {
            largest = Math.max(largest, square(points, id[i] * stride, center, at, Double.POSITIVE_INFINITY));
        }
        radius[node] = Math.sqrt(largest) * (1 + 1e-12);
    }

    /** Halves a node along its dimension of largest variance. */
    private void split(int node, double[] points, int stride) {
        int at = node * dims;
        double[] variance = new double[dims];
        for (int i = begin[node]; i < end[node]; i++) {
            for (int d = 0; d < dims; d++) {
                double apart = points[id[i] * stride + d] - center[at + d];
                variance[d] += apart * apart;
            }
        }
        int widest = 0;
        for (int d = 1; d < dims; d++) {
            widest = variance[d] > variance[widest] ? d : widest;
        }
        int axis = widest;
        int middle = (begin[node] + end[node]) >>> 1;
        select(points, stride, axis, begin[node], end[node] - 1, middle);
        begin[2 * node + 1] = begin[node];
        end[2 * node + 1] = middle;
        begin[2 * node + 2] = middle;
        end[2 * node + 2] = end[node];
    }

    /** Puts the k-th of a range in its place, by coordinate and then id (Hoare 1961). */
    private void select(double[] points, int stride, int axis, int from, int to, int k) {
        int low = from;
        int high = to;
        while (low < high) {
            int pivot = id[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (before(points, stride, axis, id[i], pivot)) {
                    i++;
                }
                while (before(points, stride, axis, pivot, id[j])) {
                    j--;
                }
                if (i <= j) {
                    int swap = id[i];
                    id[i++] = id[j];
                    id[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static boolean before(double[] points, int stride, int axis, int a, int b) {
        double x = points[a * stride + axis];
        double y = points[b * stride + axis];
        return x < y || (x == y && a < b);
    }

    /**
     * The nearest row of each query.
     *
     * @param queries [Q, stride]
     * @param stride numbers a query
     * @param guess rows that are likely near, or null, [Q]
     * @return row ids, [Q]
     */
    int[] nearest(double[] queries, int stride, int @Nullable [] guess) {
        int[] nearest = new int[queries.length / stride];
        IntStream.range(0, (nearest.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            Search search = new Search(queries);
            for (int q = block * BLOCK; q < Math.min(nearest.length, (block + 1) * BLOCK); q++) {
                nearest[q] = search.find(q * stride, guess == null ? -1 : guess[q]);
            }
        });
        return nearest;
    }

    /** The square of a distance, or something not less than the bound where it is not less. */
    private double square(double[] a, int atA, double[] b, int atB, double bound) {
        double sum = 0;
        int d = 0;
        for (; d + CHUNK <= dims; d += CHUNK) {
            double s0 = 0;
            double s1 = 0;
            for (int i = d; i < d + CHUNK; i += 4) {
                double x0 = a[atA + i] - b[atB + i];
                double x1 = a[atA + i + 1] - b[atB + i + 1];
                double x2 = a[atA + i + 2] - b[atB + i + 2];
                double x3 = a[atA + i + 3] - b[atB + i + 3];
                s0 += x0 * x0 + x1 * x1;
                s1 += x2 * x2 + x3 * x3;
            }
            sum += s0 + s1;
            if (sum > bound) {
                return sum;
            }
        }
        for (; d < dims; d++) {
            double x = a[atA + d] - b[atB + d];
            sum += x * x;
        }
        return sum;
    }

    /** One question after another in one thread. */
    private final class Search {
        private final double[] queries;
        private double least;
        private double root;
        private int found;

        Search(double[] queries) {
            this.queries = queries;
        }

        int find(int at, int guess) {
            least = Double.POSITIVE_INFINITY;
            root = least;
            found = -1;
            if (guess >= 0) {
                least = square(queries, at, rows, place[guess] * dims, least);
                root = Math.sqrt(least);
                found = guess;
            }
            descend(0, Math.sqrt(square(queries, at, center, 0, Double.POSITIVE_INFINITY)), at);
            return found;
        }

        private void descend(int node, double toCenter, int at) {
            if (toCenter - radius[node] > root * (1 + 1e-12)) {
                return;
            }
            int left = 2 * node + 1;
            if (left >= begin.length) {
                leaf(node, at);
                return;
            }
            double limit = root + radius[left];
            double toLeft = Math.sqrt(square(queries, at, center, left * dims, limit * limit * (1 + 1e-9)));
            limit = root + radius[left + 1];
            double toRight = Math.sqrt(square(queries, at, center, (left + 1) * dims, limit * limit * (1 + 1e-9)));
            if (toLeft <= toRight) {
                descend(left, toLeft, at);
                descend(left + 1, toRight, at);
            } else {
                descend(left + 1, toRight, at);
                descend(left, toLeft, at);
            }
        }

        private void leaf(int node, int at) {
            for (int i = begin[node]; i < end[node]; i++) {
                double square = square(queries, at, rows, i * dims, least);
                if (square < least || (square == least && (found < 0 || id[i] < found))) {
                    least = square;
                    root = Math.sqrt(square);
                    found = id[i];
                }
            }
        }
    }
}
