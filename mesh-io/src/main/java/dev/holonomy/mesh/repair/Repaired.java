package dev.holonomy.mesh.repair;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * A mesh after repairs.
 *
 * @param mesh the mesh as it is now
 * @param vertices how the old vertices became the new ones
 * @param faces how the old faces became the new ones
 * @param changes what was done, in order
 */
public record Repaired(TriangleMesh mesh, IndexMap vertices, IndexMap faces, List<Change> changes) {
    /** Copies the list. */
    public Repaired {
        changes = List.copyOf(changes);
    }

    /**
     * A mesh before any repair.
     *
     * @param mesh the mesh
     * @return the mesh, with identities and no changes
     */
    public static Repaired of(TriangleMesh mesh) {
        return new Repaired(
                mesh, IndexMap.identity(mesh.vertexCount()), IndexMap.identity(mesh.faceCount()), List.of());
    }

    /** Some vertices and faces are kept; the kept faces name kept vertices only. */
    static Repaired keeping(TriangleMesh mesh, IndexMap vertices, IndexMap faces, List<Change> changes) {
        double[] positions = new double[3 * vertices.source().length];
        for (int v = 0; v < vertices.source().length; v++) {
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * v + axis] = mesh.coordinate(vertices.source()[v], axis);
            }
        }
        int[] triangles = new int[3 * faces.source().length];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = vertices.target()[mesh.vertex(faces.source()[i / 3], i % 3)];
        }
        return new Repaired(TriangleMesh.of(positions, triangles), vertices, faces, changes);
    }

    /**
     * Repairs this mesh further.
     *
     * @param step the next repair
     * @return both, with maps from the first mesh to the last
     */
    public Repaired then(RepairStep step) {
        Repaired next = step.apply(mesh);
        List<Change> all = new ArrayList<>(changes);
        all.addAll(next.changes);
        return new Repaired(next.mesh, vertices.then(next.vertices), faces.then(next.faces), all);
    }

    /**
     * Takes values of the first mesh along.
     *
     * @param values values of its vertices or faces
     * @return the same of this mesh; what was made has no label, NaN as a number and no image
     */
    public MeshValues carried(MeshValues values) {
        // a switch over the sealed type would need Java 21
        if (values instanceof VertexScalars v) {
            return new VertexScalars(v.name(), numbers(v.values(), vertices, 1));
        }
        if (values instanceof VertexVectors v) {
            return new VertexVectors(v.name(), numbers(v.vectors(), vertices, 3));
        }
        if (values instanceof VertexLabels v) {
            return new VertexLabels(v.name(), ids(v.labels(), vertices), v.classNames());
        }
        if (values instanceof VertexMap v) {
            return new VertexMap(v.name(), ids(v.targets(), vertices), v.targetCount());
        }
        if (values instanceof FaceScalars v) {
            return new FaceScalars(v.name(), numbers(v.values(), faces, 1));
        }
        FaceLabels v = (FaceLabels) values;
        return new FaceLabels(v.name(), ids(v.labels(), faces), v.classNames());
    }

    private static double[] numbers(double[] old, IndexMap map, int width) {
        double[] numbers = new double[width * map.source().length];
        for (int i = 0; i < numbers.length; i++) {
            int from = map.source()[i / width];
            numbers[i] = from < 0 ? Double.NaN : old[width * from + i % width];
        }
        return numbers;
    }

    private static int[] ids(int[] old, IndexMap map) {
        int[] ids = new int[map.source().length];
        for (int i = 0; i < ids.length; i++) {
            int from = map.source()[i];
            ids[i] = from < 0 ? -1 : old[from];
        }
        return ids;
    }
}
