package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.util.Arrays;

/** Takes values of a mesh over to one whose vertices stand for clusters of its vertices. */
final class CarriedValues {
    private final TriangleMesh fine;
    private final TriangleMesh coarse;
    private final int[] clusters;
    private final int[] faceSources;

    CarriedValues(TriangleMesh fine, TriangleMesh coarse, int[] clusters, int[] faceSources) {
        this.fine = fine;
        this.coarse = coarse;
        this.clusters = clusters;
        this.faceSources = faceSources;
    }

    MeshValues carried(MeshValues values) {
        boolean onFaces = values instanceof FaceLabels || values instanceof FaceScalars;
        int wanted = onFaces ? fine.faceCount() : fine.vertexCount();
        if (values.count() != wanted) {
            throw new IllegalArgumentException("'" + values.name() + "' has " + values.count()
                    + " values, the mesh has " + wanted + (onFaces ? " faces" : " vertices"));
        }
        if (values instanceof FaceLabels v) {
            int[] labels = Arrays.stream(faceSources).map(f -> v.labels()[f]).toArray();
            return new FaceLabels(v.name(), labels, v.classNames());
        }
        if (values instanceof FaceScalars v) {
            return new FaceScalars(
                    v.name(),
                    Arrays.stream(faceSources).mapToDouble(f -> v.values()[f]).toArray());
        }
        if (values instanceof VertexScalars v) {
            return new VertexScalars(v.name(), mean(v.values(), 1));
        }
        if (values instanceof VertexVectors v) {
            return new VertexVectors(v.name(), mean(v.vectors(), 3));
        }
        if (values instanceof VertexLabels v) {
            return new VertexLabels(v.name(), most(v.labels(), v.classNames().size()), v.classNames());
        }
        VertexMap map = (VertexMap) values;
        int[] nearest = nearest();
        int[] targets = Arrays.stream(nearest).map(v -> map.targets()[v]).toArray();
        return new VertexMap(map.name(), targets, map.targetCount());
    }

    /** Means over the finite numbers of each cluster; what has none keeps what it has. */
    private double[] mean(double[] values, int width) {
        double[] weights = weights();
        double[] sum = new double[width * coarse.vertexCount()];
        double[] weight = new double[sum.length];
        double[] other = new double[sum.length];
        for (int i = 0; i < values.length; i++) {
            int at = width * clusters[i / width] + i % width;
            if (Double.isFinite(values[i])) {
                sum[at] += weights[i / width] * values[i];
                weight[at] += weights[i / width];
            } else {
                other[at] = values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight[i] > 0 ? sum[i] / weight[i] : other[i];
        }
        return sum;
    }

    /** The label with the most area in each cluster, the smaller among equals. */
    private int[] most(int[] labels, int classes) {
        double[] weights = weights();
        Cells cells = Cells.of(clusters, coarse.vertexCount());
        int[] result = new int[coarse.vertexCount()];
        double[] sum = new double[classes + 1]; // at label + 1
        for (int c = 0; c < result.length; c++) {
            int from = cells.offsets()[c];
            int to = cells.offsets()[c + 1];
            for (int i = from; i < to; i++) {
                sum[labels[cells.members()[i]] + 1] += weights[cells.members()[i]];
            }
            result[c] = labels[cells.members()[from]];
            for (int i = from; i < to; i++) {
                int label = labels[cells.members()[i]];
                double more = sum[label + 1] - sum[result[c] + 1];
                result[c] = more > 0 || (more == 0 && label < result[c]) ? label : result[c];
            }
            for (int i = from; i < to; i++) {
                sum[labels[cells.members()[i]] + 1] = 0;
            }
        }
        return result;
    }

    /** Vertex areas; a cluster without area counts its vertices. */
    private double[] weights() {
        double[] area = new double[fine.vertexCount()];
        for (int f = 0; f < fine.faceCount(); f++) {
            double share = area(f) / 3;
            for (int c = 0; c < 3; c++) {
                area[fine.vertex(f, c)] += share;
            }
        }
        double[] sum = new double[coarse.vertexCount()];
        for (int v = 0; v < area.length; v++) {
            sum[clusters[v]] += area[v];
        }
        for (int v = 0; v < area.length; v++) {
            area[v] = sum[clusters[v]] > 0 ? area[v] : 1;
        }
        return area;
    }

    private double area(int f) {
        double square = 0;
        for (int k = 0; k < 3; k++) {
            int m = (k + 1) % 3;
            int n = (k + 2) % 3;
            square += Math.pow(side(f, 1, m) * side(f, 2, n) - side(f, 1, n) * side(f, 2, m), 2);
        }
        return 0.5 * Math.sqrt(square);
    }

    private double side(int f, int corner, int axis) {
        return fine.coordinate(fine.vertex(f, corner), axis) - fine.coordinate(fine.vertex(f, 0), axis);
    }

    /** The vertex of each cluster that is nearest to the place of the coarse one. */
    private int[] nearest() {
        int[] result = new int[coarse.vertexCount()];
        double[] least = new double[result.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int v = 0; v < clusters.length; v++) {
            double square = 0;
            for (int c = 0; c < 3; c++) {
                square += Math.pow(fine.coordinate(v, c) - coarse.coordinate(clusters[v], c), 2);
            }
            if (square < least[clusters[v]]) {
                least[clusters[v]] = square;
                result[clusters[v]] = v;
            }
        }
        return result;
    }
}
