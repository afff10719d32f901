package dev.holonomy.bench;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * Subdivision by Loop 1987 (the weights of Warren at old vertices, cubic curves at boundaries): one shape in four, sixteen, …
 * times as many faces.
 */
public final class LoopSubdivision {
    private LoopSubdivision() {}

    /**
     * Writes a subdivided mesh.
     *
     * @param arguments the mesh to read, how often to subdivide, the mesh to write
     */
    public static void main(String[] arguments) {
        TriangleMesh mesh = MeshFiles.load(Path.of(arguments[0])).mesh();
        for (int level = 0; level < Integer.parseInt(arguments[1]); level++) {
            mesh = of(mesh);
        }
        MeshFiles.write(Path.of(arguments[2]), mesh, List.of());
        System.out.println(mesh.vertexCount() + " vertices, " + mesh.faceCount() + " faces");
    }

    /**
     * One level.
     *
     * @param mesh a manifold
     * @return V + E vertices, the old ones first, and 4 F faces
     */
    public static TriangleMesh of(TriangleMesh mesh) {
        HalfEdges half = HalfEdges.of(mesh);
        int vertices = mesh.vertexCount();
        double[] positions = new double[3 * (vertices + half.edgeCount())];
        for (int v = 0; v < vertices; v++) {
            old(mesh, half, v, positions);
        }
        int[] middle = new int[half.count()];
        int next = vertices;
        for (int h = 0; h < half.count(); h++) {
            int twin = half.twin(h);
            if (h < twin) {
                middle[h] = next;
                middle[twin] = next;
                odd(mesh, half, h, positions, next++);
            }
        }
        int[] triangles = new int[12 * mesh.faceCount()];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int[] edge = {middle[3 * f], middle[3 * f + 1], middle[3 * f + 2]};
            for (int c = 0; c < 3; c++) {
                triangles[12 * f + 3 * c] = half.tail(3 * f + c);
                triangles[12 * f + 3 * c + 1] = edge[c];
                triangles[12 * f + 3 * c + 2] = edge[(c + 2) % 3];
                triangles[12 * f + 9 + c] = edge[c];
            }
        }
        return TriangleMesh.owning(positions, triangles);
    }

    private static void old(TriangleMesh mesh, HalfEdges half, int v, double[] positions) {
        boolean border = half.onBoundary(v);
        int degree = half.degree(v);
        double weight = border ? 1.0 / 8 : degree == 3 ? 3.0 / 16 : 3.0 / (8 * degree);
        double rest = 1;
        int h = half.first(v);
        for (int i = 0; i < degree; i++, h = half.nextAround(h)) {
            if (!border || half.isBoundary(h) || half.isBoundary(half.twin(h))) {
                add(mesh, half.tip(h), weight, positions, v);
                rest -= weight;
            }
        }
        add(mesh, v, rest, positions, v);
    }

    private static void odd(TriangleMesh mesh, HalfEdges half, int h, double[] positions, int id) {
        int twin = half.twin(h);
        boolean border = half.isBoundary(h) || half.isBoundary(twin);
        add(mesh, half.tail(h), border ? 0.5 : 0.375, positions, id);
        add(mesh, half.tip(h), border ? 0.5 : 0.375, positions, id);
        if (!border) {
            add(mesh, half.tip(half.next(h)), 0.125, positions, id);
            add(mesh, half.tip(half.next(twin)), 0.125, positions, id);
        }
    }

    private static void add(TriangleMesh mesh, int from, double weight, double[] positions, int to) {
        for (int axis = 0; axis < 3; axis++) {
            positions[3 * to + axis] += weight * mesh.coordinate(from, axis);
        }
    }
}
