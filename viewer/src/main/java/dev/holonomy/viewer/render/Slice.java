package dev.holonomy.viewer.render;

/**
 * A plane that cuts away what lies on one side.
 *
 * @param axis 0 for x, 1 for y, 2 for z, −1 for no plane
 * @param at where it crosses the axis, in radii from the middle of the mesh, −1..1
 * @param side which part is cut away
 */
public record Slice(int axis, double at, Side side) {
    /** A part of the space. */
    public enum Side {
        /** Larger coordinates. */
        ABOVE,
        /** Smaller coordinates. */
        BELOW
    }

    /** Nothing is cut away. */
    public static final Slice NONE = new Slice(-1, 0, Side.ABOVE);

    /** Checks the axis and the place. */
    public Slice {
        if (axis < -1 || axis > 2 || !(at >= -1 && at <= 1)) {
            throw new IllegalArgumentException("a slice at " + at + " of axis " + axis + ", wanted -1..1 of axis 0..2");
        }
    }
}
