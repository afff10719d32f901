package dev.holonomy.data;

import dev.holonomy.mesh.VertexMap;

/** A data set whose every item has a known dense map to one template. */
public interface CorrespondenceSet extends Dataset {
    /**
     * The template that all maps point to.
     *
     * @return the template with its labels
     */
    LabelledMesh template();

    /**
     * The true map of an item.
     *
     * @param index item id
     * @return for every vertex of the item the vertex of the template that is nearest to it in bone coordinates
     */
    VertexMap toTemplate(int index);
}
