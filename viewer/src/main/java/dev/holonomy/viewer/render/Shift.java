package dev.holonomy.viewer.render;

/** Whether a shift key is held. */
public enum Shift {
    /** Held. */
    HELD,
    /** Not held. */
    FREE
}
