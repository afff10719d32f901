package dev.holonomy.viewer.render;

/**
 * A rectangle of pixels, from the top left of the frame.
 *
 * @param x left edge
 * @param y top edge
 * @param width width
 * @param height height
 */
public record Rect(int x, int y, int width, int height) {
    /**
     * Whether a point lies inside.
     *
     * @param px pixels from the left
     * @param py pixels from the top
     * @return true inside; the left and top edges count, the right and bottom ones do not
     */
    public boolean contains(double px, double py) {
        return px >= x && py >= y && px < x + width && py < y + height;
    }

    /**
     * Width over height.
     *
     * @return the ratio, positive also for an empty rectangle
     */
    public double aspect() {
        return Math.max(width, 1) / (double) Math.max(height, 1);
    }
}
