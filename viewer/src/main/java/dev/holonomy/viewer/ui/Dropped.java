package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.io.MeshFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.MeshFormatException;
import dev.holonomy.mesh.io.ValueFiles;
import dev.holonomy.viewer.scene.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A scene with files that were dropped on it: meshes are put beside the others, values join the first mesh that they fit.
 *
 * @param scene the scene with what could be read
 * @param shown a value to show, empty for none
 * @param said one line for the person
 */
record Dropped(Scene scene, String shown, String said) {
    private static final Set<String> MESHES = Set.of("off", "obj", "ply", "stl");

    static Dropped into(Scene scene, List<Path> files) {
        Dropped dropped = new Dropped(scene, "", "");
        for (Path file : files) {
            try {
                dropped = isMesh(file) ? withMesh(dropped.scene, file) : withValues(dropped.scene, file);
            } catch (MeshFormatException | IllegalArgumentException e) {
                return new Dropped(dropped.scene, dropped.shown, String.valueOf(e.getMessage()));
            }
        }
        return dropped;
    }

    private static boolean isMesh(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return MESHES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Dropped withMesh(Scene scene, Path path) {
        MeshFile file = MeshFiles.load(path);
        if (file.mesh().faceCount() == 0) {
            throw new IllegalArgumentException(path + ": a mesh without faces, there is nothing to draw");
        }
        String name = String.valueOf(path.getFileName());
        List<Scene.Item> items = new ArrayList<>(scene.meshes());
        items.add(new Scene.Item(name, file.mesh(), file.values()));
        return new Dropped(with(scene, items, path.toString(), List.of()), "", name + " is shown");
    }

    private static Dropped withValues(Scene scene, Path path) {
        MeshFormatException reason = null;
        for (int i = 0; i < scene.meshes().size(); i++) {
            Scene.Item item = scene.meshes().get(i);
            try {
                List<MeshValues> read = ValueFiles.read(path, item.mesh());
                List<MeshValues> all = new ArrayList<>(item.values());
                for (MeshValues value : read) {
                    all.removeIf(old -> old.name().equals(value.name()));
                    all.add(value);
                }
                List<Scene.Item> items = new ArrayList<>(scene.meshes());
                items.set(i, new Scene.Item(item.name(), item.mesh(), all));
                String name = read.get(0).name();
                return new Dropped(
                        with(scene, items, "", i == 0 ? List.of("--values", path.toString()) : List.of()),
                        name,
                        name + " joins " + item.name());
            } catch (MeshFormatException e) {
                reason = reason == null ? e : reason;
            }
        }
        throw reason == null ? new IllegalArgumentException(path + ": no mesh to carry it") : reason;
    }

    /** The command that opens the scene gets the file too. */
    private static Scene with(Scene scene, List<Scene.Item> items, String mesh, List<String> options) {
        List<String> command = new ArrayList<>(scene.command());
        if (!command.isEmpty()) {
            if (!mesh.isEmpty()) {
                command.add(mesh);
            }
            command.addAll(options);
        }
        return new Scene(scene.title(), items, scene.look(), command, scene.timeline(), scene.analysis());
    }
}
