package dev.holonomy.viewer.scene;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/** A camera over meshes that fill the unit ball; {@link Navigation} says how the mouse moves it. */
public final class Camera {
    private static final double FIELD = Math.toRadians(30);

    private Pose pose;

    /**
     * A camera.
     *
     * @param pose where it is
     */
    public Camera(Pose pose) {
        this.pose = pose;
    }

    /**
     * Where it is.
     *
     * @return the pose; its distance is 0 until {@link #frame} has seen the meshes
     */
    public Pose pose() {
        return pose;
    }

    /**
     * Goes somewhere else.
     *
     * @param other where to
     */
    public void move(Pose other) {
        pose = other;
    }

    /**
     * Moves to where all vertices just fit, keeping the direction.
     *
     * @param surfaces meshes that are seen by this camera
     * @param aspect width over height of the viewport
     */
    public void frame(List<SurfaceGeometry> surfaces, double aspect) {
        fit(surfaces.stream().map(Points::all).toList(), aspect);
    }

    /**
     * Moves to where some vertices of one mesh just fit, keeping the direction.
     *
     * @param surface the mesh
     * @param vertices their ids
     * @param aspect width over height of the viewport
     */
    public void frame(SurfaceGeometry surface, int[] vertices, double aspect) {
        fit(List.of(new Points(surface, vertices)), aspect);
    }

    @SuppressWarnings("ArrayRecordComponent") // made and read at once
    private record Points(SurfaceGeometry surface, int[] ids) {
        static Points all(SurfaceGeometry surface) {
            return new Points(
                    surface, IntStream.range(0, surface.mesh().vertexCount()).toArray());
        }
    }

    private void fit(List<Points> all, double aspect) {
        Matrix4f turn = rotation();
        float[] box = {
            Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
        };
        Vector3f p = new Vector3f();
        for (Points points : all) {
            for (int v : points.ids) {
                turn.transformPosition(points.surface.inBall(v, p));
                for (int i = 0; i < 3; i++) {
                    box[i] = Math.min(box[i], p.get(i));
                    box[3 + i] = Math.max(box[3 + i], p.get(i));
                }
            }
        }
        if (!(box[0] <= box[3])) {
            pose = pose.at(1.06 / Math.sin(FIELD / 2), 0, 0, 0);
            return;
        }
        Vector3f middle = new Vector3f(box[0] + box[3], box[1] + box[4], box[2] + box[5]).mul(0.5f);
        double vertical = Math.tan(FIELD / 2) * (aspect < 1 ? 1 / aspect : 1) * 0.9;
        double horizontal = vertical * aspect;
        boolean parallel = pose.lens() == Pose.Lens.ORTHOGRAPHIC;
        double needed = 0.05;
        for (Points points : all) {
            for (int v : points.ids) {
                turn.transformPosition(points.surface.inBall(v, p)).sub(middle);
                double reach = Math.max(Math.abs(p.y) / vertical, Math.abs(p.x) / horizontal);
                needed = Math.max(needed, parallel ? reach : p.z + reach);
            }
        }
        turn.invert().transformPosition(middle);
        pose = pose.at(needed, middle.x, middle.y, middle.z);
    }

    /**
     * Comes near a vertex, keeping the direction.
     *
     * @param surface its mesh
     * @param vertex its id
     */
    public void frame(SurfaceGeometry surface, int vertex) {
        Vector3f at = surface.inBall(vertex, new Vector3f());
        pose = pose.at(0.9, at.x, at.y, at.z);
    }

    /**
     * Moves by a vector in the camera's own axes: right, up, and towards the eye.
     *
     * @param right in radii of the mesh
     * @param up in radii
     * @param back in radii
     */
    public void walk(double right, double up, double back) {
        Vector3f way = rotation().invert().transformDirection(new Vector3f((float) right, (float) up, (float) back));
        pose = pose.at(pose.distance(), clamp(pose.x() + way.x), clamp(pose.y() + way.y), clamp(pose.z() + way.z));
    }

    /** Half the shorter side of what is seen at the distance 1. */
    static double slope() {
        return Math.tan(FIELD / 2);
    }

    /**
     * Moves sideways; what is at the target's depth follows the mouse.
     *
     * @param dx pixels to the right
     * @param dy pixels down
     * @param side the shorter side of the viewport in pixels
     */
    public void pan(double dx, double dy, int side) {
        double unit = 2 * pose.distance() * slope() / side;
        walk(-dx * unit, dy * unit, 0);
    }

    /** Nobody pans further than this on purpose. */
    private static double clamp(double coordinate) {
        return Math.max(-50, Math.min(50, coordinate));
    }

    /**
     * Comes nearer, keeping the point under the mouse where it is.
     *
     * @param steps positive to come nearer
     * @param x of the mouse from the middle of the viewport, pixels to the right
     * @param y of the mouse from the middle, pixels down
     * @param side the shorter side of the viewport in pixels
     */
    public void zoom(double steps, double x, double y, int side) {
        double distance = pose.distance();
        if (distance == 0) {
            return; // nothing is framed yet
        }
        double next = Math.max(0.02, Math.min(60, distance * Math.pow(0.88, steps)));
        double share = 1 - next / distance;
        pan(-x * share, -y * share, side);
        pose = pose.at(next, pose.x(), pose.y(), pose.z());
    }

    /**
     * Mesh to camera.
     *
     * @return a new matrix; the camera looks along −z
     */
    public Matrix4f modelView() {
        return new Matrix4f()
                .translate(0, 0, (float) -pose.distance())
                .mul(rotation())
                .translate((float) -pose.x(), (float) -pose.y(), (float) -pose.z());
    }

    private Matrix4f rotation() {
        Matrix4f turn = new Matrix4f()
                .rotateZ((float) Math.toRadians(pose.roll()))
                .rotateX((float) Math.toRadians(pose.pitch()))
                .rotateY((float) -Math.toRadians(pose.yaw()));
        return pose.up() == Pose.Up.Z ? turn.rotateX((float) (-Math.PI / 2)) : turn;
    }

    /**
     * Camera to clip space.
     *
     * @param aspect width over height of the viewport
     * @return a new matrix
     */
    public Matrix4f projection(double aspect) {
        double half = Math.tan(FIELD / 2) * (aspect < 1 ? 1 / aspect : 1);
        double reach = 1.2 + Math.sqrt(pose.x() * pose.x() + pose.y() * pose.y() + pose.z() * pose.z());
        double distance = pose.distance();
        if (pose.lens() == Pose.Lens.ORTHOGRAPHIC) {
            float high = (float) (half * distance);
            float wide = (float) (high * aspect);
            return new Matrix4f()
                    .ortho(-wide, wide, -high, high, (float) (distance - reach), (float) (distance + reach));
        }
        float near = (float) Math.max(0.005, distance - reach);
        return new Matrix4f()
                .perspective((float) (2 * Math.atan(half)), (float) aspect, near, (float) (distance + reach));
    }
}
