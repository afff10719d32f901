package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Geometry;
import org.joml.Vector3f;

/** A mesh moved and scaled into the unit ball, with area-weighted vertex normals. */
public final class SurfaceGeometry {
    private final TriangleMesh mesh;
    private final double[] centre = new double[3];
    private final double radius;
    private final float[] ball;
    private final float[] normals;

    /**
     * Measures a mesh.
     *
     * @param mesh the mesh
     */
    public SurfaceGeometry(TriangleMesh mesh) {
        this.mesh = mesh;
        int vertices = mesh.vertexCount();
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < vertices; v++) {
                low = Math.min(low, mesh.coordinate(v, axis));
                high = Math.max(high, mesh.coordinate(v, axis));
            }
            centre[axis] = vertices > 0 ? low / 2 + high / 2 : 0;
        }
        double far = 0;
        for (int v = 0; v < vertices; v++) {
            double x = mesh.coordinate(v, 0) - centre[0];
            double y = mesh.coordinate(v, 1) - centre[1];
            double z = mesh.coordinate(v, 2) - centre[2];
            far = Math.max(far, norm(x, y, z));
        }
        radius = far > 0 ? far : 1;
        ball = new float[3 * vertices];
        for (int i = 0; i < ball.length; i++) {
            ball[i] = (float) ((mesh.coordinate(i / 3, i % 3) - centre[i % 3]) / radius);
        }
        normals = vertexNormals();
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /**
     * The mesh.
     *
     * @return the mesh
     */
    public TriangleMesh mesh() {
        return mesh;
    }

    /**
     * The largest distance of a vertex from the middle of the bounding box.
     *
     * @return positive, in the units of the mesh
     */
    public double radius() {
        return radius;
    }

    /**
     * A vertex in the unit ball.
     *
     * @param v its id
     * @param into receives the position
     * @return {@code into}
     */
    public Vector3f inBall(int v, Vector3f into) {
        return into.set(ball[3 * v], ball[3 * v + 1], ball[3 * v + 2]);
    }

    /**
     * A point in the coordinates of the mesh, brought into the unit ball.
     *
     * @param point [3]
     * @return the place in the ball
     */
    public Vector3f inBall(double[] point) {
        return new Vector3f(
                (float) ((point[0] - centre[0]) / radius), (float) ((point[1] - centre[1]) / radius), (float)
                        ((point[2] - centre[2]) / radius));
    }

    /**
     * The normal of a vertex, its faces weighted by area.
     *
     * @param v its id
     * @param into receives the normal
     * @return {@code into}, of length 1, or 0 where the faces cancel
     */
    public Vector3f normal(int v, Vector3f into) {
        return into.set(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
    }

    /** Positions in the unit ball, [V, 3]; not to be changed. */
    float[] ball() {
        return ball;
    }

    /**
     * The area of a face.
     *
     * @param mesh the mesh
     * @param f face id
     * @return the area, in squared units of the mesh
     */
    public static double area(TriangleMesh mesh, int f) {
        int a = mesh.vertex(f, 0);
        int b = mesh.vertex(f, 1);
        int c = mesh.vertex(f, 2);
        double ux = mesh.coordinate(b, 0) - mesh.coordinate(a, 0);
        double uy = mesh.coordinate(b, 1) - mesh.coordinate(a, 1);
        double uz = mesh.coordinate(b, 2) - mesh.coordinate(a, 2);
        double vx = mesh.coordinate(c, 0) - mesh.coordinate(a, 0);
        double vy = mesh.coordinate(c, 1) - mesh.coordinate(a, 1);
        double vz = mesh.coordinate(c, 2) - mesh.coordinate(a, 2);
        return norm(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
    }

    private float[] vertexNormals() {
        float[] sums = new float[ball.length];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = 3 * mesh.vertex(f, 0);
            int b = 3 * mesh.vertex(f, 1);
            int c = 3 * mesh.vertex(f, 2);
            float ux = ball[b] - ball[a];
            float uy = ball[b + 1] - ball[a + 1];
            float uz = ball[b + 2] - ball[a + 2];
            float vx = ball[c] - ball[a];
            float vy = ball[c + 1] - ball[a + 1];
            float vz = ball[c + 2] - ball[a + 2];
            float nx = uy * vz - uz * vy;
            float ny = uz * vx - ux * vz;
            float nz = ux * vy - uy * vx;
            for (int corner = 0; corner < 3; corner++) {
                int v = 3 * mesh.vertex(f, corner);
                sums[v] += nx;
                sums[v + 1] += ny;
                sums[v + 2] += nz;
            }
        }
        for (int v = 0; v < sums.length; v += 3) {
            double length = norm(sums[v], sums[v + 1], sums[v + 2]);
            if (length > 0) {
                sums[v] /= (float) length;
                sums[v + 1] /= (float) length;
                sums[v + 2] /= (float) length;
            }
        }
        return sums;
    }

    /**
     * The triangles for an engine.
     *
     * @return positions in the unit ball and vertex normals
     */
    public Geometry geometry() {
        int corners = 3 * mesh.faceCount();
        float[] positions = new float[3 * corners];
        float[] directions = new float[3 * corners];
        for (int i = 0; i < corners; i++) {
            int v = mesh.vertex(i / 3, i % 3);
            System.arraycopy(ball, 3 * v, positions, 3 * i, 3);
            System.arraycopy(normals, 3 * v, directions, 3 * i, 3);
        }
        return new Geometry(positions, directions);
    }
}
