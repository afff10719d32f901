package dev.holonomy.task;

import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import java.util.List;

/**
 * All that a segmentation network is besides its parameters; kept whole in the metadata of a checkpoint.
 *
 * @param inputs what it reads of a surface; its radius is set
 * @param net its shape
 * @param classes the names of the classes, in the order of the logits
 * @param elements whether it labels vertices or faces
 */
public record SegmentationConfig(InputConfig inputs, NetConfig net, List<String> classes, Sample.Elements elements) {
    /** Checks that there are classes and a radius. */
    public SegmentationConfig {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("there are " + classes.size() + " classes, a segmentation needs 2");
        }
        inputs.requireFits(net);
    }
}
