package dev.holonomy.viewer.render;

/**
 * A picture in memory.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param rgb red, green, blue of each pixel, [height, width, 3], first row on top
 */
@SuppressWarnings("ArrayRecordComponent") // a large array, handed over by the engine that read it
public record Image(int width, int height, byte[] rgb) {
    /** Checks the size. */
    public Image {
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "a " + width + "x" + height + " image has " + 3L * width * height + " bytes, got " + rgb.length);
        }
    }

    /**
     * One pixel.
     *
     * @param x column from the left
     * @param y row from the top
     * @return 0xRRGGBB
     */
    public int pixel(int x, int y) {
        int at = 3 * (y * width + x);
        return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }
}
