package dev.holonomy.viewer.scene;

import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.render.Slice;
import java.util.Optional;
import org.joml.Matrix4f;
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
    public static Optional<Pick> at(SurfaceGeometry surface, Camera camera, Rect part, double x, double y) {
        return at(surface, camera, part, x, y, Slice.NONE);
    }

    /**
     * Looks along the ray of a pixel, through what is cut away.
     *
     * @param surface the mesh
     * @param camera the camera
     * @param part where the mesh is drawn
     * @param x pixels from the left of the frame
     * @param y pixels from the top of the frame
     * @param slice the part that is not there
     * @return what is hit first
     */
    public static Optional<Pick> at(
            SurfaceGeometry surface, Camera camera, Rect part, double x, double y, Slice slice) {
        Matrix4f inverse =
                camera.projection(part.aspect()).mul(camera.modelView()).invert();
        float cx = (float) (2 * (x - part.x()) / part.width() - 1);
        float cy = (float) (1 - 2 * (y - part.y()) / part.height());
        float[] from = unprojected(inverse, cx, cy, -1);
        float[] to = unprojected(inverse, cx, cy, 1);
        double[] ray = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        TriangleMesh mesh = surface.mesh();
        float[] ball = surface.ball();
        double nearest = Double.POSITIVE_INFINITY;
        int hit = -1;
        int corner = -1;
        double[] place = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            if (cross(mesh, ball, f, from, ray, place) && place[0] < nearest && kept(slice, from, ray, place[0])) {
                nearest = place[0];
                hit = f;
                double first = 1 - place[1] - place[2];
                corner = first >= place[1] && first >= place[2] ? 0 : place[1] >= place[2] ? 1 : 2;
            }
        }
        return hit < 0 ? Optional.empty() : Optional.of(new Pick(hit, mesh.vertex(hit, corner)));
    }

    private static boolean kept(Slice slice, float[] from, double[] ray, double t) {
        if (slice.axis() < 0) {
            return true;
        }
        double at = from[slice.axis()] + t * ray[slice.axis()];
        return slice.side() == Slice.Side.ABOVE ? at <= slice.at() : at >= slice.at();
    }

    /** Möller and Trumbore (1997) on flat arrays; {t, u, v} into {@code place}, u and v belong to the corners 1 and 2. */
    private static boolean cross(TriangleMesh mesh, float[] ball, int f, float[] from, double[] ray, double[] place) {
        int a = 3 * mesh.vertex(f, 0);
        int b = 3 * mesh.vertex(f, 1);
        int c = 3 * mesh.vertex(f, 2);
        double e1x = (double) ball[b] - ball[a];
        double e1y = (double) ball[b + 1] - ball[a + 1];
        double e1z = (double) ball[b + 2] - ball[a + 2];
        double e2x = (double) ball[c] - ball[a];
        double e2y = (double) ball[c + 1] - ball[a + 1];
        double e2z = (double) ball[c + 2] - ball[a + 2];
        double px = ray[1] * e2z - ray[2] * e2y;
        double py = ray[2] * e2x - ray[0] * e2z;
        double pz = ray[0] * e2y - ray[1] * e2x;
        double determinant = e1x * px + e1y * py + e1z * pz;
        if (determinant == 0) {
            return false;
        }
        double tx = (double) from[0] - ball[a];
        double ty = (double) from[1] - ball[a + 1];
        double tz = (double) from[2] - ball[a + 2];
        double u = (tx * px + ty * py + tz * pz) / determinant;
        if (!(u >= 0 && u <= 1)) {
            return false;
        }
        double qx = ty * e1z - tz * e1y;
        double qy = tz * e1x - tx * e1z;
        double qz = tx * e1y - ty * e1x;
        double v = (ray[0] * qx + ray[1] * qy + ray[2] * qz) / determinant;
        if (!(v >= 0 && u + v <= 1)) {
            return false;
        }
        place[0] = (e2x * qx + e2y * qy + e2z * qz) / determinant;
        place[1] = u;
        place[2] = v;
        return place[0] >= 0;
    }

    private static float[] unprojected(Matrix4f inverse, float x, float y, float z) {
        Vector4f p = inverse.transform(new Vector4f(x, y, z, 1));
        return new float[] {p.x / p.w, p.y / p.w, p.z / p.w};
    }

    /**
     * Where a vertex is drawn.
     *
     * @param surface the mesh
     * @param vertex its id
     * @param camera the camera
     * @param part where the mesh is drawn
     * @return pixels from the left and the top of the frame, and the depth −1..1
     */
    public static Vector3f project(SurfaceGeometry surface, int vertex, Camera camera, Rect part) {
        Matrix4f all = camera.projection(part.aspect()).mul(camera.modelView());
        return project(all, surface.inBall(vertex, new Vector3f()), part);
    }

    /**
     * Where a point is drawn.
     *
     * @param all from the unit ball to clip space
     * @param point in the unit ball
     * @param part where the mesh is drawn
     * @return pixels from the left and the top of the frame, and the depth −1..1; the depth is 2 behind the eye
     */
    public static Vector3f project(Matrix4f all, Vector3f point, Rect part) {
        Vector4f clip = all.transform(new Vector4f(point, 1));
        if (clip.w <= 0) {
            return new Vector3f(part.x(), part.y(), 2);
        }
        float x = part.x() + (clip.x / clip.w + 1) / 2 * part.width();
        float y = part.y() + (1 - clip.y / clip.w) / 2 * part.height();
        return new Vector3f(x, y, clip.z / clip.w);
    }

    /**
     * Whether a vertex faces the eye.
     *
     * @param surface the mesh
     * @param vertex its id
     * @param camera the camera
     * @return true if its normal points to the camera's side
     */
    public static boolean facesEye(SurfaceGeometry surface, int vertex, Camera camera) {
        Matrix4f view = camera.modelView();
        Vector3f normal = view.transformDirection(surface.normal(vertex, new Vector3f()));
        if (camera.pose().lens() == Pose.Lens.ORTHOGRAPHIC) {
            return normal.z > 0;
        }
        return normal.dot(view.transformPosition(surface.inBall(vertex, new Vector3f()))) < 0;
    }
}
