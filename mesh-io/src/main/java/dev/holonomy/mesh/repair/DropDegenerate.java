package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.Coincidence;
import dev.holonomy.mesh.EdgeFaces;
import dev.holonomy.mesh.MeshSizes;
import dev.holonomy.mesh.TriangleMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Drops faces in which a vertex appears twice, faces without area, and faces with the same three vertices as an earlier one.
 *
 * <p>Where a face without area had neighbours on its sides, the surface is open afterwards.
 */
public record DropDegenerate() implements RepairStep {
    @Override
    public Repaired apply(TriangleMesh mesh) {
        EdgeFaces edges = new EdgeFaces(mesh);
        boolean[] keep = new boolean[mesh.faceCount()];
        Arrays.fill(keep, true);
        List<Integer> repeated = new ArrayList<>();
        for (int f = 0; f < mesh.faceCount(); f++) {
            if (!edges.isProper(f)) {
                repeated.add(f);
                keep[f] = false;
            }
        }
        List<Integer> flat = new MeshSizes(mesh, edges).facesWithoutArea();
        flat.forEach(f -> keep[f] = false);
        List<Integer> duplicates = new ArrayList<>();
        for (int f : new Coincidence(mesh).faces()) {
            if (keep[f]) {
                duplicates.add(f);
                keep[f] = false;
            }
        }
        List<Change> changes = new ArrayList<>(Change.of("faces_with_repeated_vertex_dropped", repeated));
        changes.addAll(Change.of("faces_without_area_dropped", flat));
        changes.addAll(Change.of("duplicate_faces_dropped", duplicates));
        return Repaired.keeping(mesh, IndexMap.identity(mesh.vertexCount()), IndexMap.kept(keep), changes);
    }
}
