package dev.holonomy.model;

import java.util.Locale;

/** What a network is told of a surface at each vertex, free of scale; all but positions and normals are invariant under rigid motion. */
public enum InputFeature {
    /**
     * Heat kernel signature (Sun et al. 2009): logarithm, on a surface of area 1, at log-spaced times; scalars. With published
     * operators the signature itself at times 10^-2 to 1.
     */
    HKS,
    /** Wave kernel signature (Aubry et al. 2011): scalars. */
    WKS,
    /**
     * Heat trace: logarithm of Σ exp(−λ t), on a surface of area 1, at the times of HKS; scalars, the same at every vertex. What HKS has
     * been divided by: it tells whole shapes apart (Reuter et al. 2006) and says nothing of parts.
     */
    HEAT_TRACE,
    /** Mean and Gauss curvature times √A and A, compressed by asinh: two scalars. */
    CURVATURE,
    /** The traceless part of the second fundamental form times √A, compressed: one field of order 2. */
    SHAPE_OPERATOR,
    /** Shape diameter (Shapira et al. 2008) over √A, logarithm: one scalar. */
    SHAPE_DIAMETER,
    /** Normalised positions: three scalars that turn with the mesh, for trainings that turn it too. */
    XYZ,
    /** Vertex normals: three scalars that turn with the mesh. */
    NORMALS;

    /**
     * The highest order of its irreps.
     *
     * @return 0 or 2
     */
    public int order() {
        return this == SHAPE_OPERATOR ? 2 : 0;
    }

    /**
     * Whether it stays what it is when the mesh moves.
     *
     * @return false for positions and normals
     */
    public boolean invariant() {
        return this != XYZ && this != NORMALS;
    }

    /**
     * The channels it takes.
     *
     * @param descriptors the number of HKS times and of WKS energies
     * @return channels
     */
    public int channels(int descriptors) {
        return switch (this) {
            case HKS, WKS, HEAT_TRACE -> descriptors;
            case CURVATURE -> 2;
            case SHAPE_OPERATOR, SHAPE_DIAMETER -> 1;
            case XYZ, NORMALS -> 3;
        };
    }

    /**
     * What a channel is called.
     *
     * @param channel its number among those of this feature, from 0
     * @return a name for people
     */
    public String channelName(int channel) {
        return switch (this) {
            case HKS, WKS, HEAT_TRACE -> name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + (channel + 1);
            case CURVATURE -> channel == 0 ? "mean curvature" : "Gauss curvature";
            case SHAPE_OPERATOR -> "shape operator";
            case SHAPE_DIAMETER -> "shape diameter";
            case XYZ -> "xyz".substring(channel, channel + 1);
            case NORMALS -> "normal " + "xyz".charAt(channel);
        };
    }
}
