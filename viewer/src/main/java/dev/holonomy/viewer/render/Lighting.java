package dev.holonomy.viewer.render;

/** Whether light changes the colours. */
public enum Lighting {
    /** Sky light, a key light beside the camera and a soft fill. */
    LIT,
    /** Colours exactly as painted, to be measured. */
    UNLIT
}
