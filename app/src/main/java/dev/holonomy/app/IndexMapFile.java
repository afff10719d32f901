package dev.holonomy.app;

import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.mesh.repair.IndexMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The maps of indices that stand beside a mesh whose vertices or faces changed: {@code OUT.map.npz} for {@code OUT.ply}. */
final class IndexMapFile {
    private IndexMapFile() {}

    /** The file of the maps of a mesh file. */
    static Path beside(Path mesh) {
        String name = String.valueOf(mesh.getFileName());
        int dot = name.lastIndexOf('.');
        return mesh.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".map.npz");
    }

    /**
     * Writes the maps: for each old element the new one or -1, for each new element the old one or -1.
     *
     * @param file the file, made or replaced
     * @param vertices of the vertices
     * @param faces of the faces
     */
    static void write(Path file, IndexMap vertices, IndexMap faces) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("vertex_new_of_old", NpyArray.of(vertices.target(), vertices.target().length));
        arrays.put("vertex_old_of_new", NpyArray.of(vertices.source(), vertices.source().length));
        arrays.put("face_new_of_old", NpyArray.of(faces.target(), faces.target().length));
        arrays.put("face_old_of_new", NpyArray.of(faces.source(), faces.source().length));
        Npz.write(file, arrays);
    }
}
