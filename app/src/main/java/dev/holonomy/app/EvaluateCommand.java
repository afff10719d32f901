package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.Split;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}: all metrics of a trained network. */
@Command(
        name = "evaluate",
        description =
                "Score a network on labelled meshes: accuracies by name, IoU of each class, the confusion matrix as PNG and CSV.",
        footer = {
            "",
            "area_accuracy: mean over meshes of the share of area that is right. element_accuracy: share of vertices or faces.",
            "mean_iou: mean over classes of intersection over union of areas."
        })
final class EvaluateCommand extends NetworkCommand {
    @Parameters(
            index = "0",
            paramLabel = "RUN|MODEL",
            description = "A run folder, a shipped model (parts) or a .safetensors file.")
    private String model = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of labelled meshes (default: that of the run, or the shipped set).")
    private @Nullable Path data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "test",
            description = "train, test or all (default: ${DEFAULT-VALUE}).")
    private String part = "test";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for confusion.png and confusion.csv (default: the run folder, or none).")
    private @Nullable Path out;

    EvaluateCommand(Streams streams) {
        super(streams);
    }

    @Override
    Answer run() {
        if (!List.of("train", "test", "all").contains(part)) {
            throw wrongUsage("--split is '" + part + "', wanted train, test or all");
        }
        Path run = Files.isDirectory(Path.of(model)) ? Path.of(model) : null;
        RunConfig config =
                run == null ? RunConfig.DEFAULT : YamlConfig.read(run.resolve("config.yaml"), RunConfig.DEFAULT);
        if (data != null) {
            config = config.with(config.data().withPath(data));
        }
        Dataset set = config.data().open();
        Split split = split(run, set, config);
        List<Integer> ids =
                switch (part) {
                    case "train" -> split.train();
                    case "test" -> split.test();
                    default -> IntStream.range(0, set.size()).boxed().toList();
                };
        try (Device device = openDevice();
                Segmentation network = Models.load(model, device)) {
            if (!network.config().classes().equals(set.classNames())) {
                throw new CommandException(model + " knows the classes "
                        + network.config().classes() + ", " + set.name() + " has " + set.classNames());
            }
            List<LabelledMesh> meshes = Samples.read(set, ids);
            List<Sample> samples = Samples.prepare(
                    streams(),
                    matching(meshes, network),
                    network.config().inputs(),
                    network.config().net().needs(),
                    cache());
            Samples.Scored scored = Samples.score(network, samples);
            return answer(scored, network.config().classes(), out != null ? OutputPath.folder(out) : run);
        }
    }

    /** Labels where the network has its logits. */
    private static List<LabelledMesh> matching(List<LabelledMesh> meshes, Segmentation network) {
        boolean faces = network.config().elements() == Sample.Elements.FACES;
        return meshes.stream()
                .map(m -> new LabelledMesh(m.name(), m.mesh(), faces ? m.faceLabels() : m.vertexLabels()))
                .toList();
    }

    private Split split(@Nullable Path run, Dataset set, RunConfig config) {
        Path file = run == null ? null : run.resolve("split.txt");
        if (file == null || data != null || !Files.exists(file)) {
            return set.split(
                    config.data().scheme(set),
                    common().seedGiven() ? common().seed() : config.training().seed());
        }
        try {
            return Split.parse(Files.readString(file), file.toString(), set.itemNames());
        } catch (IOException e) {
            throw new CommandException(Failures.describe(e));
        }
    }

    private Answer answer(Samples.Scored scored, List<String> classes, @Nullable Path folder) {
        SegmentationScore score = scored.score();
        ObjectNode json = Json.object();
        json.put("task", "segmentation");
        json.put("split", part);
        json.put("meshes", scored.accuracies().size());
        ObjectNode metrics = json.putObject("metrics");
        Json.put(metrics, "area_accuracy", score.areaAccuracy());
        Json.put(metrics, "element_accuracy", score.elementAccuracy());
        Json.put(metrics, "mean_iou", score.meanIou());
        ObjectNode ious = json.putObject("iou");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d meshes: area accuracy %.2f %%, element accuracy %.2f %%, mean IoU %.2f %%",
                scored.accuracies().size(),
                100 * score.areaAccuracy(),
                100 * score.elementAccuracy(),
                100 * score.meanIou()));
        for (int c = 0; c < classes.size(); c++) {
            Json.put(ious, classes.get(c), score.iou(c));
            text.append(String.format(Locale.ROOT, "%n  IoU %-12s %6.2f %%", classes.get(c), 100 * score.iou(c)));
        }
        ObjectNode each = json.putObject("area_accuracy_of_mesh");
        scored.accuracies().forEach((name, accuracy) -> {
            Json.put(each, name, accuracy);
            text.append(String.format(Locale.ROOT, "%n  mesh %-11s %6.2f %%", name, 100 * accuracy));
        });
        if (folder != null) {
            ArrayNode files = json.putArray("files");
            for (Path file : Charting.confusion(folder, score.confusion(), classes)) {
                files.add(file.toString());
                text.append(System.lineSeparator()).append("written to ").append(file);
            }
        }
        return Answer.of(json, text.toString());
    }
}
