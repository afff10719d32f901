package dev.holonomy.mesh;

import java.util.ArrayList;
import java.util.List;

/** Closed components that are turned to their inside: the signed volume (divergence theorem) is negative. */
final class InsideOut {
    private InsideOut() {}

    /**
     * Finds them.
     *
     * @param components faces that hang together by edges
     * @return the first face of each
     */
    static List<Integer> firstFaces(TriangleMesh mesh, EdgeFaces edges, DisjointSets components) {
        boolean[] excluded = new boolean[mesh.faceCount()];
        for (int e = 0; e < edges.count(); e++) {
            boolean fine = edges.faces(e) == 2 && edges.from(edges.side(e, 0)) != edges.from(edges.side(e, 1));
            excluded[components.root(edges.side(e, 0) / 3)] |= !fine;
        }
        double[] volume = new double[mesh.faceCount()];
        List<Integer> found = new ArrayList<>();
        for (int f = 0; f < volume.length; f++) {
            if (edges.isProper(f)) {
                volume[components.root(f)] += volume(mesh, f, components.root(f));
            }
        }
        for (int f = 0; f < volume.length; f++) {
            if (edges.isProper(f) && components.root(f) == f && !excluded[f] && volume[f] < 0) {
                found.add(f);
            }
        }
        return found;
    }

    /** Six times the signed volume between a face and a vertex of another one, which keeps the numbers small. */
    private static double volume(TriangleMesh mesh, int face, int other) {
        double[] p = new double[9];
        for (int i = 0; i < 9; i++) {
            p[i] = mesh.coordinate(mesh.vertex(face, i / 3), i % 3) - mesh.coordinate(mesh.vertex(other, 0), i % 3);
        }
        return p[0] * (p[4] * p[8] - p[5] * p[7])
                + p[1] * (p[5] * p[6] - p[3] * p[8])
                + p[2] * (p[3] * p[7] - p[4] * p[6]);
    }
}
