package dev.holonomy.app;

import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.config.NearestName;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import dev.holonomy.task.Classification;
import dev.holonomy.task.PublishedWeights;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationCheckpoint;
import dev.holonomy.task.SegmentationConfig;
import dev.holonomy.task.VertexFeatures;
import dev.holonomy.train.NetworkCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Networks by what a person calls them: the name of a shipped one, a run folder, or a checkpoint file. */
final class Models {
    /** The networks inside the jar. */
    static final List<String> SHIPPED = List.of("parts", "kinds");

    private Models() {}

    /**
     * What {@code check} works on: as {@link #load}, or a network of its own making where the name is that of a kind of network, with
     * fresh parameters and charts for so many vertices.
     */
    static Segmentation loadOrMake(String model, Device device, int vertices, long seed) {
        NetConfig fresh = NetConfig.all().get(model);
        Path path = Path.of(model);
        if (fresh == null || Files.isRegularFile(path) || Files.exists(path.resolve("config.yaml"))) {
            return load(model, device);
        }
        double radius = Math.sqrt(InputConfig.DEFAULT.nu() / (Math.PI * Math.max(16, vertices)));
        SegmentationConfig config = new SegmentationConfig(
                InputConfig.DEFAULT.withRadius(radius), fresh, List.of("a", "b", "c"), Sample.Elements.VERTICES);
        return new Segmentation(config, device, seed);
    }

    /** Loads a segmentation network onto a device; the caller closes it. */
    static Segmentation load(String model, Device device) {
        Stored stored = read(model);
        return SegmentationCheckpoint.load(stored.tensors, stored.where, device);
    }

    /** Loads a classification network onto a device; the caller closes it. */
    static Classification classification(String model, Device device) {
        Stored stored = read(model);
        return Classification.load(stored.tensors, stored.where, device);
    }

    /** The task of a network, as the metadata of its file says. */
    static String task(String model) {
        Stored stored = read(model);
        return PublishedWeights.in(stored.tensors)
                ? Segmentation.TASK
                : NetworkCheckpoint.task(stored.tensors, stored.where);
    }

    /**
     * The content of a network's file.
     *
     * @param tensors parameters and metadata
     * @param where what messages call it
     */
    record Stored(SafeTensors tensors, String where) {
        private static Stored of(Path file) {
            return new Stored(SafeTensors.read(file), file.toString());
        }
    }

    /** Reads a network by what a person calls it. */
    static Stored read(String model) {
        Path path = Path.of(model);
        if (Files.isDirectory(path)) {
            Path best = path.resolve("best.safetensors");
            Path last = path.resolve("last.safetensors");
            if (!Files.exists(best) && !Files.exists(last)) {
                throw new CommandException(path + ": no best.safetensors in this folder, wanted a run folder");
            }
            return Stored.of(Files.exists(best) ? best : last);
        }
        if (Files.exists(path)) {
            return Stored.of(path);
        }
        if (SHIPPED.contains(model)) {
            return new Stored(shipped(model), "shipped model " + model);
        }
        throw new CommandException("no model is called '" + model + "'"
                + NearestName.of(model, SHIPPED)
                        .map(near -> ", did you mean '" + near + "'?")
                        .orElse(": wanted a run folder, a .safetensors file or one of " + String.join(", ", SHIPPED)));
    }

    /** Published weights that describe vertices, if that is what a file holds; the caller closes the network. */
    static Optional<VertexFeatures> features(String model, Device device) {
        Path path = Path.of(model);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        SafeTensors file = SafeTensors.read(path);
        if (!PublishedWeights.in(file)) {
            return Optional.empty();
        }
        PublishedWeights weights = PublishedWeights.of(file, model);
        return weights.describesVertices() ? Optional.of(weights.features(device)) : Optional.empty();
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
