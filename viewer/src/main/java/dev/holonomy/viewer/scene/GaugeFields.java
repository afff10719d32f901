package dev.holonomy.viewer.scene;

import java.util.List;

/**
 * What a network computes at a vertex in a certain frame.
 *
 * @param vectors features of order 1, strongest first: two components each, [k, 2]
 * @param outputs numbers that no frame should change, such as the probability of each class
 * @param names one an output
 */
@SuppressWarnings("ArrayRecordComponent") // a few numbers, made once and read only
public record GaugeFields(double[] vectors, double[] outputs, List<String> names) {
    /** Checks the lengths. */
    public GaugeFields {
        names = List.copyOf(names);
        if (vectors.length % 2 != 0 || outputs.length != names.size()) {
            throw new IllegalArgumentException(vectors.length + " components of vectors, " + outputs.length
                    + " outputs with " + names.size() + " names");
        }
    }
}
