package dev.holonomy.mesh;

/** Values on the vertices or faces of a mesh, with a name; how predictions cross from networks to files and to the viewer. */
public sealed interface MeshValues
        permits VertexScalars, VertexLabels, VertexVectors, VertexMap, FaceScalars, FaceLabels {
    /**
     * The name people see.
     *
     * @return the name, not empty
     */
    String name();

    /**
     * The number of elements that carry a value: V for vertex values, F for face values.
     *
     * @return the count
     */
    int count();
}
