package dev.holonomy.task;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.Dtype;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.config.ConfigException;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.layer.Parameter;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Segmentation networks as safetensors files, with their whole configuration in the metadata.
 *
 * <p>Two kinds: the network alone, with the weights that predict; and the state of a training, with the weights of the last step, the
 * averaged ones ({@code average.NAME}), the moments ({@code optimizer.NAME.m|v}), epoch and steps, from which it continues bit for bit.
 */
public final class SegmentationCheckpoint {
    /** The version of the format written here. */
    public static final int FORMAT = 1;

    private static final String AVERAGE = "average.";
    private static final String OPTIMIZER = "optimizer.";
    private static final SegmentationConfig ANY = new SegmentationConfig(
            InputConfig.DEFAULT.withRadius(0.5), GaugeNetConfig.DEFAULT, List.of("a", "b"), Sample.Elements.VERTICES);

    private SegmentationCheckpoint() {}

    /**
     * Writes the network as its parameters stand.
     *
     * @param file made or replaced, beside and renamed
     * @param model the network
     * @param notes more metadata: what it was trained on, its score
     */
    public static void saveModel(Path file, Segmentation model, Map<String, String> notes) {
        SafeTensors.write(file, parameters(model), metadata(model, notes));
    }

    /**
     * Writes the state of a training.
     *
     * @param file made or replaced, beside and renamed
     * @param model the network
     * @param trainer its trainer
     * @param epoch epochs that are complete
     * @param notes more metadata
     */
    public static void saveTraining(
            Path file, Segmentation model, SegmentationTrainer trainer, int epoch, Map<String, String> notes) {
        List<NamedTensor> tensors = parameters(model);
        trainer.average().state().forEach((name, tensor) -> tensors.add(named(model, AVERAGE + name, tensor)));
        trainer.adam().state().forEach((name, tensor) -> tensors.add(named(model, OPTIMIZER + name, tensor)));
        Map<String, String> metadata = metadata(model, notes);
        metadata.put("holonomy.epoch", Integer.toString(epoch));
        metadata.put("holonomy.steps", Long.toString(trainer.adam().steps()));
        SafeTensors.write(file, tensors, metadata);
    }

    private static List<NamedTensor> parameters(Segmentation model) {
        List<NamedTensor> tensors = new ArrayList<>();
        model.parameters().all().forEach(p -> tensors.add(named(model, p.name(), p.value())));
        return tensors;
    }

    private static NamedTensor named(Segmentation model, String name, Tensor tensor) {
        Dtype dtype = model.device().roundoff() > 1e-10 ? Dtype.F32 : Dtype.F64;
        return new NamedTensor(name, tensor.shape(), tensor.read(), dtype);
    }

    private static Map<String, String> metadata(Segmentation model, Map<String, String> notes) {
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put("holonomy.format", Integer.toString(FORMAT));
        metadata.put("holonomy.task", "segmentation");
        metadata.put("holonomy.config", YamlConfig.toYaml(model.config()));
        return metadata;
    }

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
            boolean averaged = tensors.tensors().keySet().stream().anyMatch(name -> name.startsWith(AVERAGE));
            restore(tensors, where, averaged ? AVERAGE : "", targets(model));
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
        String task = tensors.metadata().get("holonomy.task");
        String config = tensors.metadata().get("holonomy.config");
        String format = tensors.metadata().get("holonomy.format");
        if (task == null || config == null || format == null) {
            throw new CheckpointException(where + ": a safetensors file without a Holonomy network in its metadata");
        }
        if (!format.matches("[0-9]{1,6}") || Integer.parseInt(format) > FORMAT) {
            throw new CheckpointException(
                    where + ": checkpoint format " + format + ", this version of Holonomy reads up to " + FORMAT);
        }
        if (!task.equals("segmentation")) {
            throw new CheckpointException(where + ": a network for the task '" + task + "', wanted segmentation");
        }
        try {
            return YamlConfig.parse(config, where + ", configuration in its metadata", ANY);
        } catch (ConfigException e) {
            throw new CheckpointException(e.getMessage() == null ? where : e.getMessage());
        }
    }

    /**
     * Puts a training back to where it was saved.
     *
     * @param file written by {@link #saveTraining}
     * @param model a network of the same configuration
     * @param trainer its trainer
     * @return the epochs that were complete
     * @throws CheckpointException if the file has no training state or another configuration
     */
    public static int resume(Path file, Segmentation model, SegmentationTrainer trainer) {
        SafeTensors tensors = SafeTensors.read(file);
        if (!config(tensors, file.toString()).equals(model.config())) {
            throw new CheckpointException(file + ": it was trained with another configuration; start a new run folder");
        }
        String epoch = tensors.metadata().get("holonomy.epoch");
        String steps = tensors.metadata().get("holonomy.steps");
        if (epoch == null || steps == null) {
            throw new CheckpointException(file + ": a network without the state of its training, nothing to resume");
        }
        Map<String, Tensor> average = trainer.average().state();
        Map<String, Tensor> moments = trainer.adam().state();
        check(tensors, file.toString(), "", targets(model));
        check(tensors, file.toString(), AVERAGE, average);
        check(tensors, file.toString(), OPTIMIZER, moments);
        restore(tensors, file.toString(), "", targets(model));
        restore(tensors, file.toString(), AVERAGE, average);
        restore(tensors, file.toString(), OPTIMIZER, moments);
        trainer.adam().resumeAt(Long.parseLong(steps));
        return Integer.parseInt(epoch);
    }

    private static Map<String, Tensor> targets(Segmentation model) {
        Map<String, Tensor> targets = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters().all()) {
            targets.put(parameter.name(), parameter.value());
        }
        return targets;
    }

    /** All names and shapes first, so that nothing is loaded in part. */
    private static void check(SafeTensors file, String where, String prefix, Map<String, Tensor> targets) {
        TreeSet<String> wrong = new TreeSet<>();
        targets.forEach((name, target) -> {
            Optional<NamedTensor> found = file.tensor(prefix + name);
            if (found.isEmpty()) {
                wrong.add("no " + prefix + name);
            } else if (!Arrays.equals(found.get().shape(), target.shape())) {
                wrong.add(prefix + name + " is " + Arrays.toString(found.get().shape()) + ", wanted "
                        + Arrays.toString(target.shape()));
            } else if (!found.get().finite()) {
                wrong.add(prefix + name + " has numbers that are not finite");
            }
        });
        if (!wrong.isEmpty()) {
            String shown = String.join("; ", wrong.stream().limit(4).toList());
            throw new CheckpointException(where + ": the tensors do not fit the network: " + shown
                    + (wrong.size() > 4 ? "; and " + (wrong.size() - 4) + " more" : ""));
        }
    }

    private static void restore(SafeTensors file, String where, String prefix, Map<String, Tensor> targets) {
        check(file, where, prefix, targets);
        targets.forEach((name, target) ->
                target.buffer().write(file.tensor(prefix + name).orElseThrow().values()));
    }
}
