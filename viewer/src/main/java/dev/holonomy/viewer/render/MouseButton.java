package dev.holonomy.viewer.render;

/** A button of the mouse. */
public enum MouseButton {
    /** Turns, or picks when not moved. */
    LEFT,
    /** Moves sideways. */
    MIDDLE,
    /** Moves sideways. */
    RIGHT
}
