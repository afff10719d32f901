package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.sparse.SparseMatrix;
import java.util.Arrays;

/** The connected components of faces; a vertex without faces is one of its own. */
final class Components {
    private final int[] label;
    private final int[] first;

    Components(int vertexCount, int[] corners) {
        int[] parent = new int[vertexCount];
        Arrays.setAll(parent, v -> v);
        for (int f = 0; f < corners.length; f += 3) {
            join(parent, corners[f], corners[f + 1]);
            join(parent, corners[f], corners[f + 2]);
        }
        label = new int[vertexCount];
        int[] roots = new int[vertexCount];
        int count = 0;
        for (int v = 0; v < vertexCount; v++) {
            int root = root(parent, v); // the least vertex, labelled before
            if (root == v) {
                roots[count] = v;
                label[v] = count++;
            } else {
                label[v] = label[root];
            }
        }
        first = Arrays.copyOf(roots, count);
    }

    private static void join(int[] parent, int a, int b) {
        int x = root(parent, a);
        int y = root(parent, b);
        parent[Math.max(x, y)] = Math.min(x, y);
    }

    private static int root(int[] parent, int v) {
        int at = v;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    int vertexCount() {
        return label.length;
    }

    /** What to add to the diagonal of a Laplacian so that one vertex of every component is held at 0; constants are free no more. */
    double[] held(SparseMatrix stiffness) {
        double[] held = new double[label.length];
        double[] diagonal = stiffness.diagonal();
        for (int v : first) {
            held[v] = diagonal[v];
        }
        return held;
    }

    int count() {
        return first.length;
    }

    /** The component of a vertex. */
    int of(int vertex) {
        return label[vertex];
    }
}
