package dev.holonomy.viewer.render;

/**
 * How all meshes of a frame are drawn.
 *
 * @param shading which normals
 * @param edges whether edges are drawn
 * @param edgeWidth their width in pixels, 0.5..8
 * @param lighting whether light changes the colours
 * @param back what is seen from behind
 * @param opacity 1 for solid, down to 0.05
 * @param slice what is cut away
 */
public record Style(
        Shading shading,
        Edges edges,
        double edgeWidth,
        Lighting lighting,
        BackFaces back,
        double opacity,
        Slice slice) {
    /** Smooth, lit, without edges. */
    public static final Style DEFAULT = new Style(Shading.SMOOTH, Edges.HIDDEN, Lighting.LIT);

    /** Checks the numbers. */
    public Style {
        if (!(edgeWidth >= 0.5 && edgeWidth <= 8)) {
            throw new IllegalArgumentException("edges " + edgeWidth + " pixels wide, wanted 0.5 to 8");
        }
        if (!(opacity >= 0.05 && opacity <= 1)) {
            throw new IllegalArgumentException("an opacity of " + opacity + ", wanted 0.05 to 1");
        }
    }

    /**
     * Solid and uncut.
     *
     * @param shading which normals
     * @param edges whether edges are drawn
     * @param lighting whether light changes the colours
     */
    public Style(Shading shading, Edges edges, Lighting lighting) {
        this(shading, edges, 1, lighting, BackFaces.SAME, 1, Slice.NONE);
    }

    /**
     * With other normals.
     *
     * @param other which normals
     * @return a copy
     */
    public Style with(Shading other) {
        return new Style(other, edges, edgeWidth, lighting, back, opacity, slice);
    }

    /**
     * With or without edges.
     *
     * @param other whether edges are drawn
     * @return a copy
     */
    public Style with(Edges other) {
        return new Style(shading, other, edgeWidth, lighting, back, opacity, slice);
    }

    /**
     * In another light.
     *
     * @param other the light
     * @return a copy
     */
    public Style with(Lighting other) {
        return new Style(shading, edges, edgeWidth, other, back, opacity, slice);
    }

    /**
     * With other back faces.
     *
     * @param other what is seen from behind
     * @return a copy
     */
    public Style with(BackFaces other) {
        return new Style(shading, edges, edgeWidth, lighting, other, opacity, slice);
    }

    /**
     * Cut by another plane.
     *
     * @param other the plane
     * @return a copy
     */
    public Style with(Slice other) {
        return new Style(shading, edges, edgeWidth, lighting, back, opacity, other);
    }

    /**
     * More or less transparent.
     *
     * @param other 0.05..1
     * @return a copy
     */
    public Style withOpacity(double other) {
        return new Style(shading, edges, edgeWidth, lighting, back, other, slice);
    }

    /**
     * With thinner or thicker edges.
     *
     * @param other pixels
     * @return a copy
     */
    public Style withEdgeWidth(double other) {
        return new Style(shading, edges, other, lighting, back, opacity, slice);
    }
}
