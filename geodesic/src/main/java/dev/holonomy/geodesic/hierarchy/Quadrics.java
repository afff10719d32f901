package dev.holonomy.geodesic.hierarchy;

/**
 * A quadratic error a vertex: x ↦ xᵀ A x + 2 bᵀ x + c (Garland and Heckbert 1997), [V, 10].
 *
 * <p>It sums the squared distances to the planes of the faces, weighted by their areas; along the boundary to planes
 * that stand on it; and, weighted less, to the places of the vertices merged so far. That last part makes the least point unique where the
 * surface is flat, and spreads vertices there.
 */
final class Quadrics {
    private static final int SIZE = 10;

    /** The weight of the distance to places over that to planes. */
    private static final double PLACE = 1e-3;

    /** The weight of the boundary over that of faces. */
    private static final double BOUNDARY = 10;

    /** Pivots below this part of the trace are no pivots. */
    private static final double SINGULAR = 1e-10;

    private final double[] q;

    Quadrics(int vertices) {
        q = new double[SIZE * vertices];
    }

    /** Adds weight · (n·(x − p))² for a unit vector n. */
    void addPlane(int vertex, double nx, double ny, double nz, double px, double py, double pz, double weight) {
        double d = -(nx * px + ny * py + nz * pz);
        int i = SIZE * vertex;
        q[i] += weight * nx * nx;
        q[i + 1] += weight * nx * ny;
        q[i + 2] += weight * nx * nz;
        q[i + 3] += weight * ny * ny;
        q[i + 4] += weight * ny * nz;
        q[i + 5] += weight * nz * nz;
        q[i + 6] += weight * d * nx;
        q[i + 7] += weight * d * ny;
        q[i + 8] += weight * d * nz;
        q[i + 9] += weight * d * d;
    }

    /** Adds the squared distance to a place, for a vertex that stands for an area. */
    void addPlace(int vertex, double px, double py, double pz, double area) {
        double weight = PLACE * area;
        int i = SIZE * vertex;
        q[i] += weight;
        q[i + 3] += weight;
        q[i + 5] += weight;
        q[i + 6] -= weight * px;
        q[i + 7] -= weight * py;
        q[i + 8] -= weight * pz;
        q[i + 9] += weight * (px * px + py * py + pz * pz);
    }

    /** Adds the plane through a boundary edge that stands on its face; both ends want it. */
    void addBoundary(int vertex, double[] edge, double[] faceNormal, double px, double py, double pz) {
        double nx = edge[1] * faceNormal[2] - edge[2] * faceNormal[1];
        double ny = edge[2] * faceNormal[0] - edge[0] * faceNormal[2];
        double nz = edge[0] * faceNormal[1] - edge[1] * faceNormal[0];
        double square = nx * nx + ny * ny + nz * nz;
        if (square > 0) {
            double inverse = 1 / Math.sqrt(square);
            double length = edge[0] * edge[0] + edge[1] * edge[1] + edge[2] * edge[2];
            addPlane(vertex, nx * inverse, ny * inverse, nz * inverse, px, py, pz, BOUNDARY * length);
        }
    }

    /** Adds the error of another vertex to that of one. */
    void merge(int into, int from) {
        for (int k = 0; k < SIZE; k++) {
            q[SIZE * into + k] += q[SIZE * from + k];
        }
    }

    /** The error of two vertices together at a point. */
    double cost(int u, int v, double x, double y, double z) {
        int i = SIZE * u;
        int j = SIZE * v;
        double value = (q[i] + q[j]) * x * x
                + (q[i + 3] + q[j + 3]) * y * y
                + (q[i + 5] + q[j + 5]) * z * z
                + 2 * ((q[i + 1] + q[j + 1]) * x * y + (q[i + 2] + q[j + 2]) * x * z + (q[i + 4] + q[j + 4]) * y * z)
                + 2 * ((q[i + 6] + q[j + 6]) * x + (q[i + 7] + q[j + 7]) * y + (q[i + 8] + q[j + 8]) * z)
                + q[i + 9]
                + q[j + 9];
        return Math.max(0, value);
    }

    /**
     * The point of least error of two vertices together, by L D Lᵀ.
     *
     * @return false if the matrix is singular, with the point left as it was
     */
    boolean least(int u, int v, double[] point) {
        int i = SIZE * u;
        int j = SIZE * v;
        double a = q[i] + q[j];
        double b = q[i + 1] + q[j + 1];
        double c = q[i + 2] + q[j + 2];
        double d = q[i + 3] + q[j + 3];
        double e = q[i + 4] + q[j + 4];
        double f = q[i + 5] + q[j + 5];
        double floor = SINGULAR * (a + d + f);
        if (!(a > floor)) {
            return false;
        }
        double l1 = b / a;
        double l2 = c / a;
        double d2 = d - l1 * b;
        if (!(d2 > floor)) {
            return false;
        }
        double l3 = (e - l1 * c) / d2;
        double d3 = f - l2 * c - l3 * (e - l1 * c);
        if (!(d3 > floor)) {
            return false;
        }
        double y0 = -(q[i + 6] + q[j + 6]);
        double y1 = -(q[i + 7] + q[j + 7]) - l1 * y0;
        double y2 = -(q[i + 8] + q[j + 8]) - l2 * y0 - l3 * y1;
        point[2] = y2 / d3;
        point[1] = y1 / d2 - l3 * point[2];
        point[0] = y0 / a - l1 * point[1] - l2 * point[2];
        return true;
    }
}
