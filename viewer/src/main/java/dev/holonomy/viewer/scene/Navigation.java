package dev.holonomy.viewer.scene;

import dev.holonomy.viewer.render.Rect;
import org.joml.Matrix3d;
import org.joml.Vector3d;

/** How a drag of the mouse moves the camera. */
public enum Navigation {
    /** About the point that is looked at; the vertical stays upright. */
    ORBIT {
        @Override
        Pose dragged(Camera camera, Drag drag) {
            return steeper(camera.pose(), drag.dx() * drag.orbit(), drag.dy() * drag.orbit());
        }
    },
    /** A ball about the point that is looked at, turned where it is touched: the vertical may tip over. */
    TRACKBALL {
        @Override
        Pose dragged(Camera camera, Drag drag) {
            Vector3d from = drag.onBall(drag.fromX, drag.fromY);
            Vector3d to = drag.onBall(drag.toX, drag.toY);
            Vector3d axis = from.cross(to, new Vector3d());
            double sine = axis.length();
            if (sine == 0) {
                return camera.pose();
            }
            Matrix3d turned = new Matrix3d()
                    .rotation(2 * Math.atan2(sine, from.dot(to)), axis.div(sine))
                    .mul(rotation(camera.pose()));
            return directed(camera.pose(), turned);
        }
    },
    /** The mesh turns about its own vertical axis, wherever in the picture it stands. */
    TURNTABLE {
        @Override
        Pose dragged(Camera camera, Drag drag) {
            Pose pose = camera.pose();
            double angle = drag.dx() * drag.orbit();
            double c = Math.cos(Math.toRadians(angle));
            double s = Math.sin(Math.toRadians(angle));
            Pose moved = pose.up() == Pose.Up.Z
                    ? pose.at(pose.distance(), c * pose.x() + s * pose.y(), c * pose.y() - s * pose.x(), pose.z())
                    : pose.at(pose.distance(), c * pose.x() - s * pose.z(), pose.y(), c * pose.z() + s * pose.x());
            return steeper(moved, angle, drag.dy() * drag.orbit());
        }
    },
    /** The eye stays where it is and looks about; the wheel and the arrow keys walk. */
    FIRST_PERSON {
        @Override
        Pose dragged(Camera camera, Drag drag) {
            double perPixel = 2 * Math.toDegrees(Math.atan(Camera.slope())) / shorter(drag.part);
            Camera eye = new Camera(camera.pose());
            eye.walk(0, 0, camera.pose().distance());
            eye.move(steeper(eye.pose(), -drag.dx() * perPixel, -drag.dy() * perPixel));
            eye.walk(0, 0, -camera.pose().distance());
            return eye.pose();
        }

        @Override
        public void zoom(Camera camera, double steps, double x, double y, Rect part) {
            if (camera.pose().lens() == Pose.Lens.ORTHOGRAPHIC) {
                super.zoom(camera, steps, x, y, part);
                return;
            }
            double ahead = STRIDE * steps;
            double unit = 2 * Camera.slope() / shorter(part);
            camera.walk(
                    fromMiddle(x, part.x(), part.width()) * unit * ahead,
                    -fromMiddle(y, part.y(), part.height()) * unit * ahead,
                    -ahead);
        }
    },
    /** Along the picture, which does not turn. */
    PLANAR {
        @Override
        Pose dragged(Camera camera, Drag drag) {
            Camera moved = new Camera(camera.pose());
            moved.pan(drag.dx(), drag.dy(), shorter(drag.part));
            return moved.pose();
        }
    };

    /** A step of somebody who walks, in radii of the mesh. */
    public static final double STRIDE = 0.08;

    private static final double STEEPEST = 89;

    /** From one place to another, pixels from the top left of the frame. */
    private record Drag(double fromX, double fromY, double toX, double toY, Rect part) {
        double dx() {
            return toX - fromX;
        }

        double dy() {
            return toY - fromY;
        }

        /** Degrees a pixel. */
        double orbit() {
            return Math.toDegrees(4) / Math.max(1, part.height());
        }

        /** On a ball in the middle of the part, which runs out into a hyperbola (Bell 1988; Henriksen et al. 2004). */
        Vector3d onBall(double x, double y) {
            double half = shorter(part) / 2.0;
            double bx = fromMiddle(x, part.x(), part.width()) / half;
            double by = -fromMiddle(y, part.y(), part.height()) / half;
            double square = bx * bx + by * by;
            return new Vector3d(bx, by, square <= 0.5 ? Math.sqrt(1 - square) : 0.5 / Math.sqrt(square)).normalize();
        }
    }

    abstract Pose dragged(Camera camera, Drag drag);

    /**
     * Moves the camera as the mouse was dragged.
     *
     * @param camera the camera
     * @param fromX where the mouse was, pixels from the left of the frame
     * @param fromY pixels from the top
     * @param toX where it is
     * @param toY pixels from the top
     * @param part of the frame that is dragged in
     */
    public void drag(Camera camera, double fromX, double fromY, double toX, double toY, Rect part) {
        camera.move(dragged(camera, new Drag(fromX, fromY, toX, toY, part)));
    }

    /**
     * Comes nearer, keeping what is under the mouse where it is.
     *
     * @param camera the camera
     * @param steps of the wheel, positive to come nearer
     * @param x of the mouse, pixels from the left of the frame
     * @param y pixels from the top
     * @param part of the frame under the mouse
     */
    public void zoom(Camera camera, double steps, double x, double y, Rect part) {
        camera.zoom(
                steps, fromMiddle(x, part.x(), part.width()), fromMiddle(y, part.y(), part.height()), shorter(part));
    }

    private static int shorter(Rect part) {
        return Math.max(1, Math.min(part.width(), part.height()));
    }

    private static double fromMiddle(double at, int start, int size) {
        return at - start - size / 2.0;
    }

    private static Pose steeper(Pose pose, double yaw, double pitch) {
        return pose.turned(
                pose.yaw() - yaw, Math.max(-STEEPEST, Math.min(STEEPEST, pose.pitch() + pitch)), pose.roll());
    }

    private static Matrix3d rotation(Pose pose) {
        return new Matrix3d()
                .rotateZ(Math.toRadians(pose.roll()))
                .rotateX(Math.toRadians(pose.pitch()))
                .rotateY(-Math.toRadians(pose.yaw()));
    }

    /** The angles of a rotation; looking straight down or up, where roll and yaw are one, the roll is 0. */
    private static Pose directed(Pose pose, Matrix3d turn) {
        double pitch = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, turn.m12()))));
        if (Math.hypot(turn.m02(), turn.m22()) < 1e-9) {
            return pose.turned(Math.toDegrees(Math.atan2(-turn.m20(), turn.m00())), pitch, 0);
        }
        return pose.turned(
                Math.toDegrees(Math.atan2(turn.m02(), turn.m22())),
                pitch,
                Math.toDegrees(Math.atan2(-turn.m10(), turn.m11())));
    }
}
