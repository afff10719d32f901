package dev.holonomy.viewer.render;

/**
 * The colours of one mesh; each kind of value has its own rule and none is ever mixed up with another.
 *
 * <p>Colours are 0xRRGGBB. What belongs to a class is never blended: {@link PerCorner} colours each point of a triangle as
 * its nearest corner (largest barycentric coordinate), {@link PerFace} a whole triangle. A {@link Ramp} interpolates the
 * number and looks the colour up afterwards.
 */
public sealed interface Paint {
    /**
     * One colour.
     *
     * @param rgb the colour
     */
    record Uniform(int rgb) implements Paint {}

    /**
     * The colour of the nearest corner.
     *
     * @param rgb a colour a corner, [F, 3]
     */
    @SuppressWarnings("ArrayRecordComponent") // a large buffer handed to the engine at once
    record PerCorner(int[] rgb) implements Paint {}

    /**
     * One colour a triangle.
     *
     * @param rgb a colour a face, [F]
     */
    @SuppressWarnings("ArrayRecordComponent") // a large buffer handed to the engine at once
    record PerFace(int[] rgb) implements Paint {}

    /**
     * Numbers interpolated over a triangle, then looked up in a colour map.
     *
     * @param values a number a corner, [F, 3], 0 for the first and 1 for the last colour; finite
     * @param missing a bit mask a face, [F]: bit c says that corner c has no value; points nearest to it are grey
     * @param colors the colour map, evenly spaced, at least two colours
     * @param isolines the number of intervals between lines of equal value, 0 for no lines
     */
    @SuppressWarnings("ArrayRecordComponent") // large buffers handed to the engine at once
    record Ramp(float[] values, byte[] missing, int[] colors, int isolines) implements Paint {}

    /**
     * Colours interpolated over a triangle; for colours that say a place, never for classes.
     *
     * @param rgb a colour a corner, [F, 3]
     */
    @SuppressWarnings("ArrayRecordComponent") // a large buffer handed to the engine at once
    record Blended(int[] rgb) implements Paint {}

    /**
     * Colours that let through what is behind them, interpolated over a triangle and not lit; seen from the front only, hiding
     * nothing, so it is to be drawn before what stands on it.
     *
     * @param argb an opacity and a colour a corner, 0xAARRGGBB, [F, 3]
     */
    @SuppressWarnings("ArrayRecordComponent") // a large buffer handed to the engine at once
    record Veil(int[] argb) implements Paint {}

    /** In place of a colour of {@link PerCorner} and {@link PerFace}: nothing is drawn there. */
    int HIDDEN = 0x01000000;

    /** Where there is no value. */
    int MISSING_RGB = 0x9A9A9A;
}
