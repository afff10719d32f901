package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.Dtype;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.config.ConfigException;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.layer.Parameter;
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
 * Networks of any task as safetensors files, with their whole configuration in the metadata.
 *
 * <p>Two kinds: the network alone, with the weights that predict; and the state of a training, with the weights of the last step, the
 * averaged ones ({@code average.NAME}), the moments ({@code optimizer.NAME.m|v}), epoch and steps, from which it continues bit for bit.
 */
public final class NetworkCheckpoint {
    /** The version of the format written here. */
    public static final int FORMAT = 1;

    private static final String AVERAGE = "average.";
    private static final String OPTIMIZER = "optimizer.";

    private NetworkCheckpoint() {}

    /**
     * Writes the network as its parameters stand.
     *
     * @param file made or replaced, beside and renamed
     * @param network the network
     * @param notes more metadata: what it was trained on, its score
     */
    public static void saveModel(Path file, TaskNetwork network, Map<String, String> notes) {
        SafeTensors.write(file, parameters(network), metadata(network, notes));
    }

    /**
     * Writes the state of a training.
     *
     * @param file made or replaced, beside and renamed
     * @param trainer the training
     * @param epoch epochs that are complete
     * @param notes more metadata
     */
    public static void saveTraining(Path file, Trainer trainer, int epoch, Map<String, String> notes) {
        TaskNetwork network = trainer.task().network();
        List<NamedTensor> tensors = parameters(network);
        trainer.average().state().forEach((name, tensor) -> tensors.add(named(network, AVERAGE + name, tensor)));
        trainer.optimizer().state().forEach((name, tensor) -> tensors.add(named(network, OPTIMIZER + name, tensor)));
        Map<String, String> metadata = metadata(network, notes);
        metadata.put("holonomy.epoch", Integer.toString(epoch));
        metadata.put("holonomy.steps", Long.toString(trainer.optimizer().steps()));
        SafeTensors.write(file, tensors, metadata);
    }

    private static List<NamedTensor> parameters(TaskNetwork network) {
        List<NamedTensor> tensors = new ArrayList<>();
        network.parameters().all().forEach(p -> tensors.add(named(network, p.name(), p.value())));
        return tensors;
    }

    private static NamedTensor named(TaskNetwork network, String name, Tensor tensor) {
        Dtype dtype = network.device().roundoff() > 1e-10 ? Dtype.F32 : Dtype.F64;
        return new NamedTensor(name, tensor.shape(), tensor.read(), dtype);
    }

    private static Map<String, String> metadata(TaskNetwork network, Map<String, String> notes) {
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put("holonomy.format", Integer.toString(FORMAT));
        metadata.put("holonomy.task", network.task());
        metadata.put("holonomy.config", YamlConfig.toYaml(network.config()));
        return metadata;
    }

    /**
     * The task of a checkpoint's network.
     *
     * @param tensors the file's content
     * @param where what messages call it
     * @return the name of the task
     * @throws CheckpointException if the file is no checkpoint of this program, or of a later version
     */
    public static String task(SafeTensors tensors, String where) {
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
        return task;
    }

    /**
     * What a checkpoint's network is.
     *
     * @param <R> the record of the task's networks
     * @param tensors the file's content
     * @param where what messages call it
     * @param task the task that is wanted
     * @param defaults the values of keys that an older version did not know
     * @return its configuration
     * @throws CheckpointException if the network is for another task or its configuration is damaged
     */
    public static <R extends Record> R config(SafeTensors tensors, String where, String task, R defaults) {
        String found = task(tensors, where);
        if (!found.equals(task)) {
            throw new CheckpointException(where + ": a network for the task '" + found + "', wanted " + task);
        }
        try {
            String yaml = tensors.metadata().getOrDefault("holonomy.config", "");
            return YamlConfig.parse(yaml, where + ", configuration in its metadata", defaults);
        } catch (ConfigException e) {
            throw new CheckpointException(e.getMessage() == null ? where : e.getMessage());
        }
    }

    /**
     * Puts the weights that predict into a network: the averaged ones where the file has some.
     *
     * @param tensors the file's content
     * @param where what messages call it
     * @param network made from {@link #config}
     * @throws CheckpointException if the tensors do not fit the network; it is then as it was
     */
    public static void restore(SafeTensors tensors, String where, TaskNetwork network) {
        boolean averaged = tensors.tensors().keySet().stream().anyMatch(name -> name.startsWith(AVERAGE));
        restore(tensors, where, averaged ? AVERAGE : "", targets(network));
    }

    /**
     * Puts a training back to where it was saved.
     *
     * @param file written by {@link #saveTraining}
     * @param trainer a training of a network of the same configuration
     * @return the epochs that were complete
     * @throws CheckpointException if the file has no training state or another configuration
     */
    public static int resume(Path file, Trainer trainer) {
        SafeTensors tensors = SafeTensors.read(file);
        TaskNetwork network = trainer.task().network();
        if (!config(tensors, file.toString(), network.task(), network.config()).equals(network.config())) {
            throw new CheckpointException(file + ": it was trained with another configuration; start a new run folder");
        }
        String epoch = tensors.metadata().get("holonomy.epoch");
        String steps = tensors.metadata().get("holonomy.steps");
        if (epoch == null || steps == null) {
            throw new CheckpointException(file + ": a network without the state of its training, nothing to resume");
        }
        Map<String, Tensor> average = trainer.average().state();
        Map<String, Tensor> moments = trainer.optimizer().state();
        check(tensors, file.toString(), "", targets(network));
        check(tensors, file.toString(), AVERAGE, average);
        check(tensors, file.toString(), OPTIMIZER, moments);
        restore(tensors, file.toString(), "", targets(network));
        restore(tensors, file.toString(), AVERAGE, average);
        restore(tensors, file.toString(), OPTIMIZER, moments);
        trainer.optimizer().resumeAt(Long.parseLong(steps));
        return Integer.parseInt(epoch);
    }

    private static Map<String, Tensor> targets(TaskNetwork network) {
        Map<String, Tensor> targets = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters().all()) {
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
