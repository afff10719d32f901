package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.data.ClassifiedSet;
import dev.holonomy.data.Split;
import dev.holonomy.data.UnseenClasses;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.task.Classification;
import dev.holonomy.task.ClassificationConfig;
import dev.holonomy.task.ClassificationTask;
import dev.holonomy.task.ClassifiedSample;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Part;
import dev.holonomy.train.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@code task: classification}: a class for each mesh. */
final class ClassificationKind implements TaskKind {
    private static final int LISTED = 20;

    @Override
    public String name() {
        return Classification.TASK;
    }

    @Override
    public RunConfig defaults() {
        RunConfig any = RunConfig.DEFAULT;
        return new RunConfig(
                name(), DataConfig.of("kinds", Path.of(""), ""), any.inputs(), any.model(), any.training());
    }

    @Override
    public Opened open(TrainingSetup setup) {
        RunConfig config = setup.config();
        refuseAveraging(config);
        ClassifiedSet set = config.data().openClassified();
        setup.streams().warnSkipped(set);
        Split split = set.split(config.data().scheme(set), config.training().seed());
        if (config.data().unseenClasses() == DataConfig.Unseen.REFUSE) {
            UnseenClasses.refuse(set.classNames(), classes(set, split.train()), classes(set, split.test()));
        }
        List<Integer> learned = new ArrayList<>(split.train());
        List<Integer> held = Samples.takeOut(learned, config.training());
        List<TriangleMesh> meshes = Samples.meshes(set, learned);
        InputConfig inputs = Samples.withRadius(config.inputs(), meshes);
        setup.write(
                config.with(inputs),
                split.toText(set.itemNames()),
                held.stream().map(set.itemNames()::get).toList());
        List<TriangleMesh> shapes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < meshes.size(); i++) {
            int item = learned.get(i);
            for (int k = 0; k < config.training().variants(); k++) {
                shapes.add(Stretched.variant(meshes.get(i), config.training(), i, k));
                names.add(Stretched.name(set.itemNames().get(item), k));
                labels.add(set.classOf(item));
            }
        }
        SurfaceParts needs = config.model().needs();
        List<PreparedSurface> surfaces = Samples.surfaces(setup.streams(), shapes, inputs, needs, setup.cache());
        List<ClassifiedSample> train = new ArrayList<>();
        for (int i = 0; i < surfaces.size(); i++) {
            train.add(new ClassifiedSample(names.get(i), surfaces.get(i), labels.get(i)));
        }
        List<ClassifiedSample> test = prepared(setup.streams(), set, split.test(), config.with(inputs), setup.cache());
        List<ClassifiedSample> validation = prepared(setup.streams(), set, held, config.with(inputs), setup.cache());
        ClassificationConfig shape = new ClassificationConfig(
                inputs, config.model(), set.classNames(), ClassificationConfig.FEATURES, ClassificationConfig.DROPOUT);
        Classification network =
                new Classification(shape, setup.device(), config.training().seed());
        try {
            return new OpenedClassification(
                    network, new ClassificationTask(network, config.training(), train, validation, test), set.name());
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private static void refuseAveraging(RunConfig config) {
        if (config.training().testVariants() > 1) {
            throw new CommandException("test_variants is " + config.training().testVariants()
                    + ", classification predicts on each mesh alone: wanted 1");
        }
    }

    private static List<int[]> classes(ClassifiedSet set, List<Integer> items) {
        return items.stream().map(i -> new int[] {set.classOf(i)}).toList();
    }

    private static List<ClassifiedSample> prepared(
            Streams streams, ClassifiedSet set, List<Integer> items, RunConfig config, GeometryCache cache) {
        List<PreparedSurface> surfaces = Samples.surfaces(
                streams,
                Samples.meshes(set, items),
                config.inputs(),
                config.model().needs(),
                cache);
        List<ClassifiedSample> samples = new ArrayList<>();
        for (int i = 0; i < surfaces.size(); i++) {
            int item = items.get(i);
            samples.add(new ClassifiedSample(set.itemNames().get(item), surfaces.get(i), set.classOf(item)));
        }
        return samples;
    }

    private record OpenedClassification(Classification network, ClassificationTask classification, String setName)
            implements Opened {
        @Override
        public TrainingTask task() {
            return classification;
        }

        @Override
        public void report(Report report, Part part, Evaluation evaluation) {
            List<String> classes = network.config().classes();
            ClassificationTask.Scored scored = ClassificationTask.score(network, classification.samples(part));
            report.picture("Confusion", Charting.confusionPicture(Charting.shares(scored.confusion()), classes));
            List<ClassifiedSample> wrong = classification.samples(part).stream()
                    .filter(s -> !Objects.equals(scored.labels().get(s.name()), s.label()))
                    .limit(LISTED)
                    .toList();
            report.table(
                    "The first that are wrong",
                    List.of("mesh", "class", "prediction"),
                    wrong.stream()
                            .map(s -> List.of(
                                    s.name(),
                                    classes.get(s.label()),
                                    classes.get(scored.labels().getOrDefault(s.name(), 0))))
                            .toList());
        }

        @Override
        public void close() {
            classification.close();
            network.close();
        }
    }

    @Override
    public Answer evaluate(EvaluationSetup setup) {
        refuseAveraging(setup.config());
        ClassifiedSet set = setup.config().data().openClassified();
        setup.streams().warnSkipped(set);
        List<Integer> items = setup.items(set);
        try (Classification network = Models.classification(setup.model(), setup.device())) {
            List<String> classes = network.config().classes();
            if (!classes.containsAll(set.classNames())) {
                throw new CommandException(setup.model() + " knows the classes " + classes + ", " + set.name() + " has "
                        + set.classNames());
            }
            RunConfig config = setup.config()
                    .with(network.config().inputs())
                    .with(network.config().net());
            List<ClassifiedSample> samples = prepared(setup.streams(), set, items, config, setup.cache()).stream()
                    .map(s -> new ClassifiedSample(
                            s.name(),
                            s.surface(),
                            classes.indexOf(set.classNames().get(s.label()))))
                    .toList();
            return answer(ClassificationTask.score(network, samples), classes, setup);
        }
    }

    private static Answer answer(ClassificationTask.Scored scored, List<String> classes, EvaluationSetup setup) {
        ObjectNode json = Json.object();
        json.put("task", Classification.TASK);
        json.put("split", setup.part());
        json.put("meshes", scored.labels().size());
        Json.put(json.putObject("metrics"), "accuracy", scored.accuracy());
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d meshes: accuracy %.2f %% (share of meshes classified rightly)",
                scored.labels().size(),
                100 * scored.accuracy()));
        ArrayNode wrong = json.putArray("wrong");
        scored.labels().forEach((name, label) -> {
            int truth = scored.truth().getOrDefault(name, -1);
            if (truth != label) {
                String said = classes.get(label);
                wrong.addObject()
                        .put("mesh", name)
                        .put("class", classes.get(truth))
                        .put("prediction", said);
                text.append(String.format(Locale.ROOT, "%n  wrong: %s is said to be %s", name, said));
            }
        });
        Path folder = setup.out();
        if (folder != null) {
            ArrayNode files = json.putArray("files");
            for (Path file : Charting.confusion(folder, scored.confusion(), classes)) {
                files.add(file.toString());
                text.append(System.lineSeparator()).append("written to ").append(file);
            }
        }
        return Answer.of(json, text.toString());
    }
}
