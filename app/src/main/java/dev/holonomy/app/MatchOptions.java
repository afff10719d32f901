package dev.holonomy.app;

/**
 * How two meshes are matched.
 *
 * @param refine what follows the first functional map
 * @param modes eigenfunctions of the refined map
 * @param step eigenfunctions more at each step of the refinement
 */
record MatchOptions(Refinement refine, int modes, int step) {
    /** Modes of the map that is fitted to the descriptors of a network, as published. */
    static final int FITTED_MODES = 30;

    /** What its commuting with the Laplacians weighs, as published. */
    static final double COMMUTATIVITY = 1e-3;

    /** Refinement by name. */
    enum Refinement {
        NONE,
        ZOOMOUT
    }
}
