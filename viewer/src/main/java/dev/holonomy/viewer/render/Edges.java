package dev.holonomy.viewer.render;

/** Whether the edges of the triangles are drawn. */
public enum Edges {
    /** Surface only. */
    HIDDEN,
    /** Surface with its edges as thin darker lines. */
    SHOWN
}
