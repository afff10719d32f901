package dev.holonomy.app;

import dev.holonomy.config.NearestName;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Part;
import dev.holonomy.train.TrainingTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the key {@code task} of a configuration: how its data is read and prepared for training, and how a network is scored. */
interface TaskKind {
    /** Its name in configurations and in the metadata of checkpoints. */
    String name();

    /**
     * Reads and prepares the data, makes a network with fresh parameters, and writes split and resolved configuration to the run folder;
     * what is wrong with the data is said before anything is trained.
     */
    Opened open(TrainingSetup setup);

    /** Scores a network on a part of a data set, as the command {@code evaluate} shows it. */
    Answer evaluate(EvaluationSetup setup);

    /** What a network of this task is scored on where nothing is said: the shipped set. */
    RunConfig defaults();

    /** A training that can begin, with all that it holds on the device. */
    interface Opened extends AutoCloseable {
        /** What the trainer trains. */
        TrainingTask task();

        /** The name of the data set, for the metadata of checkpoints. */
        String setName();

        /**
         * Adds to the report of a run what this task alone knows: a confusion matrix, an error curve, pictures of the worst meshes.
         *
         * @param report under the figures and curves
         * @param part that was measured
         * @param evaluation of that part by the weights that predict
         */
        void report(Report report, Part part, Evaluation evaluation);

        @Override
        void close();
    }

    /** All of them by name. */
    static Map<String, TaskKind> all() {
        Map<String, TaskKind> byName = new LinkedHashMap<>();
        for (TaskKind kind : List.of(new SegmentationKind(), new ClassificationKind())) {
            byName.put(kind.name(), kind);
        }
        return byName;
    }

    /**
     * One by its name.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    static TaskKind of(String name) {
        Map<String, TaskKind> all = all();
        TaskKind found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("task is '" + name + "'"
                    + NearestName.of(name, all.keySet())
                            .map(near -> ", did you mean '" + near + "'?")
                            .orElse(", wanted " + String.join(" or ", all.keySet())));
        }
        return found;
    }
}
