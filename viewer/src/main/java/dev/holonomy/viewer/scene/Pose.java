package dev.holonomy.viewer.scene;

/**
 * From where meshes are seen.
 *
 * @param yaw degrees about the vertical
 * @param pitch degrees from above, −89..89
 * @param distance from the eye to the target in radii of the mesh; 0 for as far as shows all
 * @param x the point that is looked at, in radii from the middle of the mesh
 * @param y its second coordinate
 * @param z its third coordinate
 * @param up which axis is the vertical
 * @param lens how far things shrink
 */
public record Pose(double yaw, double pitch, double distance, double x, double y, double z, Up up, Lens lens) {
    /** The vertical. */
    public enum Up {
        /** The second coordinate. */
        Y,
        /** The third coordinate. */
        Z
    }

    /** How things shrink with their distance. */
    public enum Lens {
        /** As for an eye. */
        PERSPECTIVE,
        /** Not at all: parallel lines stay parallel. */
        ORTHOGRAPHIC
    }

    /** From the front, a little to the side and from above, as far as shows all. */
    public static final Pose DEFAULT = new Pose(28, 14, 0, 0, 0, 0, Up.Y, Lens.PERSPECTIVE);

    /** Checks the numbers. */
    public Pose {
        if (!Double.isFinite(yaw + pitch + distance + x + y + z) || Math.abs(pitch) > 90 || distance < 0) {
            throw new IllegalArgumentException(
                    "a camera at yaw " + yaw + ", pitch " + pitch + ", distance " + distance + ", target " + x + " " + y
                            + " " + z + ", wanted a pitch of -90..90, a distance >= 0, finite numbers");
        }
    }

    /**
     * From another direction, as far as shows all.
     *
     * @param otherYaw degrees about the vertical
     * @param otherPitch degrees from above
     * @return a copy
     */
    public Pose from(double otherYaw, double otherPitch) {
        return new Pose(otherYaw, otherPitch, 0, 0, 0, 0, up, lens);
    }

    Pose at(double otherDistance, double tx, double ty, double tz) {
        return new Pose(yaw, pitch, otherDistance, tx, ty, tz, up, lens);
    }

    Pose turned(double otherYaw, double otherPitch) {
        return new Pose(otherYaw, otherPitch, distance, x, y, z, up, lens);
    }

    /**
     * Through another lens.
     *
     * @param other the lens
     * @return a copy
     */
    public Pose with(Lens other) {
        return new Pose(yaw, pitch, distance, x, y, z, up, other);
    }

    /**
     * With another vertical.
     *
     * @param other the vertical
     * @return a copy
     */
    public Pose with(Up other) {
        return new Pose(yaw, pitch, distance, x, y, z, other, lens);
    }
}
