package dev.holonomy.task;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.train.NetworkCheckpoint;
import java.nio.file.Path;
import java.util.List;

/** Segmentation networks from files of {@link NetworkCheckpoint} and from {@link PublishedWeights}. */
public final class SegmentationCheckpoint {
    private static final SegmentationConfig ANY = new SegmentationConfig(
            InputConfig.DEFAULT.withRadius(0.5), GaugeNetConfig.DEFAULT, List.of("a", "b"), Sample.Elements.VERTICES);

    private SegmentationCheckpoint() {}

    /**
     * Reads the network that predicts: the averaged weights where the file has some, or {@link PublishedWeights}.
     *
     * @param file a file of either kind
     * @param device where it will live
     * @return the network, to be closed
     * @throws CheckpointException if the file is damaged, of another task or format, or its tensors do not fit its configuration
     */
    public static Segmentation load(Path file, Device device) {
        return load(SafeTensors.read(file), file.toString(), device);
    }

    /**
     * The same from a file that is read.
     *
     * @param tensors the file's content
     * @param where what messages call it
     * @param device where the network will live
     * @return the network, to be closed
     */
    public static Segmentation load(SafeTensors tensors, String where, Device device) {
        if (PublishedWeights.in(tensors)) {
            return PublishedWeights.of(tensors, where).segmentation(device);
        }
        Segmentation model = new Segmentation(config(tensors, where), device, 0);
        try {
            NetworkCheckpoint.restore(tensors, where, model);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * What a checkpoint's network is.
     *
     * @param tensors the file's content
     * @param where what messages call it
     * @return its configuration
     */
    public static SegmentationConfig config(SafeTensors tensors, String where) {
        return NetworkCheckpoint.config(tensors, where, Segmentation.TASK, ANY);
    }
}
