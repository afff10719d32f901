package dev.holonomy.viewer.render;

/**
 * A picture in memory.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param rgba red, green, blue, opacity of each pixel, [height, width, 4], first row on top; colours are not multiplied by
 *     the opacity
 */
@SuppressWarnings("ArrayRecordComponent") // a large array, handed over by the engine that read it
public record Image(int width, int height, byte[] rgba) {
    /** Checks the size. */
    public Image {
        if (rgba.length != 4L * width * height) {
            throw new IllegalArgumentException(
                    "a " + width + "x" + height + " image has " + 4L * width * height + " bytes, got " + rgba.length);
        }
    }

    /**
     * The colour of a pixel.
     *
     * @param x column from the left
     * @param y row from the top
     * @return 0xRRGGBB
     */
    public int pixel(int x, int y) {
        int at = 4 * (y * width + x);
        return (rgba[at] & 0xFF) << 16 | (rgba[at + 1] & 0xFF) << 8 | (rgba[at + 2] & 0xFF);
    }

    /**
     * The opacity of a pixel.
     *
     * @param x column from the left
     * @param y row from the top
     * @return 0..255
     */
    public int opacity(int x, int y) {
        return rgba[4 * (y * width + x) + 3] & 0xFF;
    }

    /**
     * Whether nothing shines through.
     *
     * @return true if each pixel has the opacity 255
     */
    public boolean isOpaque() {
        for (int at = 3; at < rgba.length; at += 4) {
            if (rgba[at] != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }
}
