package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.task.Sample;
import dev.holonomy.task.Segmentation;
import dev.holonomy.task.SegmentationData;
import dev.holonomy.task.SegmentationScore;
import dev.holonomy.task.SegmentationTask;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Part;
import dev.holonomy.train.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** {@code task: segmentation}: a class for each vertex or face. */
final class SegmentationKind implements TaskKind {
    private static final int WORST = 4;
    private static final List<String> VERDICTS = List.of("right", "wrong");

    private static String percent(double share) {
        return Double.isNaN(share) ? "not there" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

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
        List<LabelledMesh> trainMeshes = new ArrayList<>(data.train());
        List<LabelledMesh> heldMeshes = Samples.takeOut(trainMeshes, config.training());
        InputConfig inputs = Samples.withRadius(config.inputs(), Samples.shapes(trainMeshes));
        setup.write(
                config.with(inputs),
                data.split().toText(set.itemNames()),
                heldMeshes.stream().map(LabelledMesh::name).toList());
        SurfaceParts needs = config.model().needs();
        List<Sample> train = Samples.prepare(
                setup.streams(), Stretched.variants(trainMeshes, config.training()), inputs, needs, setup.cache());
        List<Sample> held =
                Samples.prepareTest(setup.streams(), heldMeshes, inputs, needs, setup.cache(), config.training());
        List<Sample> test =
                Samples.prepareTest(setup.streams(), data.test(), inputs, needs, setup.cache(), config.training());
        Segmentation network = new Segmentation(
                Samples.network(config, inputs, set, trainMeshes.get(0)),
                setup.device(),
                config.training().seed());
        try {
            SegmentationTask task =
                    new SegmentationTask(network, config.training(), new SegmentationData(train, held, test));
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
        public void report(Report report, Part part, Evaluation evaluation) {
            List<String> classes = network.config().classes();
            Map<String, Sample> byName = new LinkedHashMap<>();
            segmentation.samples(part).forEach(sample -> byName.put(sample.name(), sample));
            SegmentationScore score = new SegmentationScore(classes.size());
            evaluation.predictions().forEach((name, labels) -> {
                Sample sample = Objects.requireNonNull(byName.get(name));
                score.add(sample.labels(), labels.ints(), sample.areas());
            });
            report.picture("Confusion", Charting.confusionPicture(Charting.shares(score.confusion()), classes));
            report.table(
                    "Classes",
                    List.of("class", "IoU of areas", "share of the area"),
                    IntStream.range(0, classes.size())
                            .mapToObj(c -> List.of(classes.get(c), percent(score.iou(c)), percent(score.share(c))))
                            .toList());
            List<String> worst = RunReport.worstFirst(segmentation.metrics().get(0), evaluation).stream()
                    .limit(WORST)
                    .map(Map.Entry::getKey)
                    .toList();
            List<MeshPictures.Shown> shown = worst.stream()
                    .map(name -> shown(
                            Objects.requireNonNull(byName.get(name)),
                            Objects.requireNonNull(evaluation.predictions().get(name))
                                    .ints(),
                            classes))
                    .toList();
            MeshPictures.add(report, "The worst meshes", shown, List.of("verdict", "prediction", "truth"));
        }

        private static MeshPictures.Shown shown(Sample sample, int[] predicted, List<String> classes) {
            int[] verdict = new int[predicted.length];
            Arrays.setAll(verdict, i -> sample.labels()[i] < 0 ? -1 : sample.labels()[i] == predicted[i] ? 0 : 1);
            return new MeshPictures.Shown(
                    sample.name(),
                    sample.surface().mesh(),
                    List.of(
                            labels(sample, "prediction", predicted, classes),
                            labels(sample, "truth", sample.labels(), classes),
                            labels(sample, "verdict", verdict, VERDICTS)));
        }

        private static MeshValues labels(Sample sample, String name, int[] ids, List<String> classes) {
            return sample.elements() == Sample.Elements.FACES
                    ? new FaceLabels(name, ids, classes)
                    : new VertexLabels(name, ids, classes);
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
            List<Sample> samples = Samples.prepareTest(
                    setup.streams(),
                    matching(Samples.read(set, ids), network),
                    network.config().inputs(),
                    network.config().net().needs(),
                    setup.cache(),
                    setup.config().training());
            SegmentationTask.Scored scored = SegmentationTask.score(network, samples);
            return answer(scored, network.config().classes(), setup);
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

    private static Answer answer(SegmentationTask.Scored scored, List<String> classes, EvaluationSetup setup) {
        SegmentationScore score = scored.score();
        ObjectNode json = Json.object();
        json.put("task", Segmentation.TASK);
        json.put("split", setup.part());
        json.put("meshes", scored.accuracies().size());
        int shapes = setup.config().training().testVariants();
        json.put("shapes_averaged", shapes);
        ObjectNode metrics = json.putObject("metrics");
        Json.put(metrics, "area_accuracy", score.areaAccuracy());
        Json.put(metrics, "element_accuracy", score.elementAccuracy());
        Json.put(metrics, "mean_iou", score.meanIou());
        ObjectNode ious = json.putObject("iou");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d meshes%s: area accuracy %.2f %%, element accuracy %.2f %%, mean IoU %.2f %%",
                scored.accuracies().size(),
                shapes == 1 ? "" : ", predictions averaged over " + shapes + " shapes of each",
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
        if (setup.out() != null) {
            ArrayNode files = json.putArray("files");
            for (Path file : Charting.confusion(setup.out(), score.confusion(), classes)) {
                files.add(file.toString());
                text.append(System.lineSeparator()).append("written to ").append(file);
            }
        }
        return Answer.of(json, text.toString());
    }
}
