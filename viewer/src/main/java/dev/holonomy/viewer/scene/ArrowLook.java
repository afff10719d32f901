package dev.holonomy.viewer.scene;

/**
 * How vectors and maps are drawn.
 *
 * @param scale length of the longest arrow, 1 for a few edges
 * @param symmetry 1 for vectors, 2 for lines, 4 for crosses, 6 for stars: each is drawn turned about the normal that often
 * @param lines the number of vertices of which a line to their image under a map is drawn
 */
public record ArrowLook(double scale, int symmetry, int lines) {
    /** Arrows of ordinary length, no lines. */
    public static final ArrowLook DEFAULT = new ArrowLook(1, 1, 0);

    /** Checks them. */
    public ArrowLook {
        if (!(scale > 0 && scale <= 100)) {
            throw new IllegalArgumentException("arrows of scale " + scale + ", wanted more than 0, at most 100");
        }
        if (symmetry != 1 && symmetry != 2 && symmetry != 4 && symmetry != 6) {
            throw new IllegalArgumentException("a symmetry of " + symmetry + ", wanted 1, 2, 4 or 6");
        }
        if (lines < 0 || lines > 5000) {
            throw new IllegalArgumentException(lines + " lines, wanted 0 to 5000");
        }
    }
}
