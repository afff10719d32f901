package dev.holonomy.model;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.repair.Orient;
import dev.holonomy.mesh.repair.Repaired;
import dev.holonomy.mesh.repair.SplitNonManifold;

/**
 * A mesh as a surface: cut apart at edges of three or more faces and at vertices of several fans, and its faces turned to one side,
 * where the file has it otherwise. Faces keep their ids and vertices theirs; copies come behind.
 *
 * @param surface the surface
 * @param source for each of its vertices the one of the mesh; empty where nothing was copied
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read only
record CutMesh(Surface surface, int[] source) {
    /** The surface of a mesh. @throws MeshException if it has one side only */
    static CutMesh of(TriangleMesh mesh) {
        try {
            return new CutMesh(Surface.of(mesh), new int[0]);
        } catch (MeshException e) {
            Repaired cut = Repaired.of(mesh).then(new SplitNonManifold()).then(new Orient());
            if (cut.changes().isEmpty()) {
                throw e;
            }
            int[] source = cut.vertices().source();
            return new CutMesh(Surface.of(cut.mesh()), source.length == mesh.vertexCount() ? new int[0] : source);
        }
    }
}
