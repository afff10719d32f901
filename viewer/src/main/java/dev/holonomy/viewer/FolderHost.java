package dev.holonomy.viewer;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.AtomicFile;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.mesh.io.PsbLabels;
import dev.holonomy.viewer.render.Image;
import dev.holonomy.viewer.render.gl.PngFile;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookFile;
import dev.holonomy.viewer.ui.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stores in a folder, and replaces no file but labels that it wrote itself; keeps what is to outlive a session in another folder,
 * where there is one.
 */
final class FolderHost implements Host {
    private final Path folder;
    private final Consumer<String> clipboard;
    private final Optional<Path> settings;
    private final Set<Path> own = new HashSet<>();

    FolderHost(Path folder, Consumer<String> clipboard, Optional<Path> settings) {
        this.folder = folder;
        this.clipboard = clipboard;
        this.settings = settings;
    }

    /** A file that is not there, or cannot be read, is as one that is empty: what is kept is a convenience. */
    @Override
    public String setting(String name) {
        try {
            return settings.isEmpty() ? "" : Files.readString(settings.get().resolve(name));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String keep(String name, String text) {
        if (settings.isEmpty() || text.equals(setting(name))) {
            return "";
        }
        Path file = settings.get().resolve(name);
        try {
            Files.createDirectories(settings.get());
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            return "";
        } catch (IOException | UncheckedIOException e) {
            return file + " is not kept for the next session: " + e.getMessage();
        }
    }

    @Override
    public String savePicture(Image image) {
        Path file = freeName("png");
        return stored(file, () -> AtomicFile.write(file, out -> PngFile.write(image, out)));
    }

    @Override
    public String saveLook(Look look) {
        Path file = freeName("view");
        return stored(file, () -> LookFile.write(file, look));
    }

    @Override
    public void copy(String text) {
        clipboard.accept(text);
    }

    /** As Princeton labels where each face has a class, otherwise inside a PLY: a folder of either is a data set. */
    @Override
    public String saveLabels(String name, TriangleMesh mesh, MeshValues labels) {
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        if (labels instanceof FaceLabels faces && Arrays.stream(faces.labels()).allMatch(id -> id >= 0)) {
            Path file = ownName(stem, "_labels", ".txt");
            return stored(file, () -> PsbLabels.write(file, faces));
        }
        Path file = ownName(stem, "-" + labels.name(), ".ply");
        return stored(file, () -> MeshFiles.writeColored(file, mesh, List.of(labels), labels, ColorMap.VIRIDIS));
    }

    private static String stored(Path file, Runnable storing) {
        try {
            storing.run();
            return "saved " + file;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Path freeName(String kind) {
        for (int i = 1; ; i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "holonomy-%03d.%s", i, kind));
            if (!Files.exists(file)) {
                return file.toAbsolutePath();
            }
        }
    }

    private Path ownName(String stem, String kind, String ending) {
        for (int i = 1; ; i++) {
            Path file = folder.resolve(stem + (i == 1 ? "" : "-" + i) + kind + ending)
                    .toAbsolutePath();
            if (own.contains(file) || !Files.exists(file)) {
                own.add(file);
                return file;
            }
        }
    }
}
