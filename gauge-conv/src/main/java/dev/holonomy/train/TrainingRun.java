package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.mesh.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A training in its run folder: epochs, evaluations, metrics and checkpoints, from the start or from where it was left.
 *
 * <p>At the end of an epoch its figures are written first, then {@code best.safetensors} where it is the best so far, and
 * {@code last.safetensors} at the very end. So wherever a run is killed, it continues after the last epoch whose
 * {@code last.safetensors} is there, does again what came after it, and ends with the same bits in every file of weights.
 *
 * <p>The best epoch is the one with the best first metric on the validation part; without such a part the last one (before it, the one
 * with the least training loss). The test part chooses nothing.
 */
public final class TrainingRun {
    private static final String CHOSEN_EPOCH = "holonomy.chosen_epoch";
    private static final String CHOSEN_VALUE = "holonomy.chosen_value";
    private static final String SECONDS = "holonomy.seconds";

    private final RunFolder folder;
    private final Trainer trainer;
    private final TrainingTask task;
    private final TrainingConfig config;
    private final Map<String, String> notes;
    private final boolean testWhileTraining;
    private final boolean validates;
    private int chosenEpoch;
    private double chosenValue = Double.NaN;
    private double secondsBefore;

    /** Hears how a run goes on. */
    public interface Listener extends Trainer.Progress {
        /**
         * The run is about to begin, or to go on.
         *
         * @param epoch that is complete, 0 for a new run
         * @param state the checkpoint it was taken from; {@code last.safetensors} unless that is damaged
         */
        default void begins(int epoch, Path state) {}

        /**
         * The memory of a step has been counted; no step has been made.
         *
         * @param plan what it takes
         */
        default void planned(Trainer.MemoryPlan plan) {}

        /**
         * An epoch is complete and saved.
         *
         * @param row its figures
         */
        default void ended(Row row) {}
    }

    /**
     * The figures of an epoch.
     *
     * @param training what the epoch gave
     * @param validation all metrics on the validation part; NaN where they were not measured
     * @param test all metrics on the test part; NaN where they were not measured
     * @param seconds since the run began, those before a resume included
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read only
    public record Row(Trainer.Epoch training, double[] validation, double[] test, double seconds) {}

    /**
     * What a run gave.
     *
     * @param epochs that were trained; fewer than configured where it stopped early
     * @param chosen the epoch of {@code best.safetensors}
     * @param train the first metric over the training passes of the last epoch
     * @param validation all metrics of the chosen epoch on the validation part; NaN where there is none
     * @param test all metrics of the chosen epoch on the test part; NaN where there is none
     * @param seconds of all epochs, those before a resume included
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read only
    public record Outcome(int epochs, int chosen, double train, double[] validation, double[] test, double seconds) {}

    /**
     * A run.
     *
     * @param folder where it is kept
     * @param trainer at its start
     * @param config how it is trained, as the trainer's
     * @param notes what every checkpoint says besides
     * @param testWhileTraining whether the test part is measured at every evaluation; else after the last epoch only
     */
    public TrainingRun(
            RunFolder folder,
            Trainer trainer,
            TrainingConfig config,
            Map<String, String> notes,
            boolean testWhileTraining) {
        this.folder = folder;
        this.trainer = trainer;
        this.config = config;
        this.notes = Map.copyOf(notes);
        this.testWhileTraining = testWhileTraining;
        task = trainer.task();
        validates = task.has(Part.VALIDATION);
    }

    /**
     * Trains to the last epoch, or until the validation part says it is enough.
     *
     * @param listener hears of it
     * @return what it gave
     * @throws dev.holonomy.compute.DeviceException if the device has too little memory; nothing is written then
     * @throws DivergedException if the loss is no longer finite; the folder holds the last complete epoch
     */
    public Outcome run(Listener listener) {
        long start = System.nanoTime();
        listener.planned(trainer.plan());
        int done = begin(listener);
        MetricsFile table = new MetricsFile(folder.file("metrics.csv"), columns(task.metrics(), validates), done);
        EventFile events = new EventFile(folder.file("events.out.tfevents.holonomy"), done);
        int epoch = done;
        while (epoch < config.epochs() && !enough(epoch)) {
            epoch++;
            Trainer.Epoch training = trainer.epoch(epoch, listener);
            boolean last = epoch == config.epochs();
            boolean measure = last || epoch % config.evaluateEvery() == 0;
            double[] validation = validates && measure ? evaluate(Part.VALIDATION, epoch) : unknown();
            boolean tests = task.has(Part.TEST) && ((measure && testWhileTraining) || (last && !validates));
            double[] test = tests ? evaluate(Part.TEST, epoch) : unknown();
            double seconds = secondsBefore + (System.nanoTime() - start) / 1e9;
            Row row = new Row(training, validation, test, seconds);
            table.append(epoch, values(row));
            write(events, epoch, row);
            boolean best = validates
                    ? measure && task.metrics().get(0).better(validation[0], chosenValue)
                    : last || Double.isNaN(chosenValue) || training.loss() <= chosenValue;
            if (best) {
                chosenEpoch = epoch;
                chosenValue = validates ? validation[0] : training.loss();
                saveBest();
            }
            saveLast(epoch, seconds);
            listener.ended(row);
        }
        return outcome(epoch, secondsBefore + (System.nanoTime() - start) / 1e9);
    }

