package dev.holonomy.viewer.render;

/**
 * How all meshes of a frame are drawn.
 *
 * @param shading which normals
 * @param edges whether edges are drawn
 * @param lighting whether light changes the colours
 */
public record Style(Shading shading, Edges edges, Lighting lighting) {
    /** Smooth, lit, without edges. */
    public static final Style DEFAULT = new Style(Shading.SMOOTH, Edges.HIDDEN, Lighting.LIT);
}
