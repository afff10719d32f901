package dev.holonomy.viewer.render;

/** Which normals light the surface. */
public enum Shading {
    /** The normal of each triangle: shows the facets. */
    FLAT,
    /** Vertex normals, interpolated: hides the facets. */
    SMOOTH
}
