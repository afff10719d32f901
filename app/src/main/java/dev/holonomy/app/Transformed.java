package dev.holonomy.app;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.repair.Change;
import dev.holonomy.mesh.repair.IndexMap;
import dev.holonomy.mesh.repair.Repaired;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A mesh that was made of that of a file.
 *
 * @param mesh the new mesh
 * @param changes what was done, counted
 * @param carried takes a value of the old mesh to the new one
 * @param maps where the new vertices and faces come from and the old ones went, none where all stay what they are
 */
record Transformed(TriangleMesh mesh, List<Change> changes, UnaryOperator<MeshValues> carried, Maps maps) {
    /** The arrays of the map file. */
    interface Maps {
        /**
         * The arrays.
         *
         * @param written how the vertices of the new mesh become those that the format of the output holds
         */
        Map<String, NpyArray> arrays(IndexMap written);
    }

    /** A mesh after repairs, with the maps {@code vertex_new_of_old} and so on, -1 for none. */
    static Transformed of(Repaired repaired) {
        Maps maps = written -> {
            IndexMap vertices = repaired.vertices().then(written);
            IndexMap faces = repaired.faces();
            if (vertices.isIdentity() && faces.isIdentity()) {
                return Map.of();
            }
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            put(arrays, "vertex_new_of_old", vertices.target());
            put(arrays, "vertex_old_of_new", vertices.source());
            put(arrays, "face_new_of_old", faces.target());
            put(arrays, "face_old_of_new", faces.source());
            return arrays;
        };
        return new Transformed(repaired.mesh(), repaired.changes(), repaired::carried, maps);
    }

    static void put(Map<String, NpyArray> arrays, String name, int[] ids) {
        arrays.put(name, NpyArray.of(ids, ids.length));
    }
}
