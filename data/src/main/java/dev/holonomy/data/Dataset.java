package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import java.util.List;

/** Meshes whose vertices or faces are labelled with common classes. */
public interface Dataset extends MeshSet {
    @Override
    List<String> classNames();

    /**
     * Reads or makes one item; nothing is kept, so hold on to it when it is needed again. Safe from several threads.
     *
     * @param index item id
     * @return the mesh with its labels
     */
    LabelledMesh item(int index);

    @Override
    default TriangleMesh mesh(int index) {
        return item(index).mesh();
    }
}
