package dev.holonomy.model;

/** What a network is told of a surface at each vertex; all are intrinsic or invariant under rigid motion, and free of scale. */
public enum InputFeature {
    /** Heat kernel signature (Sun et al. 2009): logarithm, on a surface of area 1, at log-spaced times; scalars. */
    HKS,
    /** Wave kernel signature (Aubry et al. 2011): scalars. */
    WKS,
    /** Mean and Gauss curvature times √A and A, compressed by asinh: two scalars. */
    CURVATURE,
    /** The traceless part of the second fundamental form times √A, compressed: one field of order 2. */
    SHAPE_OPERATOR,
    /** Shape diameter (Shapira et al. 2008) over √A, logarithm: one scalar. */
    SHAPE_DIAMETER;

    /**
     * The highest order of its irreps.
     *
     * @return 0 or 2
     */
    public int order() {
        return this == SHAPE_OPERATOR ? 2 : 0;
    }

    /**
     * The channels it takes.
     *
     * @param descriptors the number of HKS times and of WKS energies
     * @return channels
     */
    public int channels(int descriptors) {
        return switch (this) {
            case HKS, WKS -> descriptors;
            case CURVATURE -> 2;
            case SHAPE_OPERATOR, SHAPE_DIAMETER -> 1;
        };
    }
}
