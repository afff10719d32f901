package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.DisjointSets;
import dev.holonomy.mesh.EdgeFaces;
import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each fan of faces at a vertex a vertex of its own, fans being cut at edges with three or more faces.
 *
 * <p>The link of a vertex, cut at its nodes of degree three and more, falls into paths and circles, so afterwards every edge has
 * one or two faces and every vertex one fan (cutting of Guéziec et al. 2001). The fan of the first corner keeps the vertex, the
 * others get new ones behind all old ones, at the same place. Faces in which a vertex appears twice stay as they are.
 */
public record SplitNonManifold() implements RepairStep {
    @Override
    public Repaired apply(TriangleMesh mesh) {
        EdgeFaces edges = new EdgeFaces(mesh);
        DisjointSets fans = new DisjointSets(3 * mesh.faceCount());
        List<Integer> cut = new ArrayList<>();
        for (int e = 0; e < edges.count(); e++) {
            int side = edges.side(e, 0);
            if (edges.faces(e) > 2) {
                cut.add(Math.min(edges.from(side), edges.to(side)));
            } else if (edges.faces(e) == 2) {
                int other = edges.side(e, 1);
                boolean same = edges.from(side) == edges.from(other);
                fans.join(side, same ? other : EdgeFaces.cornerAfter(other), false);
                fans.join(EdgeFaces.cornerAfter(side), same ? EdgeFaces.cornerAfter(other) : other, false);
            }
        }
        int vertexCount = mesh.vertexCount();
        int[] triangles = mesh.triangles();
        int[] vertexOfFan = new int[triangles.length];
        Arrays.fill(vertexOfFan, -1);
        boolean[] taken = new boolean[vertexCount];
        List<Integer> copied = new ArrayList<>();
        for (int corner = 0; corner < triangles.length; corner++) {
            if (!edges.isProper(corner / 3)) {
                continue;
            }
            int fan = fans.root(corner);
            int vertex = triangles[corner];
            if (vertexOfFan[fan] < 0) {
                vertexOfFan[fan] = taken[vertex] ? vertexCount + copied.size() : vertex;
                if (taken[vertex]) {
                    copied.add(vertex);
                }
                taken[vertex] = true;
            }
            triangles[corner] = vertexOfFan[fan];
        }
        double[] positions = Arrays.copyOf(mesh.positions(), 3 * (vertexCount + copied.size()));
        int[] source = new int[vertexCount + copied.size()];
        for (int v = 0; v < source.length; v++) {
            source[v] = v < vertexCount ? v : copied.get(v - vertexCount);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * v + axis] = mesh.coordinate(source[v], axis);
            }
        }
        int[] target = IndexMap.identity(vertexCount).target();
        List<Change> changes = new ArrayList<>(Change.of("non_manifold_edges_cut", cut));
        changes.addAll(Change.of("vertices_split", copied));
        return new Repaired(
                TriangleMesh.of(positions, triangles),
                new IndexMap(source, target),
                IndexMap.identity(mesh.faceCount()),
                changes);
    }
}
