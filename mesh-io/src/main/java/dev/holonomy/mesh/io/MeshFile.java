package dev.holonomy.mesh.io;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;

/**
 * What a mesh file holds.
 *
 * <p>Vertices and faces keep the order of the file. Faces in which a vertex appears twice stay in the mesh, or values that
 * belong to faces would stop fitting; a warning counts them. Polygons of one or two corners have no triangle and are left
 * out, with a warning that counts them.
 *
 * @param mesh the mesh, polygons cut into triangles
 * @param values values that the file holds, one for each triangle where they belong to faces
 * @param polygonOfFace the polygon of the file that each triangle is a part of, counted from 0, [F]; empty where triangle
 *     f simply is polygon f
 * @param warnings what was let pass, one line each
 */
@SuppressWarnings("ArrayRecordComponent") // a large array, owned by the record
public record MeshFile(TriangleMesh mesh, List<MeshValues> values, int[] polygonOfFace, List<String> warnings) {
    /** Copies the lists. */
    public MeshFile {
        values = List.copyOf(values);
        warnings = List.copyOf(warnings);
    }
}
