package dev.holonomy.train;

/** A part of a data set that training does not learn from. */
public enum Part {
    /** Meshes taken from the training part: may choose epochs and settings. */
    VALIDATION,
    /** The test part: chooses nothing. */
    TEST
}
