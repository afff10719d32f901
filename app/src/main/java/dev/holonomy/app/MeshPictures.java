package dev.holonomy.app;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.DisplayException;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.render.Edges;
import dev.holonomy.viewer.render.Lighting;
import dev.holonomy.viewer.render.Shading;
import dev.holonomy.viewer.render.Style;
import dev.holonomy.viewer.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of meshes side by side inside a report, where this machine can draw. */
final class MeshPictures {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 620;

    private MeshPictures() {}

    /**
     * A mesh of a picture.
     *
     * @param title under it
     * @param mesh the mesh
     * @param values those that are drawn among them
     */
    record Shown(String title, TriangleMesh mesh, List<MeshValues> values) {}

    /** The meshes as the viewer knows them. */
    static Scene scene(String title, List<Shown> meshes, String value) {
        Style style = new Style(Shading.SMOOTH, Edges.SHOWN, Lighting.LIT);
        List<Scene.Item> items = meshes.stream()
                .map(m -> new Scene.Item(m.title, m.mesh, m.values))
                .toList();
        return new Scene(title, items, value, style, Scene.View.DEFAULT);
    }

    /** Adds a picture for each of the values, or one sentence that says why there is none. */
    static void add(Report report, String title, List<Shown> meshes, List<String> values) {
        Path file = null;
        try {
            file = Files.createTempFile("holonomy-", ".png");
            for (String value : values) {
                Viewer.shot(scene(title, meshes, value), file, WIDTH, HEIGHT);
                report.picture(title + ": " + value, Files.readAllBytes(file));
            }
        } catch (DisplayException e) {
            report.text("No pictures of the meshes: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }
}
