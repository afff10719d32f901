package dev.holonomy.app;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexVectors;

/** Between tangent vectors in frames, as the geometry has them, and vectors in space, as files and pictures have them. */
final class TangentVectors {
    private final Surface surface;

    TangentVectors(Surface surface) {
        this.surface = surface;
    }

    /**
     * Vectors in space at the vertices.
     *
     * @param name what they are
     * @param field [V, 2] in the vertices' frames
     * @param order n: a value stands for n vectors, of which the one of least angle is taken
     */
    VertexVectors inSpace(String name, double[] field, int order) {
        double[] e1 = surface.frames().e1();
        double[] e2 = surface.frames().e2();
        double[] vectors = new double[e1.length];
        for (int v = 0; v < e1.length / 3; v++) {
            double length = Math.hypot(field[2 * v], field[2 * v + 1]);
            double angle = Math.atan2(field[2 * v + 1], field[2 * v]) / order;
            for (int c = 0; c < 3; c++) {
                vectors[3 * v + c] = length * (Math.cos(angle) * e1[3 * v + c] + Math.sin(angle) * e2[3 * v + c]);
            }
        }
        return new VertexVectors(name, vectors);
    }

    /**
     * Vectors of vertices as a field on the faces: the mean of the corners without what stands on the face.
     *
     * @param vectors [V, 3]
     * @return [F, 2], along the first side of the face and to the left of it; zero on faces without area
     */
    double[] onFaces(double[] vectors) {
        TriangleMesh mesh = surface.mesh();
        double[] field = new double[2 * mesh.faceCount()];
        double[] mean = new double[3];
        double[] along = new double[3];
        double[] across = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = mesh.vertex(f, 0);
            int b = mesh.vertex(f, 1);
            int c = mesh.vertex(f, 2);
            for (int i = 0; i < 3; i++) {
                mean[i] = (vectors[3 * a + i] + vectors[3 * b + i] + vectors[3 * c + i]) / 3;
                along[i] = mesh.coordinate(b, i) - mesh.coordinate(a, i);
                across[i] = mesh.coordinate(c, i) - mesh.coordinate(a, i);
            }
            double squared = dot(along, along);
            double share = dot(across, along) / squared;
            for (int i = 0; i < 3; i++) {
                across[i] -= share * along[i];
            }
            if (surface.faceAreas()[f] > 0) {
                field[2 * f] = dot(mean, along) / Math.sqrt(squared);
                field[2 * f + 1] = dot(mean, across) / Math.sqrt(dot(across, across));
            }
        }
        return field;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
