package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.DisjointSets;
import dev.holonomy.mesh.EdgeFaces;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns faces around so that neighbours agree. A closed component is turned to the outside (its volume becomes positive), an open
 * one keeps the side of most of its faces. Edges of three or more faces do not make neighbours.
 */
public record Orient() implements RepairStep {
    @Override
    public Repaired apply(TriangleMesh mesh) {
        EdgeFaces edges = new EdgeFaces(mesh);
        int faces = mesh.faceCount();
        DisjointSets sets = new DisjointSets(faces);
        boolean[] open = new boolean[faces];
        for (int e = 0; e < edges.count(); e++) {
            int side = edges.side(e, 0);
            if (edges.faces(e) == 2) {
                int other = edges.side(e, 1);
                if (!sets.join(side / 3, other / 3, edges.from(side) == edges.from(other))) {
                    throw new MeshException("the surface has one side only, like a Möbius band: the faces " + side / 3
                            + " and " + other / 3 + " at the edge " + edges.from(side) + "-" + edges.to(side)
                            + " cannot agree");
                }
            }
        }
        for (int e = 0; e < edges.count(); e++) {
            for (int k = 0; k < edges.faces(e); k++) {
                open[sets.root(edges.side(e, k) / 3)] |= edges.faces(e) != 2;
            }
        }
        // of each component: six times its volume if no root is turned, and how many faces are turned against the root
        double[] volume = new double[faces];
        int[] against = new int[faces];
        int[] size = new int[faces];
        boolean[] flipped = new boolean[faces];
        for (int f = 0; f < faces; f++) {
            int root = sets.root(f);
            flipped[f] = sets.isFlipped(f);
            volume[root] += flipped[f] ? -volume(mesh, f, root) : volume(mesh, f, root);
            against[root] += flipped[f] ? 1 : 0;
            size[root]++;
        }
        int[] triangles = mesh.triangles();
        List<Integer> turned = new ArrayList<>();
        for (int f = 0; f < faces; f++) {
            int root = sets.root(f);
            boolean turnRoot = (open[root] || volume[root] == 0) ? 2 * against[root] > size[root] : volume[root] < 0;
            if (flipped[f] != turnRoot && edges.isProper(f)) {
                turned.add(f);
                triangles[3 * f + 1] = mesh.vertex(f, 2);
                triangles[3 * f + 2] = mesh.vertex(f, 1);
            }
        }
        return new Repaired(
                TriangleMesh.of(mesh.positions(), triangles),
                IndexMap.identity(mesh.vertexCount()),
                IndexMap.identity(faces),
                Change.of("faces_turned", turned));
    }

    /** Six times the signed volume between a face and a vertex of its component, which keeps the numbers small. */
    private static double volume(TriangleMesh mesh, int face, int root) {
        double[] p = new double[9];
        for (int i = 0; i < 9; i++) {
            p[i] = mesh.coordinate(mesh.vertex(face, i / 3), i % 3) - mesh.coordinate(mesh.vertex(root, 0), i % 3);
        }
        return p[0] * (p[4] * p[8] - p[5] * p[7])
                + p[1] * (p[5] * p[6] - p[3] * p[8])
                + p[2] * (p[3] * p[7] - p[4] * p[6]);
    }
}
