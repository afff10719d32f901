package dev.holonomy.viewer.scene;

/** What a drag of the mouse over a mesh does. */
public enum Tool {
    /** It turns the camera. */
    LOOK,
    /** It paints a class. */
    PAINT,
    /** A click fills up to the borders of a class. */
    FILL,
    /** It selects. */
    SELECT,
    /** It takes from the selection. */
    DESELECT
}
