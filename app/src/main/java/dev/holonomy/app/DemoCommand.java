package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.ShippedSet;
import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.io.MeshFiles;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationConfig;
import dev.holonomy.task.SegmentationData;
import dev.holonomy.task.SegmentationTask;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.viewer.DisplayException;
import dev.holonomy.viewer.Viewer;
import dev.holonomy.viewer.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on the shipped set. */
@Command(
        name = "demo",
        description =
                "The main job in about two minutes: label unseen creatures with the shipped model, train a small network live, and look at both.",
        footer = {
            "",
            "Writes report.html (self-contained), coloured PLYs and PNGs, and opens the viewer where there is a display.",
            "Works without an OpenCL driver (slower, in Java) and without a display."
        })
final class DemoCommand extends NetworkCommand {
    private static final int PICTURED = 4;
    private static final int LIVE_TRAINING = 14;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo-out",
            description = "Folder of the results (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("demo-out");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "30",
            description = "Epochs of the live training (default: ${DEFAULT-VALUE}).")
    private int epochs = 30;

    @Option(names = "--no-window", description = "Do not open the viewer at the end.")
    private boolean noWindow;

    DemoCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        long start = System.nanoTime();
        atLeastOne("--epochs", epochs);
        Path folder = OutputPath.folder(out);
        Dataset set = new ShippedSet();
        List<LabelledMesh> train =
                Samples.read(set, set.split("file", 0).train().subList(0, LIVE_TRAINING));
        List<LabelledMesh> test = Samples.read(set, set.split("file", 0).test());
        Report report = new Report("Holonomy demo");
        List<Path> files = new ArrayList<>();
        try (Device device = openDevice()) {
            SegmentationTask.Scored shipped = shipped(device, test, report, folder, files);
            Live live = live(device, train, test, report);
            report.table(
                    "Held-out creatures",
                    List.of("", "area accuracy", "mean IoU"),
                    List.of(
                            List.of(
                                    "shipped model parts",
                                    percent(shipped.score().areaAccuracy()),
                                    percent(shipped.score().meanIou())),
                            List.of(
                                    "trained just now, " + epochs + " epochs on " + train.size() + " creatures",
                                    percent(live.scored.score().areaAccuracy()),
                                    percent(live.scored.score().meanIou()))));
            report.text("Device: " + device.name() + ". Command: holonomy demo --epochs " + epochs + ".");
            pictures(test, shipped, report, folder, files);
            Path page = folder.resolve("report.html");
            report.write(page);
            files.add(page);
            ObjectNode json = Json.object();
            json.put("device", device.name());
            Json.put(json, "accuracy", shipped.score().areaAccuracy());
            Json.put(json, "live_accuracy", live.scored.score().areaAccuracy());
            json.put("epochs", epochs);
            Json.put(json, "train_seconds", live.seconds);
            Json.put(json, "seconds", (System.nanoTime() - start) / 1e9);
            ArrayNode list = json.putArray("files");
            files.forEach(f -> list.add(f.toString()));
            look(test, shipped);
            return Answer.of(
                    json,
                    String.format(
                            Locale.ROOT,
                            "shipped model: %s of the area of %d unseen creatures is labelled rightly%n"
                                    + "trained live: %s after %d epochs in %.0f s%n"
                                    + "%d files in %s; open %s",
                            percent(shipped.score().areaAccuracy()),
                            test.size(),
                            percent(live.scored.score().areaAccuracy()),
                            epochs,
                            live.seconds,
                            files.size(),
                            folder,
                            page));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private SegmentationTask.Scored shipped(
            Device device, List<LabelledMesh> test, Report report, Path folder, List<Path> files) {
        streams().err().println("holonomy: labelling " + test.size() + " unseen creatures with the shipped model");
        try (Segmentation network = Models.load("parts", device)) {
            List<Sample> samples = Samples.prepare(
                    streams(),
                    test,
                    network.config().inputs(),
                    network.config().net().needs(),
                    cache());
            SegmentationTask.Scored scored = SegmentationTask.score(network, samples);
            for (LabelledMesh item : test.subList(0, PICTURED)) {
                List<MeshValues> values = new ArrayList<>(predicted(scored, item));
                values.add(new VertexLabels("truth", item.vertexLabels().labels(), item.classNames()));
                Path file = folder.resolve(item.name() + ".ply");
                MeshFiles.writeColored(file, item.mesh(), values, values.get(0), ColorMap.VIRIDIS);
                files.add(file);
            }
            report.picture(
                    "Confusion of the shipped model",
                    Charting.confusionPicture(
                            Charting.shares(scored.score().confusion()),
                            network.config().classes()));
            return scored;
        }
    }

    private static List<MeshValues> predicted(SegmentationTask.Scored scored, LabelledMesh item) {
        var prediction = scored.predictions().get(item.name());
        return prediction == null ? List.of() : prediction.values();
    }

    /** What the live training gave. */
    private record Live(SegmentationTask.Scored scored, double seconds) {}

    private Live live(Device device, List<LabelledMesh> train, List<LabelledMesh> test, Report report) {
        InputConfig inputs = new InputConfig(
                List.of(InputFeature.HKS, InputFeature.CURVATURE, InputFeature.SHAPE_OPERATOR), 12, 48, 0, 16, 24);
        InputConfig sized = Samples.withRadius(inputs, Samples.shapes(train));
        GaugeNetConfig net = new GaugeNetConfig(
                8, 2, 2, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, GaugeNetConfig.DEFAULT.norm(), 32, 0.1, 32);
        TrainingConfig training = TrainingConfig.DEFAULT.withEpochs(epochs).withSeed(common().seed());
        SegmentationConfig config =
                new SegmentationConfig(sized, net, train.get(0).classNames(), Sample.Elements.VERTICES);
        streams()
                .err()
                .println("holonomy: training a network of width 8 on " + train.size() + " creatures for " + epochs
                        + " epochs");
        List<Sample> samples = Samples.prepare(streams(), train, sized, net.needs(), cache());
        List<Sample> held = Samples.prepare(streams(), test, sized, net.needs(), cache());
        long start = System.nanoTime();
        double[] losses = new double[epochs];
        double[] accuracies = new double[epochs];
        double[] numbers = new double[epochs];
        try (Segmentation network = new Segmentation(config, device, common().seed());
                SegmentationTask task = new SegmentationTask(network, training, SegmentationData.training(samples));
                Trainer trainer = new Trainer(task, training);
                Progress bar = Progress.of(streams(), "train", "meshes", (long) epochs * samples.size())) {
            for (int e = 0; e < epochs; e++) {
                Trainer.Epoch epoch = trainer.epoch(e + 1, (number, done, all, loss) -> {
                    bar.step();
                    bar.say(String.format(Locale.ROOT, "epoch %d/%d, loss %.3f", number, epochs, loss));
                    return true;
                });
                numbers[e] = e + 1;
                losses[e] = epoch.loss();
                accuracies[e] = epoch.metric();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            SegmentationTask.Scored[] scored = new SegmentationTask.Scored[1];
            trainer.average().whileApplied(() -> scored[0] = SegmentationTask.score(network, held));
            report.picture(
                    "The live training",
                    Charting.curves(
                            "Training of the small network",
                            "",
                            numbers,
                            List.of("loss", "accuracy"),
                            List.of(losses, accuracies)));
            return new Live(scored[0], seconds);
        }
    }

    private void pictures(
            List<LabelledMesh> test, SegmentationTask.Scored shipped, Report report, Path folder, List<Path> files) {
        try {
            for (String which : List.of("prediction", "truth", "confidence")) {
                Path picture = folder.resolve(which + ".png");
                Viewer.shot(scene(test, shipped, which), picture, 1600, 620);
                files.add(picture);
                report.picture(which + " of four unseen creatures", Files.readAllBytes(picture));
            }
        } catch (DisplayException e) {
            warn("no pictures: " + e.getMessage());
            report.text("No pictures of the meshes: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }

    private static Scene scene(List<LabelledMesh> test, SegmentationTask.Scored shipped, String shown) {
        List<MeshPictures.Shown> meshes = new ArrayList<>();
        for (LabelledMesh item : test.subList(0, PICTURED)) {
            List<MeshValues> values = new ArrayList<>(predicted(shipped, item));
            values.add(new VertexLabels("truth", item.vertexLabels().labels(), item.classNames()));
            double accuracy = shipped.accuracies().getOrDefault(item.name(), Double.NaN);
            meshes.add(new MeshPictures.Shown(item.name() + ", " + percent(accuracy), item.mesh(), values));
        }
        return MeshPictures.scene("Holonomy demo", meshes, shown);
    }

    private void look(List<LabelledMesh> test, SegmentationTask.Scored shipped) {
        if (noWindow || common().json()) {
            return;
        }
        if (!Viewer.hasDisplay()) {
            streams().err().println("holonomy: no display, so no window: look at the pictures and the report");
            return;
        }
        try {
            Viewer.open(scene(test, shipped, "prediction"));
        } catch (DisplayException e) {
            warn("no window: " + e.getMessage());
        }
    }
}
