package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.viewer.render.Style;
import java.util.List;
import java.util.Optional;

/**
 * What a viewer shows: meshes side by side, each with named values.
 *
 * @param title of the window
 * @param meshes at least one
 * @param look how it looks at first
 * @param command the words of a command that opens it, without those of the look; empty where there is none
 * @param timeline values that change over steps
 * @param analysis answers what values do not tell
 */
public record Scene(
        String title, List<Item> meshes, Look look, List<String> command, Timeline timeline, Analysis analysis) {
    /** Copies the lists. */
    public Scene {
        meshes = List.copyOf(meshes);
        command = List.copyOf(command);
        if (meshes.isEmpty()) {
            throw new IllegalArgumentException("a scene has at least one mesh");
        }
    }

    /**
     * Meshes whose values stay.
     *
     * @param title of the window
     * @param meshes at least one
     * @param look how it looks at first
     * @param command the words of a command that opens it
     */
    public Scene(String title, List<Item> meshes, Look look, List<String> command) {
        this(title, meshes, look, command, Timeline.NONE, Analysis.NONE);
    }

    /**
     * Meshes that no command opens.
     *
     * @param title of the window
     * @param meshes at least one
     * @param shown the name of the value that colours the meshes; empty for the first of each
     * @param style how they are drawn at first
     * @param view from where they are seen at first
     */
    public Scene(String title, List<Item> meshes, String shown, Style style, View view) {
        this(
                title,
                meshes,
                Look.DEFAULT
                        .with(Pose.DEFAULT.from(view.yaw, view.pitch).with(view.zUp ? Pose.Up.Z : Pose.Up.Y))
                        .with(ValueLook.DEFAULT.withName(shown))
                        .with(style),
                List.of());
    }

    /**
     * Meshes in the default style, seen from the default direction, coloured by their first value.
     *
     * @param title of the window
     * @param meshes at least one
     * @return the scene
     */
    public static Scene of(String title, List<Item> meshes) {
        return new Scene(title, meshes, Look.DEFAULT, List.of());
    }

    /**
     * Other meshes, seen in the same way.
     *
     * @param other the meshes
     * @return a copy
     */
    public Scene with(List<Item> other) {
        return new Scene(title, other, look, command, timeline, analysis);
    }

    /**
     * The same meshes, of which more can be asked.
     *
     * @param other who answers
     * @return a copy
     */
    public Scene with(Analysis other) {
        return new Scene(title, meshes, look, command, timeline, other);
    }

    /**
     * The same meshes with values that change.
     *
     * @param other the values
     * @return a copy
     */
    public Scene with(Timeline other) {
        return new Scene(title, meshes, look, command, other, analysis);
    }

    /**
     * The same meshes, looking otherwise.
     *
     * @param other how they look
     * @return a copy
     */
    public Scene with(Look other) {
        return new Scene(title, meshes, other, command, timeline, analysis);
    }

    /**
     * The mesh into which a map goes: the next one with the number of vertices that the map names.
     *
     * @param source the mesh that carries the map
     * @param map its map
     * @return the number of the target
     */
    public Optional<Integer> target(int source, VertexMap map) {
        for (int i = source + 1; i < meshes.size(); i++) {
            if (meshes.get(i).mesh().vertexCount() == map.targetCount()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
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
