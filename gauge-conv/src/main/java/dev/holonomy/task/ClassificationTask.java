package dev.holonomy.task;

import dev.holonomy.autodiff.CrossEntropy;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Pass;
import dev.holonomy.mesh.io.NpyArray;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Loss;
import dev.holonomy.train.Metric;
import dev.holonomy.train.Part;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.train.TrainingTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The training of a {@link Classification}: cross-entropy with label smoothing. The training set stays on the device. */
public final class ClassificationTask implements TrainingTask, AutoCloseable {
    private static final List<Metric> METRICS =
            List.of(new Metric("accuracy", "share of meshes classified rightly", Metric.Kind.SHARE));

    private final Classification model;
    private final TrainingConfig config;
    private final List<ClassifiedSample> validation;
    private final List<ClassifiedSample> test;
    private final Scope scope;
    private final List<Resident> samples = new ArrayList<>();

    private record Resident(Classification.Loaded loaded, Buffer label, Tensor weight, ClassifiedSample sample) {}

    /**
     * Puts the training part on the device.
     *
     * @param model the network; not closed here
     * @param config how it is trained: smoothing of the labels, weights of the classes
     * @param training learned from
     * @param validation taken from the training meshes, not learned from; may be empty
     * @param test chooses nothing; may be empty
     */
    public ClassificationTask(
            Classification model,
            TrainingConfig config,
            List<ClassifiedSample> training,
            List<ClassifiedSample> validation,
            List<ClassifiedSample> test) {
        if (training.isEmpty()) {
            throw new IllegalArgumentException("the training part is empty");
        }
        this.model = model;
        this.config = config;
        this.validation = List.copyOf(validation);
        this.test = List.copyOf(test);
        scope = model.device().scope();
        try {
            double[] counts = new double[model.config().classes().size()];
            training.forEach(sample -> counts[sample.label()]++);
            double[] weights = config.classWeights().of(counts);
            for (ClassifiedSample sample : training) {
                samples.add(new Resident(
                        model.load(scope, sample.surface()),
                        scope.ints(new int[] {sample.label()}),
                        Tensor.of(scope, new double[] {weights[sample.label()]}, 1),
                        sample));
            }
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    @Override
    public Classification network() {
        return model;
    }

    @Override
    public int sampleCount() {
        return samples.size();
    }

    @Override
    public String sampleName(int sample) {
        return samples.get(sample).sample.name();
    }

    @Override
    public Loss loss(Tape tape, int sample, long seed) {
        Resident resident = samples.get(sample);
        Tensor logits = model.logits(new Pass(tape, resident.loaded.surface(), true, seed), resident.loaded);
        Tensor loss = tape.apply(new CrossEntropy(resident.label, config.smoothing()), logits, resident.weight);
        return new Loss(loss, () -> largest(logits.read()) == resident.sample.label() ? 1 : 0);
    }

    private static int largest(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    /**
     * The samples of a part.
     *
     * @param part validation or test
     * @return its samples, in order
     */
    public List<ClassifiedSample> samples(Part part) {
        return of(part);
    }

    private List<ClassifiedSample> of(Part part) {
        return part == Part.TEST ? test : validation;
    }

    @Override
    public boolean has(Part part) {
        return !of(part).isEmpty();
    }

    @Override
    public Evaluation evaluate(Part part) {
        Scored scored = score(model, of(part));
        Map<String, NpyArray> predictions = new LinkedHashMap<>();
        scored.probabilities.forEach((name, p) -> predictions.put(name, NpyArray.of(p, p.length)));
        Map<String, Double> right = new LinkedHashMap<>();
        scored.labels.forEach(
                (name, label) -> right.put(name, Objects.equals(scored.truth.get(name), label) ? 1.0 : 0.0));
        return new Evaluation(new double[] {scored.accuracy()}, right, predictions);
    }

    /**
     * What a network makes of samples.
     *
     * @param confusion meshes of true class i that are said to be of class j, [classes][classes]
     * @param probabilities of the classes, by sample name
     * @param labels the most probable class, by sample name
     * @param truth the class, by sample name
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read only
    public record Scored(
            double[][] confusion,
            Map<String, double[]> probabilities,
            Map<String, Integer> labels,
            Map<String, Integer> truth) {
        /**
         * The share of meshes whose most probable class is theirs.
         *
         * @return in [0, 1]
         */
        public double accuracy() {
            long right = labels.entrySet().stream()
                    .filter(e -> e.getValue().equals(truth.get(e.getKey())))
                    .count();
            return (double) right / labels.size();
        }
    }

    /**
     * Classifies samples and compares with the truth.
     *
     * @param network the network
     * @param samples their names all different
     * @return confusion and predictions
     */
    public static Scored score(Classification network, List<ClassifiedSample> samples) {
        int classes = network.config().classes().size();
        double[][] confusion = new double[classes][classes];
        Map<String, double[]> probabilities = new LinkedHashMap<>();
        Map<String, Integer> labels = new LinkedHashMap<>();
        Map<String, Integer> truth = new LinkedHashMap<>();
        for (ClassifiedSample sample : samples) {
            double[] p = network.probabilities(sample.surface());
            probabilities.put(sample.name(), p);
            labels.put(sample.name(), largest(p));
            truth.put(sample.name(), sample.label());
            confusion[sample.label()][largest(p)]++;
        }
        return new Scored(confusion, probabilities, labels, truth);
    }

    @Override
    public void close() {
        scope.close();
    }
}
