package dev.holonomy.geodesic.path;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;

/**
 * A line on a surface that is straight within every face.
 *
 * @param points its start, where it crosses edges and vertices, and its end; a single point if it has no extent
 * @param length its length, in the units of the mesh
 */
public record GeodesicPath(List<SurfacePoint> points, double length) {
    /** Copies the list. */
    public GeodesicPath {
        points = List.copyOf(points);
        if (points.isEmpty() || !(length >= 0)) {
            throw new IllegalArgumentException("wanted points and a length, got " + points.size() + ", " + length);
        }
    }

    /**
     * Where the line begins.
     *
     * @return the first point
     */
    public SurfacePoint start() {
        return points.get(0);
    }

    /**
     * Where the line ends.
     *
     * @return the last point
     */
    public SurfacePoint end() {
        return points.get(points.size() - 1);
    }

    /**
     * The corners of the line in space.
     *
     * @param mesh positions
     * @param halfEdges the connectivity of the mesh
     * @return [points, 3]
     */
    public double[] positions(TriangleMesh mesh, HalfEdges halfEdges) {
        double[] result = new double[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i).position(mesh, halfEdges), 0, result, 3 * i, 3);
        }
        return result;
    }
}
