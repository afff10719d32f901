package dev.holonomy.task;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.model.PreparedSurface;
import java.util.List;

/**
 * A prepared surface with its labels.
 *
 * @param name what it is called in reports
 * @param surface the surface
 * @param labels class ids of the vertices or faces, −1 for none
 * @param elements whether labels are on vertices or faces
 * @param copies the same mesh in other shapes, over which predictions are averaged; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read only
public record Sample(
        String name, PreparedSurface surface, int[] labels, Elements elements, List<PreparedSurface> copies) {
    /**
     * A sample in one shape.
     *
     * @param name what it is called in reports
     * @param surface the surface
     * @param labels class ids of the vertices or faces, −1 for none
     * @param elements whether labels are on vertices or faces
     */
    public Sample(String name, PreparedSurface surface, int[] labels, Elements elements) {
        this(name, surface, labels, elements, List.of());
    }

    /** Where labels live. */
    public enum Elements {
        /** One a vertex. */
        VERTICES,
        /** One a face. */
        FACES
    }

    /**
     * A sample from labels.
     *
     * @param name what it is called
     * @param surface the surface
     * @param labels vertex or face labels of the same mesh
     * @return the sample
     * @throws IllegalArgumentException if the counts differ or the values are no labels
     */
    public static Sample of(String name, PreparedSurface surface, MeshValues labels) {
        if (labels instanceof VertexLabels vertex) {
            return checked(name, surface, vertex.labels(), Elements.VERTICES, surface.originalVertexCount());
        }
        if (labels instanceof FaceLabels face) {
            return checked(
                    name, surface, face.labels(), Elements.FACES, surface.mesh().faceCount());
        }
        throw new IllegalArgumentException(name + ": " + labels.name() + " are no labels");
    }

    private static Sample checked(String name, PreparedSurface surface, int[] labels, Elements elements, int count) {
        if (labels.length != count) {
            throw new IllegalArgumentException(name + " has " + labels.length + " labels, the mesh has "
                    + surface.originalVertexCount() + " vertices and "
                    + surface.mesh().faceCount() + " faces");
        }
        return new Sample(name, surface, labels.clone(), elements);
    }

    /**
     * The same sample whose predictions are averaged over further shapes.
     *
     * @param others the mesh with the same vertices and faces in other shapes
     * @return the changed copy
     */
    public Sample withCopies(List<PreparedSurface> others) {
        return new Sample(name, surface, labels, elements, List.copyOf(others));
    }

    /**
     * The area of each labelled element.
     *
     * @return vertex or face areas
     */
    public double[] areas() {
        return elements == Elements.VERTICES ? surface.originalAreas() : surface.faceAreas();
    }
}
