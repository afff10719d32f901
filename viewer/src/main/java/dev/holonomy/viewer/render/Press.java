package dev.holonomy.viewer.render;

/** Down or up. */
public enum Press {
    /** Went down. */
    DOWN,
    /** Came up. */
    UP
}
