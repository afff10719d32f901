package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Rect;
import java.util.Optional;
import org.joml.Intersectiond;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** What lies under the mouse: the nearest triangle along its ray, and the nearest of its corners. */
public final class Picking {
    private Picking() {}

    /**
     * A place on a mesh.
     *
     * @param face the triangle that was hit
     * @param vertex its corner of largest barycentric coordinate
     */
    public record Pick(int face, int vertex) {}

    /**
     * Looks along the ray of a pixel.
     *
     * @param surface the mesh
     * @param camera the camera
     * @param part where the mesh is drawn
     * @param x pixels from the left of the frame
     * @param y pixels from the top of the frame
     * @return what is hit first
     */
    public static Optional<Pick> at(SurfaceGeometry surface, OrbitCamera camera, Rect part, double x, double y) {
        Matrix4f inverse =
                camera.projection(part.aspect()).mul(camera.modelView()).invert();
        float cx = (float) (2 * (x - part.x()) / part.width() - 1);
        float cy = (float) (1 - 2 * (y - part.y()) / part.height());
        Vector3d from = inWorld(inverse, cx, cy, -1, surface);
        Vector3d direction = inWorld(inverse, cx, cy, 1, surface).sub(from);
        TriangleMesh mesh = surface.mesh();
        double nearest = Double.POSITIVE_INFINITY;
        int hit = -1;
        for (int f = 0; f < mesh.faceCount(); f++) {
            double t = Intersectiond.intersectRayTriangle(
                    from,
                    direction,
                    SurfaceGeometry.position(mesh, mesh.vertex(f, 0)),
                    SurfaceGeometry.position(mesh, mesh.vertex(f, 1)),
                    SurfaceGeometry.position(mesh, mesh.vertex(f, 2)),
                    1e-14);
            if (t >= 0 && t < nearest) {
                nearest = t;
                hit = f;
            }
        }
        return hit < 0
                ? Optional.empty()
                : Optional.of(
                        new Pick(hit, corner(mesh, hit, direction.mul(nearest).add(from))));
    }

    private static Vector3d inWorld(Matrix4f inverse, float x, float y, float z, SurfaceGeometry surface) {
        Vector4f p = inverse.transform(new Vector4f(x, y, z, 1));
        return new Vector3d(p.x, p.y, p.z).div(p.w).mul(surface.radius()).add(surface.centre());
    }

    /** The corner of largest barycentric coordinate: the largest area between the point and the opposite edge. */
    private static int corner(TriangleMesh mesh, int f, Vector3d p) {
        int best = 0;
        double largest = -1;
        for (int i = 0; i < 3; i++) {
            Vector3d u =
                    SurfaceGeometry.position(mesh, mesh.vertex(f, (i + 1) % 3)).sub(p);
            Vector3d v =
                    SurfaceGeometry.position(mesh, mesh.vertex(f, (i + 2) % 3)).sub(p);
            double area = u.cross(v).length();
            if (area > largest) {
                largest = area;
                best = i;
            }
        }
        return mesh.vertex(f, best);
    }

    /**
     * Where a vertex is drawn.
     *
     * @param surface the mesh
     * @param vertex its id
     * @param camera the camera
     * @param part where the mesh is drawn
     * @return pixels from the left and the top of the frame
     */
    public static Vector3f project(SurfaceGeometry surface, int vertex, OrbitCamera camera, Rect part) {
        Vector3d p = SurfaceGeometry.position(surface.mesh(), vertex)
                .sub(surface.centre())
                .div(surface.radius());
        Vector4f clip = camera.projection(part.aspect())
                .mul(camera.modelView())
                .transform(new Vector4f((float) p.x, (float) p.y, (float) p.z, 1));
        float x = part.x() + (clip.x / clip.w + 1) / 2 * part.width();
        float y = part.y() + (1 - clip.y / clip.w) / 2 * part.height();
        return new Vector3f(x, y, clip.z / clip.w);
    }
}
