package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.path.SurfacePoint;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/** Points from which heat begins, as weights on vertices with the straight distances of these from the points. */
final class HeatSources {
    private final TriangleMesh mesh;
    private int[] vertex = new int[4];
    private double[] weight = new double[4];
    private double[] distance = new double[4];
    private int count;

    HeatSources(TriangleMesh mesh) {
        this.mesh = mesh;
    }

    void add(SurfacePoint source) {
        if (source instanceof SurfacePoint.AtVertex at) {
            requireId("vertex", at.vertex(), mesh.vertexCount());
            append(at.vertex(), 1, 0);
        } else if (source instanceof SurfacePoint.InFace in) {
            requireId("face", in.face(), mesh.faceCount());
            addInFace(in.face(), in.w0(), in.w1(), in.w2());
        } else if (source instanceof SurfacePoint.OnEdge on) {
            boolean hole = on.halfEdge() >= 3 * mesh.faceCount();
            HalfEdges halfEdges = hole ? HalfEdges.of(mesh) : null;
            requireId("half-edge", on.halfEdge(), halfEdges == null ? 3 * mesh.faceCount() : halfEdges.count());
            int h = halfEdges == null ? on.halfEdge() : halfEdges.twin(on.halfEdge());
            double share = hole ? 1 - on.share() : on.share();
            double[] w = new double[3];
            w[h % 3] = 1 - share;
            w[(h + 1) % 3] = share;
            addInFace(h / 3, w[0], w[1], w[2]);
        }
    }

    private void addInFace(int face, double... w) {
        double[] point = new double[3];
        for (int c = 0; c < 3; c++) {
            for (int axis = 0; axis < 3; axis++) {
                point[axis] += w[c] * mesh.coordinate(mesh.vertex(face, c), axis);
            }
        }
        for (int c = 0; c < 3; c++) {
            int v = mesh.vertex(face, c);
            double x = mesh.coordinate(v, 0) - point[0];
            double y = mesh.coordinate(v, 1) - point[1];
            double z = mesh.coordinate(v, 2) - point[2];
            if (w[c] > 0) {
                append(v, w[c], Math.sqrt(x * x + y * y + z * z));
            }
        }
    }

    private void append(int v, double w, double r) {
        if (count == vertex.length) {
            vertex = Arrays.copyOf(vertex, 2 * count);
            weight = Arrays.copyOf(weight, 2 * count);
            distance = Arrays.copyOf(distance, 2 * count);
        }
        vertex[count] = v;
        weight[count] = w;
        distance[count++] = r;
    }

    private static void requireId(String what, int id, int limit) {
        if (id < 0 || id >= limit) {
            throw new IllegalArgumentException("wanted a " + what + " of 0.." + (limit - 1) + ", got " + id);
        }
    }

    int count() {
        return count;
    }

    int vertex(int i) {
        return vertex[i];
    }

    double weight(int i) {
        return weight[i];
    }

    double distance(int i) {
        return distance[i];
    }

    /** The heat to begin with, [V]; each point brings as much. */
    double[] heat(int vertexCount) {
        if (count == 0) {
            throw new IllegalArgumentException("wanted a source, got none");
        }
        double[] b = new double[vertexCount];
        for (int i = 0; i < count; i++) {
            b[vertex[i]] += weight[i];
        }
        return b;
    }
}
