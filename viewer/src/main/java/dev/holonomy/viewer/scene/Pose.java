package dev.holonomy.viewer.scene;

/**
 * From where meshes are seen.
 *
 * @param yaw degrees about the vertical
 * @param pitch degrees from above, −90..90
 * @param distance from the eye to the target in radii of the mesh; 0 for as far as shows all
 * @param x the point that is looked at, in radii from the middle of the mesh
 * @param y its second coordinate
 * @param z its third coordinate
 * @param roll degrees about the line of sight
 * @param up which axis is the vertical
 * @param lens how far things shrink
 */
public record Pose(
        double yaw, double pitch, double distance, double x, double y, double z, double roll, Up up, Lens lens) {
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
    public static final Pose DEFAULT = new Pose(28, 14, 0, 0, 0, 0, 0, Up.Y, Lens.PERSPECTIVE);

    /** Checks the numbers. */
    public Pose {
        if (!Double.isFinite(yaw + pitch + distance + x + y + z + roll) || Math.abs(pitch) > 90 || distance < 0) {
            throw new IllegalArgumentException("a camera at yaw " + yaw + ", pitch " + pitch + ", distance " + distance
                    + ", target " + x + " " + y + " " + z + ", roll " + roll
                    + ", wanted a pitch of -90..90, a distance >= 0, finite numbers");
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
        return new Pose(otherYaw, otherPitch, 0, 0, 0, 0, 0, up, lens);
    }

    Pose at(double otherDistance, double tx, double ty, double tz) {
        return new Pose(yaw, pitch, otherDistance, tx, ty, tz, roll, up, lens);
    }

    /**
     * In another direction, with the same target and distance.
     *
     * @param otherYaw degrees about the vertical, of any number of turns
     * @param otherPitch degrees from above
     * @param otherRoll degrees about the line of sight
     * @return a copy
     */
    public Pose turned(double otherYaw, double otherPitch, double otherRoll) {
        return new Pose(
                Math.IEEEremainder(otherYaw, 360),
                otherPitch,
                distance,
                x,
                y,
                z,
                Math.IEEEremainder(otherRoll, 360),
                up,
                lens);
    }

    /**
     * Through another lens.
     *
     * @param other the lens
     * @return a copy
     */
    public Pose with(Lens other) {
        return new Pose(yaw, pitch, distance, x, y, z, roll, up, other);
    }

    /**
     * With another vertical.
     *
     * @param other the vertical
     * @return a copy
     */
    public Pose with(Up other) {
        return new Pose(yaw, pitch, distance, x, y, z, roll, other, lens);
    }
}
