package dev.holonomy.data;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;

/**
 * A synthetic creature whose truth is known.
 *
 * @param name such as {@code creature_007}
 * @param mesh closed, manifold, outward, genus 0
 * @param parts the part of each vertex
 * @param toTemplate for each vertex the vertex of {@link Creatures#template} nearest in bone coordinates
 */
public record Creature(String name, TriangleMesh mesh, VertexLabels parts, VertexMap toTemplate) {
    /**
     * The mesh with its parts.
     *
     * @return as an item of a data set
     */
    public LabelledMesh labelled() {
        return new LabelledMesh(name, mesh, parts);
    }
}
