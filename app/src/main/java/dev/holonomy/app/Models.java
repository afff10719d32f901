package dev.holonomy.app;

import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.config.NearestName;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Networks by what a person calls them: the name of a shipped one, a run folder, or a checkpoint file. */
final class Models {
    /** The networks inside the jar. */
    static final List<String> SHIPPED = List.of("parts");

    private Models() {}

    /** Loads a network onto a device; the caller closes it. */
    static Segmentation load(String model, Device device) {
        Path path = Path.of(model);
        if (Files.isDirectory(path)) {
            Path best = path.resolve("best.safetensors");
            Path last = path.resolve("last.safetensors");
            if (!Files.exists(best) && !Files.exists(last)) {
                throw new CommandException(path + ": no best.safetensors in this folder, wanted a run folder");
            }
            return SegmentationCheckpoint.load(Files.exists(best) ? best : last, device);
        }
        if (Files.exists(path)) {
            return SegmentationCheckpoint.load(path, device);
        }
        if (SHIPPED.contains(model)) {
            return SegmentationCheckpoint.load(shipped(model), "shipped model " + model, device);
        }
        throw new CommandException("no model is called '" + model + "'"
                + NearestName.of(model, SHIPPED)
                        .map(near -> ", did you mean '" + near + "'?")
                        .orElse(": wanted a run folder, a .safetensors file or one of " + String.join(", ", SHIPPED)));
    }

    private static SafeTensors shipped(String name) {
        try (InputStream in = Models.class.getResourceAsStream("/dev/holonomy/app/models/" + name + ".safetensors")) {
            if (in == null) {
                throw new CommandException("the model '" + name + "' is missing from this installation");
            }
            return SafeTensors.parse(in.readAllBytes(), "shipped model " + name);
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }
}
