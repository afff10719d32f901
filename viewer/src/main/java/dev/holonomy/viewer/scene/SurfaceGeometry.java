package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Geometry;
import org.joml.Vector3d;

/** A mesh as triangles of their own, with area-weighted vertex normals, its centre and its radius. */
public final class SurfaceGeometry {
    private final TriangleMesh mesh;
    private final Vector3d centre = new Vector3d();
    private final double radius;

    /**
     * Measures a mesh.
     *
     * @param mesh the mesh
     */
    public SurfaceGeometry(TriangleMesh mesh) {
        this.mesh = mesh;
        Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            low.min(position(mesh, v));
            high.max(position(mesh, v));
        }
        if (mesh.vertexCount() > 0) {
            low.add(high, centre).mul(0.5);
        }
        double far = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            far = Math.max(far, position(mesh, v).distance(centre));
        }
        radius = far > 0 ? far : 1;
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
     * The middle of the bounding box.
     *
     * @return a copy
     */
    public Vector3d centre() {
        return new Vector3d(centre);
    }

    /**
     * The largest distance of a vertex from the centre.
     *
     * @return positive
     */
    public double radius() {
        return radius;
    }

    static Vector3d position(TriangleMesh mesh, int v) {
        return new Vector3d(mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2));
    }

    /** Twice the area along the normal. */
    static Vector3d faceNormal(TriangleMesh mesh, int f) {
        Vector3d a = position(mesh, mesh.vertex(f, 0));
        Vector3d u = position(mesh, mesh.vertex(f, 1)).sub(a);
        Vector3d v = position(mesh, mesh.vertex(f, 2)).sub(a);
        return u.cross(v);
    }

    /**
     * The triangles for an engine, moved and scaled so that the mesh fills the unit ball.
     *
     * @return positions and normals
     */
    public Geometry geometry() {
        int faces = mesh.faceCount();
        Vector3d[] normals = new Vector3d[mesh.vertexCount()];
        for (int v = 0; v < normals.length; v++) {
            normals[v] = new Vector3d();
        }
        for (int f = 0; f < faces; f++) {
            Vector3d normal = faceNormal(mesh, f);
            for (int corner = 0; corner < 3; corner++) {
                normals[mesh.vertex(f, corner)].add(normal);
            }
        }
        float[] positions = new float[9 * faces];
        float[] directions = new float[9 * faces];
        for (int i = 0; i < 3 * faces; i++) {
            int v = mesh.vertex(i / 3, i % 3);
            Vector3d p = position(mesh, v).sub(centre).div(radius);
            Vector3d n = normals[v].lengthSquared() > 0 ? new Vector3d(normals[v]).normalize() : new Vector3d();
            positions[3 * i] = (float) p.x;
            positions[3 * i + 1] = (float) p.y;
            positions[3 * i + 2] = (float) p.z;
            directions[3 * i] = (float) n.x;
            directions[3 * i + 1] = (float) n.y;
            directions[3 * i + 2] = (float) n.z;
        }
        return new Geometry(positions, directions);
    }
}
