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

/** The training of a {@link Segmentation}: area-weighted cross-entropy with label smoothing. The training set stays on the device. */
public final class SegmentationTask implements TrainingTask, AutoCloseable {
    private final Segmentation model;
    private final TrainingConfig config;
    private final SegmentationData data;
    private final Scope scope;
    private final List<Resident> samples = new ArrayList<>();

    private record Resident(Segmentation.Loaded loaded, Buffer labels, Tensor weights, Sample sample) {}

    /**
     * Puts the training part on the device.
     *
     * @param model the network; not closed here
     * @param config how it is trained: smoothing of the labels, weights of the classes
     * @param data the samples
     */
    public SegmentationTask(Segmentation model, TrainingConfig config, SegmentationData data) {
        if (data.training().isEmpty()) {
            throw new IllegalArgumentException("the training part is empty");
        }
        this.model = model;
        this.config = config;
        this.data = data;
        scope = model.device().scope();
        try {
            double[] classWeights = config.classWeights().of(classAreas());
            data.training().forEach(sample -> keep(sample, classWeights));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** The area of each class in the training part, that of a mesh being 1. */
    private double[] classAreas() {
        double[] areas = new double[model.config().classes().size()];
        for (Sample sample : data.training()) {
            double[] shares = labelledShares(sample);
            for (int i = 0; i < shares.length; i++) {
                if (sample.labels()[i] >= 0) {
                    areas[sample.labels()[i]] += shares[i];
                }
            }
        }
        return areas;
    }

    /** The areas of the labelled elements, summing to 1. */
    private static double[] labelledShares(Sample sample) {
        double[] shares = sample.areas().clone();
        double total = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sample.labels()[i] < 0 ? 0 : shares[i];
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** Puts a sample on the device, its elements weighted by area and class. */
    private void keep(Sample sample, double[] classWeights) {
        double[] weights = labelledShares(sample);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= sample.labels()[i] < 0 ? 0 : classWeights[sample.labels()[i]];
        }
        samples.add(new Resident(
                model.load(scope, sample.surface()),
                scope.ints(sample.labels()),
                Tensor.of(scope, weights, weights.length),
                sample));
    }

    @Override
    public Segmentation network() {
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
        Tensor loss = tape.apply(new CrossEntropy(resident.labels, config.smoothing()), logits, resident.weights);
        return new Loss(loss, () -> accuracy(logits, resident.sample));
    }

    private double accuracy(Tensor logits, Sample sample) {
        int[] predicted = model.prediction(logits.read()).labels();
        return new SegmentationScore(model.config().classes().size()).add(sample.labels(), predicted, sample.areas());
    }

    @Override
    public List<Metric> metrics() {
        return metrics(config.testVariants());
    }

    /**
     * The metrics, which say in their titles what was averaged.
     *
     * @param shapes of each mesh whose predictions are averaged, 1 for none but itself
     * @return in the order of {@link #evaluate}
     */
    public static List<Metric> metrics(int shapes) {
        String averaged = shapes == 1 ? "" : ", predictions averaged over " + shapes + " shapes of each mesh";
        return List.of(
                new Metric("accuracy", "mean area-weighted accuracy" + averaged, Metric.Kind.SHARE),
                new Metric("mean_iou", "mean IoU" + averaged, Metric.Kind.SHARE),
                new Metric("element_accuracy", "share of elements labelled rightly" + averaged, Metric.Kind.SHARE));
    }

    /**
     * The samples of a part.
     *
     * @param part validation or test
     * @return its samples, in order
     */
    public List<Sample> samples(Part part) {
        return data.of(part);
    }

    @Override
    public boolean has(Part part) {
        return !data.of(part).isEmpty();
    }

    @Override
    public Evaluation evaluate(Part part) {
        Scored scored = score(model, data.of(part));
        Map<String, NpyArray> labels = new LinkedHashMap<>();
        scored.predictions.forEach((name, p) -> labels.put(name, NpyArray.of(p.labels(), p.count())));
        SegmentationScore score = scored.score;
        double[] values = {score.areaAccuracy(), score.meanIou(), score.elementAccuracy()};
        return new Evaluation(values, scored.accuracies, labels);
    }

    /**
     * What a network makes of samples.
     *
     * @param score of all together
     * @param predictions by sample name
     * @param accuracies area-weighted, by sample name
     */
    public record Scored(
            SegmentationScore score, Map<String, SegmentationPrediction> predictions, Map<String, Double> accuracies) {}

    /**
     * Labels samples and compares with the truth.
     *
     * @param network the network
     * @param samples labelled where the network has its logits
     * @return scores and predictions
     */
    public static Scored score(Segmentation network, List<Sample> samples) {
        SegmentationScore score =
                new SegmentationScore(network.config().classes().size());
        Map<String, SegmentationPrediction> predictions = new LinkedHashMap<>();
        Map<String, Double> accuracies = new LinkedHashMap<>();
        for (Sample sample : samples) {
            SegmentationPrediction prediction = network.predict(sample);
            predictions.put(sample.name(), prediction);
            accuracies.put(sample.name(), score.add(sample.labels(), prediction.labels(), sample.areas()));
        }
        return new Scored(score, predictions, accuracies);
    }

    @Override
    public void close() {
        scope.close();
    }
}
