package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationData;
import dev.holonomy.task.SegmentationScore;
import dev.holonomy.task.SegmentationTask;
import dev.holonomy.train.TrainingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code task: segmentation}: a class for each vertex or face. */
final class SegmentationKind implements TaskKind {
    @Override
    public String name() {
        return Segmentation.TASK;
    }

    @Override
    public RunConfig defaults() {
        return RunConfig.DEFAULT;
    }

    @Override
    public Opened open(TrainingSetup setup) {
        RunConfig config = setup.config();
        LabelledParts data = LabelledParts.of(config.data(), config.training().seed());
        Dataset set = data.set();
        setup.streams().warnSkipped(set);
        List<LabelledMesh> trainMeshes = data.train();
        InputConfig inputs = Samples.withRadius(config.inputs(), Samples.shapes(trainMeshes));
        setup.write(config.with(inputs), data.split().toText(set.itemNames()));
        SurfaceParts needs = config.model().needs();
        List<Sample> train = Samples.prepare(
                setup.streams(), Stretched.variants(trainMeshes, config.training()), inputs, needs, setup.cache());
        List<Sample> test = Samples.prepare(setup.streams(), data.test(), inputs, needs, setup.cache());
        Segmentation network = new Segmentation(
                Samples.network(config, inputs, set, trainMeshes.get(0)),
                setup.device(),
                config.training().seed());
        try {
            SegmentationTask task =
                    new SegmentationTask(network, config.training(), new SegmentationData(train, List.of(), test));
            return new OpenedSegmentation(network, task, set.name());
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private record OpenedSegmentation(Segmentation network, SegmentationTask segmentation, String setName)
            implements Opened {
        @Override
        public TrainingTask task() {
            return segmentation;
        }

        @Override
        public void close() {
            segmentation.close();
            network.close();
        }
    }

    @Override
    public Answer evaluate(EvaluationSetup setup) {
        Dataset set = setup.config().data().open();
        setup.streams().warnSkipped(set);
        List<Integer> ids = setup.items(set);
        try (Segmentation network = Models.load(setup.model(), setup.device())) {
            if (!network.config().classes().containsAll(set.classNames())) {
                throw new CommandException(setup.model() + " knows the classes "
                        + network.config().classes() + ", " + set.name() + " has " + set.classNames());
            }
            List<Sample> samples = Samples.prepare(
                    setup.streams(),
                    matching(Samples.read(set, ids), network),
                    network.config().inputs(),
                    network.config().net().needs(),
                    setup.cache());
            SegmentationTask.Scored scored = SegmentationTask.score(network, samples);
            return answer(scored, network.config().classes(), setup.part(), setup.out());
        }
    }

    /** Labels where the network has its logits, in its classes. */
    private static List<LabelledMesh> matching(List<LabelledMesh> meshes, Segmentation network) {
        boolean faces = network.config().elements() == Sample.Elements.FACES;
        return meshes.stream()
                .map(m -> faces ? m.onFaces() : m.onVertices())
                .map(m -> m.in(network.config().classes()))
                .toList();
    }

    private static Answer answer(
            SegmentationTask.Scored scored, List<String> classes, String part, @Nullable Path folder) {
        SegmentationScore score = scored.score();
        ObjectNode json = Json.object();
        json.put("task", Segmentation.TASK);
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
