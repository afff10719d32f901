package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.mesh.DisjointSets;
import java.util.Arrays;

/** The connected components of faces; a vertex without faces is one of its own. */
final class Components {
    private final int[] label;
    private final int[] first;

    Components(int vertexCount, int[] corners) {
        DisjointSets sets = new DisjointSets(vertexCount);
        for (int f = 0; f < corners.length; f += 3) {
            sets.join(corners[f], corners[f + 1], false);
            sets.join(corners[f], corners[f + 2], false);
        }
        label = new int[vertexCount];
        int[] roots = new int[vertexCount];
        int count = 0;
        for (int v = 0; v < vertexCount; v++) {
            int root = sets.root(v); // the least vertex, labelled before
            if (root == v) {
                roots[count] = v;
                label[v] = count++;
            } else {
                label[v] = label[root];
            }
        }
        first = Arrays.copyOf(roots, count);
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
