package dev.holonomy.viewer.scene;

import java.util.List;
import java.util.function.Consumer;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3f;

/** A camera that turns about a point, over meshes that fill the unit ball; angles in radians. */
public final class OrbitCamera {
    private static final float FIELD = (float) Math.toRadians(30);
    private static final float STEEPEST = (float) Math.toRadians(89);

    private float yaw;
    private float pitch;
    private float distance;
    private boolean zUp;
    private final Vector3f target = new Vector3f();

    /** A camera that frames all. */
    public OrbitCamera() {
        yaw = (float) Math.toRadians(28);
        pitch = (float) Math.toRadians(14);
        frameAll();
    }

    /** Moves to where the unit ball just fits, keeping the direction. */
    public void frameAll() {
        target.zero();
        distance = (float) (1.06 / Math.sin(FIELD / 2));
    }

    /**
     * Moves to where all vertices just fit, keeping the direction.
     *
     * @param surfaces meshes that are seen by this camera
     * @param aspect width over height of the viewport
     */
    public void frame(List<SurfaceGeometry> surfaces, double aspect) {
        frameAll();
        Matrix4f turn = rotation();
        Vector3f low = new Vector3f(Float.POSITIVE_INFINITY);
        Vector3f high = new Vector3f(Float.NEGATIVE_INFINITY);
        forEachVertex(surfaces, turn, p -> {
            low.min(p);
            high.max(p);
        });
        if (!(low.x <= high.x)) {
            return;
        }
        Vector3f middle = new Vector3f(low).add(high).mul(0.5f);
        float vertical = (float) (Math.tan(FIELD / 2) * (aspect < 1 ? 1 / aspect : 1)) * 0.9f;
        float horizontal = vertical * (float) aspect;
        float[] needed = {0.05f};
        forEachVertex(surfaces, turn, p -> {
            Vector3f q = p.sub(middle);
            needed[0] = Math.max(needed[0], q.z + Math.max(Math.abs(q.y) / vertical, Math.abs(q.x) / horizontal));
        });
        distance = needed[0];
        turn.invert().transformPosition(middle, target);
    }

    private static void forEachVertex(List<SurfaceGeometry> surfaces, Matrix4f turn, Consumer<Vector3f> action) {
        for (SurfaceGeometry surface : surfaces) {
            for (int v = 0; v < surface.mesh().vertexCount(); v++) {
                Vector3d p = SurfaceGeometry.position(surface.mesh(), v)
                        .sub(surface.centre())
                        .div(surface.radius());
                action.accept(turn.transformPosition(new Vector3f((float) p.x, (float) p.y, (float) p.z)));
            }
        }
    }

    /**
     * Looks from a direction.
     *
     * @param yawDegrees about the vertical
     * @param pitchDegrees from above
     */
    public void look(double yawDegrees, double pitchDegrees) {
        yaw = (float) Math.toRadians(yawDegrees);
        pitch = clamp((float) Math.toRadians(pitchDegrees));
    }

    /** Changes between y and z as the vertical. */
    public void changeUp() {
        zUp = !zUp;
    }

    /**
     * Turns.
     *
     * @param dx pixels to the right
     * @param dy pixels down
     * @param height of the viewport in pixels
     */
    public void orbit(double dx, double dy, int height) {
        yaw -= (float) (dx * 4 / height);
        pitch = clamp(pitch + (float) (dy * 4 / height));
    }

    private static float clamp(float angle) {
        return Math.max(-STEEPEST, Math.min(STEEPEST, angle));
    }

    /**
     * Moves sideways; what is at the target's depth follows the mouse.
     *
     * @param dx pixels to the right
     * @param dy pixels down
     * @param height of the viewport in pixels
     */
    public void pan(double dx, double dy, int height) {
        float unit = (float) (2 * distance * Math.tan(FIELD / 2) / height);
        Matrix4f view = modelView();
        Vector3f right = new Vector3f(view.m00(), view.m10(), view.m20());
        Vector3f up = new Vector3f(view.m01(), view.m11(), view.m21());
        target.fma((float) -dx * unit, right).fma((float) dy * unit, up);
    }

    /**
     * Comes nearer, keeping the point under the mouse where it is.
     *
     * @param steps positive to come nearer
     * @param x of the mouse from the middle of the viewport, pixels to the right
     * @param y of the mouse from the middle, pixels down
     * @param height of the viewport in pixels
     */
    public void zoom(double steps, double x, double y, int height) {
        double factor = Math.pow(0.88, steps);
        double next = Math.max(0.02, Math.min(60, distance * factor));
        double share = 1 - next / distance;
        pan(-x * share, -y * share, height);
        distance = (float) next;
    }

    /**
     * Mesh to camera.
     *
     * @return a new matrix; the camera looks along −z
     */
    public Matrix4f modelView() {
        return new Matrix4f().translate(0, 0, -distance).mul(rotation()).translate(-target.x, -target.y, -target.z);
    }

    private Matrix4f rotation() {
        Matrix4f turn = new Matrix4f().rotateX(pitch).rotateY(-yaw);
        return zUp ? turn.rotateX((float) (-Math.PI / 2)) : turn;
    }

    /**
     * Camera to clip space.
     *
     * @param aspect width over height of the viewport
     * @return a new matrix
     */
    public Matrix4f projection(double aspect) {
        double half = Math.tan(FIELD / 2) * (aspect < 1 ? 1 / aspect : 1);
        float near = Math.max(0.005f, distance - 3);
        return new Matrix4f().perspective((float) (2 * Math.atan(half)), (float) aspect, near, distance + 4);
    }
}
