package dev.holonomy.task;

import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import java.util.List;

/**
 * All that a classification network is besides its parameters; kept whole in the metadata of a checkpoint.
 *
 * @param inputs what it reads of a surface; its radius is set
 * @param net the shape of the network under the head
 * @param classes the names of the classes, in the order of the logits
 * @param features scalars at each vertex that the head pools
 * @param dropout rate in the head
 */
public record ClassificationConfig(
        InputConfig inputs, NetConfig net, List<String> classes, int features, double dropout) {
    /** Scalars at each vertex where nothing else is said. */
    public static final int FEATURES = 64;

    /** Rate in the head where nothing else is said. */
    public static final double DROPOUT = 0.3;

    /** Checks the ranges, and that there are classes and a radius. */
    public ClassificationConfig {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("there are " + classes.size() + " classes, a classification needs 2");
        }
        if (features < 1 || features > 4096) {
            throw new IllegalArgumentException("features is " + features + ", wanted 1..4096");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is " + dropout + ", wanted a rate in [0, 1)");
        }
        inputs.requireFits(net);
    }
}
