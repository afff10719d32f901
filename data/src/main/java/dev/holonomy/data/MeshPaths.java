package dev.holonomy.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Mesh files of a folder: those of a format that mesh-io reads, packed by gzip or not, by name, numbers by size. */
final class MeshPaths {
    private static final List<String> MESHES =
            List.of(".off", ".obj", ".ply", ".stl", ".gltf", ".glb", ".vtk", ".vtu", ".vtp", ".msh");

    private MeshPaths() {}

    /** The meshes that lie in a folder itself. */
    static List<Path> in(Path folder) {
        return listed(folder, MeshPaths::isMesh);
    }

    /** The folders that lie in a folder, without hidden ones. */
    static List<Path> folders(Path folder) {
        return listed(folder, f -> Files.isDirectory(f) && !SetIndex.nameOf(f).startsWith("."));
    }

    private static List<Path> listed(Path folder, java.util.function.Predicate<Path> wanted) {
        requireFolder(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted)
                    .sorted(Comparator.comparing(MeshPaths::stem, NaturalOrder.INSTANCE))
                    .toList();
        } catch (IOException e) {
            throw new DataSetException(folder + ": cannot be listed", e);
        }
    }

    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataSetException(folder + ": " + (Files.exists(folder) ? "not a folder" : "no such folder")
                    + ", wanted a folder of meshes");
        }
    }

    private static boolean isMesh(Path file) {
        String name = unpackedName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 && MESHES.contains(name.substring(dot).toLowerCase(Locale.ROOT));
    }

    /** The name without the ending of the format and of gzip. */
    static String stem(Path file) {
        String name = unpackedName(file);
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }

    private static String unpackedName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    static DataSetException noMeshes(Path folder) {
        return new DataSetException(folder + ": no mesh in this folder, wanted " + String.join(", ", MESHES));
    }
}
