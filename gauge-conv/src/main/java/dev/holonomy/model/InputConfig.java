package dev.holonomy.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network reads of a surface.
 *
 * @param features the input features, in the order of their channels
 * @param descriptors the number of HKS times and of WKS energies
 * @param eigenpairs K of the descriptors
 * @param radius chart radius over √area; 0: from ν and the training set (see {@link dev.holonomy.geodesic.ChartOptions#nu})
 * @param nu ν: the neighbours a chart has on the median training mesh; used where radius is 0
 * @param neighbours cap on the neighbours of a chart, by a farthest-point subset; 0 for none
 * @param operators whose Laplacian, eigenpairs and gradients
 * @param normalize how positions are scaled before they are read, and with published operators before those are made
 */
public record InputConfig(
        List<InputFeature> features,
        int descriptors,
        int eigenpairs,
        double radius,
        double nu,
        int neighbours,
        Operators operators,
        Normalization normalize) {
    /** Whose Laplacian, eigenpairs and gradients a network reads. */
    public enum Operators {
        /** Of a surface of area 1: free of scale. */
        OWN,
        /** As networks of Sharp et al. (2022) were trained: of the normalised positions, see {@link PublishedOperators}. */
        PUBLISHED
    }

    /** How positions are scaled, after the mean of the vertices is moved to the origin. */
    public enum Normalization {
        /** To a surface of area 1. */
        AREA,
        /** To a largest distance of 1 from the origin. */
        BALL
    }

    /** HKS, curvature and shape operator on charts of the learning default. */
    public static final InputConfig DEFAULT = new InputConfig(
            List.of(InputFeature.HKS, InputFeature.CURVATURE, InputFeature.SHAPE_OPERATOR), 16, 96, 0, 16, 32);

    /**
     * With own operators of a surface of area 1.
     *
     * @param features the input features
     * @param descriptors the number of HKS times and of WKS energies
     * @param eigenpairs K of the descriptors
     * @param radius chart radius over √area, or 0
     * @param nu ν
     * @param neighbours cap on the neighbours of a chart, or 0
     */
    public InputConfig(
            List<InputFeature> features, int descriptors, int eigenpairs, double radius, double nu, int neighbours) {
        this(features, descriptors, eigenpairs, radius, nu, neighbours, Operators.OWN, Normalization.AREA);
    }

    /** Checks every range. */
    public InputConfig {
        features = List.copyOf(features);
        if (features.isEmpty() || features.stream().distinct().count() != features.size()) {
            throw new IllegalArgumentException("inputs are " + features + ", wanted at least one and none twice");
        }
        List<InputFeature> published = List.of(InputFeature.XYZ, InputFeature.HKS);
        if (operators == Operators.PUBLISHED && !published.containsAll(features)) {
            throw new IllegalArgumentException(
                    "inputs are " + features + ", with published operators there are xyz and hks");
        }
        if (descriptors < 2 || descriptors > 256) {
            throw new IllegalArgumentException("descriptors is " + descriptors + ", wanted 2..256");
        }
        if (eigenpairs < 2 || eigenpairs > 1024) {
            throw new IllegalArgumentException("eigenpairs is " + eigenpairs + ", wanted 2..1024");
        }
        if (!(radius >= 0 && radius < 1)) {
            throw new IllegalArgumentException("radius is " + radius + ", wanted a share of √area in [0, 1)");
        }
        if (!(nu >= 1 && nu <= 1000)) {
            throw new IllegalArgumentException("nu is " + nu + ", wanted 1..1000");
        }
        if (neighbours != 0 && (neighbours < 3 || neighbours > 1000)) {
            throw new IllegalArgumentException("neighbours is " + neighbours + ", wanted 0 (no cap) or 3..1000");
        }
    }

    /**
     * The highest order among the inputs.
     *
     * @return 0 or 2
     */
    public int order() {
        return features.stream().mapToInt(InputFeature::order).max().orElse(0);
    }

    /**
     * The channels of the input field.
     *
     * @return C_in
     */
    public int channels() {
        return features.stream().mapToInt(f -> f.channels(descriptors)).sum();
    }

    /**
     * What the channels are called.
     *
     * @return one name a channel
     */
    public List<String> channelNames() {
        return features.stream()
                .flatMap(f -> IntStream.range(0, f.channels(descriptors)).mapToObj(f::channelName))
                .toList();
    }

    /**
     * The same with a radius.
     *
     * @param share chart radius over √area
     * @return with that radius
     */
    public InputConfig withRadius(double share) {
        return new InputConfig(features, descriptors, eigenpairs, share, nu, neighbours, operators, normalize);
    }

    /**
     * Refuses a network that cannot read these inputs.
     *
     * @param net the network
     * @throws IllegalArgumentException if it reads charts and the radius is not set, or the operators have none
     */
    public void requireFits(NetConfig net) {
        if (net.needs().charts() && radius == 0) {
            throw new IllegalArgumentException("the chart radius is not set");
        }
        if (net.needs().charts() && operators == Operators.PUBLISHED) {
            throw new IllegalArgumentException(
                    "operators is published, but the model '" + net.name() + "' reads charts, which have none");
        }
    }
}
