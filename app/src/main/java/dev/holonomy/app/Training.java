package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.EventFile;
import dev.holonomy.train.Metric;
import dev.holonomy.train.MetricsFile;
import dev.holonomy.train.NetworkCheckpoint;
import dev.holonomy.train.Part;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One training run in its folder, from data set to checkpoints, for any task. */
final class Training {
    private final TrainingSetup setup;
    private final Streams streams;
    private final RunFolder folder;
    private final RunConfig config;
    private final boolean testWhileTraining;

    Training(TrainingSetup setup, boolean testWhileTraining) {
        this.setup = setup;
        streams = setup.streams();
        folder = setup.folder();
        config = setup.config();
        this.testWhileTraining = testWhileTraining;
    }

    /**
     * What a run gave, at its last epoch.
     *
     * @param metrics of the task
     * @param train the first of them over the training passes
     * @param test all of them on the test part, NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read only
    record Result(List<Metric> metrics, double train, double[] test, double seconds, int parameters) {}

    Result run() {
        long start = System.nanoTime();
        try (TaskKind.Opened opened = TaskKind.of(config.task()).open(setup);
                Trainer trainer = new Trainer(opened.task(), config.training())) {
            folder.write("environment.json", environment(setup.device()).toPrettyString() + "\n");
            int done = 0;
            if (folder.hasState()) {
                Path state = folder.soundState();
                done = NetworkCheckpoint.resume(state, trainer);
                streams.err()
                        .println("holonomy: continuing after epoch " + done
                                + (state.equals(folder.last())
                                        ? ""
                                        : ": last.safetensors is damaged, taken from " + state));
            } else {
                NetworkCheckpoint.saveTraining(folder.last(), trainer, 0, notes(opened.setName()));
            }
            return epochs(opened.setName(), trainer, done, start);
        }
    }

    /** The columns of metrics.csv after the epoch. */
    private static List<String> columns(List<Metric> metrics) {
        List<String> columns =
                new ArrayList<>(List.of("train_loss", "train_" + metrics.get(0).name(), "learning_rate"));
        metrics.forEach(m -> columns.add("test_" + m.name()));
        columns.add("seconds");
        return columns;
    }

    private Result epochs(String setName, Trainer trainer, int done, long start) {
        TrainingTask task = trainer.task();
        List<Metric> metrics = task.metrics();
        Metric first = metrics.get(0);
        MetricsFile table = new MetricsFile(folder.file("metrics.csv"), columns(metrics), done);
        EventFile events = new EventFile(folder.file("events.out.tfevents.holonomy"));
        int all = config.training().epochs();
        double train = Double.NaN;
        double[] last = unknown(metrics);
        double leastLoss = Double.POSITIVE_INFINITY;
        int perEpoch = task.sampleCount();
        try (Progress bar = Progress.of(streams, "train", "meshes", (long) perEpoch * Math.max(0, all - done))) {
            for (int epoch = done + 1; epoch <= all; epoch++) {
                Trainer.Epoch result = trainer.epoch(epoch, (e, passed, of, loss) -> {
                    bar.step();
                    bar.say(String.format(Locale.ROOT, "epoch %d/%d, loss %.3f", e, all, loss));
                    return true;
                });
                train = result.metric();
                boolean score = epoch == all
                        || (testWhileTraining && epoch % config.training().evaluateEvery() == 0);
                boolean scored = score && task.has(Part.TEST);
                double[] scores = scored ? test(trainer, epoch) : unknown(metrics);
                double seconds = (System.nanoTime() - start) / 1e9;
                table.append(epoch, row(result, scores, seconds));
                events.scalar("train/loss", epoch, result.loss());
                events.scalar("train/" + first.name(), epoch, train);
                events.scalar("train/learning_rate", epoch, result.rate());
                if (scored) {
                    last = scores;
                    for (int i = 0; i < scores.length; i++) {
                        events.scalar("test/" + metrics.get(i).name(), epoch, scores[i]);
                    }
                    streams.err()
                            .printf(
                                    Locale.ROOT,
                                    "epoch %d: loss %.4f, train %s, test %s, %.0f s%n",
                                    epoch,
                                    result.loss(),
                                    first.shown(train),
                                    first.shown(scores[0]),
                                    seconds);
                }
                folder.keepPrevious(folder.last());
                NetworkCheckpoint.saveTraining(folder.last(), trainer, epoch, notes(setName));
                if (result.loss() <= leastLoss || epoch == all) {
                    leastLoss = Math.min(leastLoss, result.loss());
                    folder.keepPrevious(folder.best());
                    Map<String, String> notes = notes(setName);
                    notes.put("holonomy.epoch", Integer.toString(epoch));
                    trainer.average()
                            .whileApplied(() -> NetworkCheckpoint.saveModel(folder.best(), task.network(), notes));
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(
                metrics, train, last, seconds, task.network().parameters().learnedCount());
    }

    private static double[] unknown(List<Metric> metrics) {
        double[] values = new double[metrics.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double[] row(Trainer.Epoch result, double[] scores, double seconds) {
        double[] row = new double[scores.length + 4];
        row[0] = result.loss();
        row[1] = result.metric();
        row[2] = result.rate();
        System.arraycopy(scores, 0, row, 3, scores.length);
        row[row.length - 1] = seconds;
        return row;
    }

    /** Scores the averaged weights on the test part and keeps their predictions. */
    private double[] test(Trainer trainer, int epoch) {
        Evaluation[] evaluation = new Evaluation[1];
        trainer.average().whileApplied(() -> evaluation[0] = trainer.task().evaluate(Part.TEST));
        Path predictions = folder.file("predictions");
        try {
            Files.createDirectories(predictions);
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
        Npz.write(
                predictions.resolve(String.format(Locale.ROOT, "epoch_%04d.npz", epoch)), evaluation[0].predictions());
        return evaluation[0].values();
    }

    private Map<String, String> notes(String setName) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("holonomy.trained_on", setName);
        notes.put("holonomy.training", YamlConfig.toYaml(config.training()));
        return notes;
    }

    private static ObjectNode environment(Device device) {
        ObjectNode json = Json.object();
        json.put("device", device.name());
        json.put("java", Runtime.version().toString());
        json.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("max_memory_mb", Runtime.getRuntime().maxMemory() >> 20);
        return json;
    }
}