    /** The state of the folder, or a new one; how many epochs are complete. */
    private int begin(Listener listener) {
        if (!folder.hasState()) {
            saveLast(0, 0);
            listener.begins(0, folder.last());
            return 0;
        }
        Path state = folder.soundState();
        int done = NetworkCheckpoint.resume(state, trainer);
        Map<String, String> said = SafeTensors.read(state).metadata();
        try {
            chosenEpoch = Integer.parseInt(said.getOrDefault(CHOSEN_EPOCH, "0"));
            chosenValue = Double.parseDouble(said.getOrDefault(CHOSEN_VALUE, "NaN"));
            secondsBefore = Double.parseDouble(said.getOrDefault(SECONDS, "0"));
        } catch (NumberFormatException e) {
            throw new CheckpointException(state + ": " + e.getMessage() + " is no number");
        }
        listener.begins(done, state);
        return done;
    }

    /** Whether the validation part has not become better for so long that training stops. */
    private boolean enough(int epoch) {
        return config.patience() > 0
                && epoch > 0
                && epoch % config.evaluateEvery() == 0
                && epoch - chosenEpoch >= config.patience();
    }

    private void saveBest() {
        Map<String, String> said = new LinkedHashMap<>(notes);
        said.put("holonomy.epoch", Integer.toString(chosenEpoch));
        folder.keepPrevious(folder.best());
        trainer.average().whileApplied(() -> NetworkCheckpoint.saveModel(folder.best(), task.network(), said));
    }

    private void saveLast(int epoch, double seconds) {
        Map<String, String> said = new LinkedHashMap<>(notes);
        said.put(CHOSEN_EPOCH, Integer.toString(chosenEpoch));
        said.put(CHOSEN_VALUE, Double.toString(chosenValue));
        said.put(SECONDS, Double.toString(seconds));
        folder.keepPrevious(folder.last());
        NetworkCheckpoint.saveTraining(folder.last(), trainer, epoch, said);
    }

    /** Measures the averaged weights; predictions of the test part are kept. */
    private double[] evaluate(Part part, int epoch) {
        Evaluation[] evaluation = new Evaluation[1];
        trainer.average().whileApplied(() -> evaluation[0] = task.evaluate(part));
        if (part == Part.TEST) {
            String name = String.format(Locale.ROOT, "epoch_%04d.npz", epoch);
            try {
                Files.createDirectories(folder.file("predictions"));
            } catch (IOException e) {
                throw CheckpointException.of(folder.file("predictions"), e);
            }
            Npz.write(folder.file("predictions").resolve(name), evaluation[0].predictions());
        }
        return evaluation[0].values();
    }

    /** The columns of {@code metrics.csv} after the epoch. */
    private static List<String> columns(List<Metric> metrics, boolean validates) {
        List<String> columns =
                new ArrayList<>(List.of("train_loss", "train_" + metrics.get(0).name(), "learning_rate"));
        if (validates) {
            metrics.forEach(m -> columns.add("validation_" + m.name()));
        }
        metrics.forEach(m -> columns.add("test_" + m.name()));
        columns.add("seconds");
        return columns;
    }

    private double[] values(Row row) {
        int measured = (validates ? 2 : 1) * row.test.length;
        double[] values = new double[measured + 4];
        values[0] = row.training.loss();
        values[1] = row.training.metric();
        values[2] = row.training.rate();
        if (validates) {
            System.arraycopy(row.validation, 0, values, 3, row.validation.length);
        }
        System.arraycopy(row.test, 0, values, 3 + measured - row.test.length, row.test.length);
        values[values.length - 1] = row.seconds;
        return values;
    }

    private void write(EventFile events, int epoch, Row row) {
        events.scalar("train/loss", epoch, row.training.loss());
        events.scalar("train/" + task.metrics().get(0).name(), epoch, row.training.metric());
        events.scalar("train/learning_rate", epoch, row.training.rate());
        for (int i = 0; i < row.test.length; i++) {
            if (!Double.isNaN(row.validation[i])) {
                events.scalar("validation/" + task.metrics().get(i).name(), epoch, row.validation[i]);
            }
            if (!Double.isNaN(row.test[i])) {
                events.scalar("test/" + task.metrics().get(i).name(), epoch, row.test[i]);
            }
        }
    }

    /** The figures of the chosen epoch, from the table where they are there. */
    private Outcome outcome(int epochs, double seconds) {
        int count = task.metrics().size();
        double train = Double.NaN;
        double[] validation = unknown();
        double[] test = unknown();
        for (double[] row : MetricsFile.read(folder.file("metrics.csv"))) {
            train = row[2];
            if (row[0] == chosenEpoch) {
                validation = validates ? Arrays.copyOfRange(row, 4, 4 + count) : validation;
                test = Arrays.copyOfRange(row, row.length - 1 - count, row.length - 1);
            }
        }
        if (Double.isNaN(test[0]) && task.has(Part.TEST) && chosenEpoch > 0) {
            NetworkCheckpoint.restore(
                    SafeTensors.read(folder.best()), folder.best().toString(), task.network());
            test = task.evaluate(Part.TEST).values();
        }
        return new Outcome(epochs, chosenEpoch, train, validation, test, seconds);
    }

    private double[] unknown() {
        double[] values = new double[task.metrics().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
