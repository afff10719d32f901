package dev.holonomy.viewer.render;

/**
 * What is behind the meshes.
 *
 * @param top colour at the top, 0xRRGGBB
 * @param bottom colour at the bottom, 0xRRGGBB
 * @param cover whether it is there at all
 */
public record Background(int top, int bottom, Cover cover) {
    /** Whether there is a background. */
    public enum Cover {
        /** There is one. */
        OPAQUE,
        /** The picture is transparent there. */
        TRANSPARENT
    }

    /** Light, a little darker at the bottom. */
    public static final Background LIGHT = new Background(0xFAFBFC, 0xD5DAE1, Cover.OPAQUE);

    /** Dark, a little darker at the bottom. */
    public static final Background DARK = new Background(0x2B2F36, 0x15181C, Cover.OPAQUE);

    /** Nothing behind the meshes. */
    public static final Background NONE = new Background(0, 0, Cover.TRANSPARENT);
}
