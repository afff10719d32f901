package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Style;
import java.util.List;

/**
 * What a viewer shows: meshes side by side, each with named values.
 *
 * @param title of the window
 * @param meshes at least one
 * @param shown the name of the value that colours the meshes; empty for the first of each
 * @param style how they are drawn at first
 * @param view from where they are seen at first
 */
public record Scene(String title, List<Item> meshes, String shown, Style style, View view) {
    /** Copies the list. */
    public Scene {
        meshes = List.copyOf(meshes);
        if (meshes.isEmpty()) {
            throw new IllegalArgumentException("a scene has at least one mesh");
        }
    }

    /**
     * Meshes in the default style, seen from the default direction, coloured by their first value.
     *
     * @param title of the window
     * @param meshes at least one
     * @return the scene
     */
    public static Scene of(String title, List<Item> meshes) {
        return new Scene(title, meshes, "", Style.DEFAULT, View.DEFAULT);
    }

    /**
     * A direction to look from.
     *
     * @param yaw degrees about the vertical
     * @param pitch degrees from above
     * @param zUp whether z is the vertical, not y
     */
    public record View(double yaw, double pitch, boolean zUp) {
        /** From the front, a little to the side and from above. */
        public static final View DEFAULT = new View(28, 14, false);
    }

    /**
     * A mesh with its values.
     *
     * @param name what it is called
     * @param mesh the mesh
     * @param values of the counts of its vertices or faces
     */
    public record Item(String name, TriangleMesh mesh, List<MeshValues> values) {
        /** Checks the counts. */
        public Item {
            values = List.copyOf(values);
            for (MeshValues value : values) {
                int wanted = Coloring.onFaces(value) ? mesh.faceCount() : mesh.vertexCount();
                if (value.count() != wanted) {
                    throw new IllegalArgumentException(
                            name + ": " + value.name() + " has " + value.count() + " values, the mesh has "
                                    + mesh.vertexCount() + " vertices and " + mesh.faceCount() + " faces");
                }
            }
        }
    }
}
