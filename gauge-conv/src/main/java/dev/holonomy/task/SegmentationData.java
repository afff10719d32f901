package dev.holonomy.task;

import dev.holonomy.train.Part;
import java.util.List;

/**
 * The samples of a segmentation by part.
 *
 * @param training learned from
 * @param validation taken from the training meshes, not learned from; may be empty
 * @param test chooses nothing; may be empty
 */
public record SegmentationData(List<Sample> training, List<Sample> validation, List<Sample> test) {
    /** Copies the lists. */
    public SegmentationData {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * Samples to learn from and nothing else.
     *
     * @param training the samples
     * @return them, with empty other parts
     */
    public static SegmentationData training(List<Sample> training) {
        return new SegmentationData(training, List.of(), List.of());
    }

    List<Sample> of(Part part) {
        return part == Part.TEST ? test : validation;
    }
}
