package dev.holonomy.viewer.render;

/** Whether light changes the colours. */
public enum Lighting {
    /** Sky light, a key light beside the camera and a soft fill. */
    LIT,
    /** Like clay in a studio: bright where it faces the eye, dark at the rim, so that every fold shows. */
    CLAY,
    /** Colours exactly as painted, to be measured. */
    UNLIT
}
