package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.DisjointSets;
import dev.holonomy.mesh.EdgeFaces;
import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.List;

/** Keeps the component of most faces, the first of several; drops the other faces and the vertices that only they name. */
public record KeepLargest() implements RepairStep {
    @Override
    public Repaired apply(TriangleMesh mesh) {
        EdgeFaces edges = new EdgeFaces(mesh);
        DisjointSets sets = new DisjointSets(mesh.faceCount());
        for (int e = 0; e < edges.count(); e++) {
            for (int k = 1; k < edges.faces(e); k++) {
                sets.join(edges.side(e, 0) / 3, edges.side(e, k) / 3, false);
            }
        }
        int[] size = new int[mesh.faceCount()];
        int largest = 0;
        List<Integer> roots = new ArrayList<>();
        for (int f = 0; f < size.length; f++) {
            if (size[sets.root(f)]++ == 0) {
                roots.add(f);
            }
        }
        for (int root : roots) {
            largest = size[root] > size[largest] ? root : largest;
        }
        boolean[] keepFace = new boolean[size.length];
        boolean[] keepVertex = new boolean[mesh.vertexCount()];
        boolean[] named = new boolean[mesh.vertexCount()];
        for (int f = 0; f < size.length; f++) {
            keepFace[f] = sets.root(f) == largest;
            for (int c = 0; c < 3; c++) {
                named[mesh.vertex(f, c)] = true;
                keepVertex[mesh.vertex(f, c)] |= keepFace[f];
            }
        }
        for (int v = 0; v < named.length; v++) {
            keepVertex[v] |= !named[v];
        }
        List<Change> changes = new ArrayList<>();
        if (roots.size() > 1) {
            int kept = largest;
            changes.addAll(Change.of(
                    "components_dropped", roots.stream().filter(r -> r != kept).toList()));
        }
        IndexMap vertices = IndexMap.kept(keepVertex);
        IndexMap faces = IndexMap.kept(keepFace);
        changes.addAll(Change.dropped("faces_dropped", faces));
        changes.addAll(Change.dropped("vertices_dropped", vertices));
        return Repaired.keeping(mesh, vertices, faces, changes);
    }
}
