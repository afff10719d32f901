package dev.holonomy.viewer.render;

/** What is seen of triangles from behind. */
public enum BackFaces {
    /** The same as from the front. */
    SAME,
    /** A violet of their own, so that holes and turned triangles show. */
    MARKED,
    /** Nothing. */
    HIDDEN
}
