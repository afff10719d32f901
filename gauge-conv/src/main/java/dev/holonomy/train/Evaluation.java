package dev.holonomy.train;

import dev.holonomy.mesh.io.NpyArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures of a part of a data set.
 *
 * @param values one for each of the task's metrics, in order
 * @param ofSamples the first metric by sample name, in the order of the part
 * @param predictions what to keep of an epoch, by sample name: labels, maps
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read only
public record Evaluation(double[] values, Map<String, Double> ofSamples, Map<String, NpyArray> predictions) {
    /** Keeps the order of the samples. */
    public Evaluation {
        ofSamples = new LinkedHashMap<>(ofSamples);
        predictions = new LinkedHashMap<>(predictions);
    }
}
