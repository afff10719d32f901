package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.TriangleMesh;

/** Drops vertices without a face. */
public record DropUnreferenced() implements RepairStep {
    @Override
    public Repaired apply(TriangleMesh mesh) {
        boolean[] named = new boolean[mesh.vertexCount()];
        for (int i = 0; i < 3 * mesh.faceCount(); i++) {
            named[mesh.vertex(i / 3, i % 3)] = true;
        }
        IndexMap vertices = IndexMap.kept(named);
        return Repaired.keeping(
                mesh,
                vertices,
                IndexMap.identity(mesh.faceCount()),
                Change.dropped("unreferenced_vertices_dropped", vertices));
    }
}
