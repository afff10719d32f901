package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.TriangleMesh;

/** One repair of a mesh; immutable, and the same for any mesh. */
public interface RepairStep {
    /**
     * Repairs a mesh.
     *
     * @param mesh any mesh
     * @return what became of it, with maps and a list of changes, empty where nothing was to do
     * @throws dev.holonomy.mesh.MeshException if the mesh cannot be repaired that way
     */
    Repaired apply(TriangleMesh mesh);
}
