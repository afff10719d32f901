package dev.holonomy.geodesic.remesh;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.Arrays;

/** Values of a mesh at points in its faces. */
final class NearestValues {
    private final TriangleMesh mesh;
    private final int[] faces;
    private final double[] weights;
    private final int[] faceSources;

    NearestValues(TriangleMesh mesh, int[] faces, double[] weights, int[] faceSources) {
        this.mesh = mesh;
        this.faces = faces;
        this.weights = weights;
        this.faceSources = faceSources;
    }

    MeshValues carried(MeshValues values) {
        boolean onFaces = values instanceof FaceLabels || values instanceof FaceScalars;
        int wanted = onFaces ? mesh.faceCount() : mesh.vertexCount();
        if (values.count() != wanted) {
            throw new IllegalArgumentException("'" + values.name() + "' has " + values.count()
                    + " values, the mesh has " + wanted + (onFaces ? " faces" : " vertices"));
        }
        if (values instanceof FaceLabels v) {
            return new FaceLabels(v.name(), picked(v.labels(), faceSources), v.classNames());
        }
        if (values instanceof FaceScalars v) {
            return new FaceScalars(
                    v.name(),
                    Arrays.stream(faceSources).mapToDouble(f -> v.values()[f]).toArray());
        }
        if (values instanceof VertexScalars v) {
            return new VertexScalars(v.name(), interpolated(v.values(), 1));
        }
        if (values instanceof VertexVectors v) {
            return new VertexVectors(v.name(), interpolated(v.vectors(), 3));
        }
        int[] nearest = new int[faces.length];
        Arrays.setAll(nearest, this::nearestCorner);
        if (values instanceof VertexLabels v) {
            return new VertexLabels(v.name(), picked(v.labels(), nearest), v.classNames());
        }
        VertexMap map = (VertexMap) values;
        return new VertexMap(map.name(), picked(map.targets(), nearest), map.targetCount());
    }

    private static int[] picked(int[] values, int[] from) {
        return Arrays.stream(from).map(i -> values[i]).toArray();
    }

    private int nearestCorner(int v) {
        int best = 0;
        for (int c = 1; c < 3; c++) {
            best = weights[3 * v + c] > weights[3 * v + best] ? c : best;
        }
        return mesh.vertex(faces[v], best);
    }

    /** Linear in a face; where a corner that counts has no finite number, that of the nearest corner. */
    private double[] interpolated(double[] values, int width) {
        double[] result = new double[width * faces.length];
        for (int i = 0; i < result.length; i++) {
            int v = i / width;
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                double weight = weights[3 * v + c];
                sum += weight > 0 ? weight * values[width * mesh.vertex(faces[v], c) + i % width] : 0;
            }
            result[i] = Double.isFinite(sum) ? sum : values[width * nearestCorner(v) + i % width];
        }
        return result;
    }
}
