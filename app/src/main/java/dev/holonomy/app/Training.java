package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.Split;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.mesh.io.Npz;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationCheckpoint;
import dev.holonomy.task.SegmentationTrainer;
import dev.holonomy.train.EventFile;
import dev.holonomy.train.MetricsFile;
import dev.holonomy.train.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One training run in its folder, from data set to checkpoints. */
final class Training {
    static final List<String> COLUMNS = List.of(
            "train_loss",
            "train_accuracy",
            "learning_rate",
            "test_accuracy",
            "test_mean_iou",
            "test_element_accuracy",
            "seconds");

    private final Streams streams;
    private final RunFolder folder;
    private final Device device;
    private final RunConfig config;
    private final boolean testWhileTraining;
    private final GeometryCache cache;

    Training(
            Streams streams,
            RunFolder folder,
            Device device,
            RunConfig config,
            boolean testWhileTraining,
            GeometryCache cache) {
        this.streams = streams;
        this.folder = folder;
        this.device = device;
        this.config = config;
        this.testWhileTraining = testWhileTraining;
        this.cache = cache;
    }

    /** What a run gave, at its last epoch. */
    record Result(double trainAccuracy, double testAccuracy, double testIou, double seconds, int parameters) {}

    Result run() {
        long start = System.nanoTime();
        Dataset set = config.data().open();
        Split split = set.split(config.data().scheme(set), config.training().seed());
        List<LabelledMesh> trainMeshes = Samples.read(set, split.train());
        List<LabelledMesh> testMeshes = Samples.read(set, split.test());
        InputConfig inputs = Samples.withRadius(config.inputs(), trainMeshes);
        folder.write("config.yaml", YamlConfig.toYaml(config.with(inputs)));
        folder.write("split.txt", split.toText(set.itemNames()));
        folder.write("environment.json", environment().toPrettyString() + "\n");
        SurfaceParts needs = config.model().needs();
        List<Sample> train =
                Samples.prepare(streams, Stretched.variants(trainMeshes, config.training()), inputs, needs, cache);
        List<Sample> test = Samples.prepare(streams, testMeshes, inputs, needs, cache);
        try (Segmentation network = new Segmentation(
                        Samples.network(config, inputs, set, trainMeshes.get(0)),
                        device,
                        config.training().seed());
                SegmentationTrainer trainer = new SegmentationTrainer(network, config.training(), train)) {
            int done = 0;
            if (folder.hasState()) {
                Path state = folder.soundState();
                done = SegmentationCheckpoint.resume(state, network, trainer);
                streams.err()
                        .println("holonomy: continuing after epoch " + done
                                + (state.equals(folder.last())
                                        ? ""
                                        : ": last.safetensors is damaged, taken from " + state));
            } else {
                SegmentationCheckpoint.saveTraining(folder.last(), network, trainer, 0, notes(set));
            }
            return epochs(set, network, trainer, test, done, start);
        }
    }

    private Result epochs(
            Dataset set, Segmentation network, SegmentationTrainer trainer, List<Sample> test, int done, long start) {
        MetricsFile metrics = new MetricsFile(folder.file("metrics.csv"), COLUMNS, done);
        EventFile events = new EventFile(folder.file("events.out.tfevents.holonomy"));
        int all = config.training().epochs();
        double train = Double.NaN;
        double[] last = {Double.NaN, Double.NaN, Double.NaN};
        double leastLoss = Double.POSITIVE_INFINITY;
        int perEpoch = trainer.sampleCount();
        try (Progress bar = Progress.of(streams, "train", "meshes", (long) perEpoch * Math.max(0, all - done))) {
            for (int epoch = done + 1; epoch <= all; epoch++) {
                SegmentationTrainer.Epoch result = trainer.epoch(epoch, (e, passed, of, loss) -> {
                    bar.step();
                    bar.say(String.format(Locale.ROOT, "epoch %d/%d, loss %.3f", e, all, loss));
                    return true;
                });
                train = result.accuracy();
                boolean score = epoch == all
                        || (testWhileTraining && epoch % config.training().evaluateEvery() == 0);
                double[] scores = {Double.NaN, Double.NaN, Double.NaN};
                if (score && !test.isEmpty()) {
                    scores = test(network, trainer, test, epoch);
                    last = scores;
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                metrics.append(epoch, result.loss(), train, result.rate(), scores[0], scores[1], scores[2], seconds);
                events.scalar("train/loss", epoch, result.loss());
                events.scalar("train/accuracy", epoch, train);
                events.scalar("train/learning_rate", epoch, result.rate());
                if (!Double.isNaN(scores[0])) {
                    events.scalar("test/accuracy", epoch, scores[0]);
                    events.scalar("test/mean_iou", epoch, scores[1]);
                    streams.err()
                            .printf(
                                    Locale.ROOT,
                                    "epoch %d: loss %.4f, train %.2f %%, test %.2f %%, %.0f s%n",
                                    epoch,
                                    result.loss(),
                                    100 * train,
                                    100 * scores[0],
                                    seconds);
                }
                folder.keepPrevious(folder.last());
                SegmentationCheckpoint.saveTraining(folder.last(), network, trainer, epoch, notes(set));
                if (result.loss() <= leastLoss || epoch == all) {
                    leastLoss = Math.min(leastLoss, result.loss());
                    folder.keepPrevious(folder.best());
                    Map<String, String> notes = notes(set);
                    notes.put("holonomy.epoch", Integer.toString(epoch));
                    trainer.average()
                            .whileApplied(() -> SegmentationCheckpoint.saveModel(folder.best(), network, notes));
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(train, last[0], last[1], seconds, network.parameters().learnedCount());
    }

    /** Scores the averaged weights and keeps their labels; {area accuracy, mean IoU, element accuracy}. */
    private double[] test(Segmentation network, SegmentationTrainer trainer, List<Sample> test, int epoch) {
        double[] scores = new double[3];
        Map<String, NpyArray> labels = new LinkedHashMap<>();
        trainer.average().whileApplied(() -> {
            Samples.Scored scored = Samples.score(network, test);
            scores[0] = scored.score().areaAccuracy();
            scores[1] = scored.score().meanIou();
            scores[2] = scored.score().elementAccuracy();
            scored.predictions().forEach((name, p) -> labels.put(name, NpyArray.of(p.labels(), p.count())));
        });
        Path predictions = folder.file("predictions");
        try {
            Files.createDirectories(predictions);
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
        Npz.write(predictions.resolve(String.format(Locale.ROOT, "epoch_%04d.npz", epoch)), labels);
        return scores;
    }

    private Map<String, String> notes(Dataset set) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("holonomy.trained_on", set.name());
        notes.put("holonomy.training", YamlConfig.toYaml(config.training()));
        return notes;
    }

    private ObjectNode environment() {
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
