package dev.holonomy.task;

import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexScalars;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network says of each element of a mesh.
 *
 * @param probabilities softmax of the logits, [N, K]
 * @param labels the most probable class, [N]
 * @param classNames the name of each class
 * @param elements vertices or faces
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read only
public record SegmentationPrediction(
        double[] probabilities, int[] labels, List<String> classNames, Sample.Elements elements) {
    static SegmentationPrediction ofLogits(double[] logits, int classes, List<String> names, Sample.Elements elements) {
        int count = logits.length / classes;
        double[] probabilities = new double[logits.length];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = logits[i * classes + k] > logits[i * classes + best] ? k : best;
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                probabilities[i * classes + k] = Math.exp(logits[i * classes + k] - logits[i * classes + best]);
                sum += probabilities[i * classes + k];
            }
            for (int k = 0; k < classes; k++) {
                probabilities[i * classes + k] /= sum;
            }
            labels[i] = best;
        }
        return new SegmentationPrediction(probabilities, labels, names, elements);
    }

    /**
     * The number of elements.
     *
     * @return N
     */
    public int count() {
        return labels.length;
    }

    /**
     * The prediction as values that files and the viewer know: labels {@code prediction}, {@code probability/CLASS} for each class, and
     * {@code confidence}, the probability of the label.
     *
     * @return labels first
     */
    public List<MeshValues> values() {
        boolean vertices = elements == Sample.Elements.VERTICES;
        List<MeshValues> values = new ArrayList<>();
        values.add(
                vertices
                        ? new VertexLabels("prediction", labels, classNames)
                        : new FaceLabels("prediction", labels, classNames));
        int classes = classNames.size();
        double[] confidence = new double[count()];
        for (int k = 0; k < classes; k++) {
            double[] one = new double[count()];
            for (int i = 0; i < one.length; i++) {
                one[i] = probabilities[i * classes + k];
                confidence[i] = Math.max(confidence[i], one[i]);
            }
            values.add(scalars(vertices, "probability/" + classNames.get(k), one));
        }
        values.add(scalars(vertices, "confidence", confidence));
        return values;
    }

    private static MeshValues scalars(boolean vertices, String name, double[] values) {
        return vertices ? new VertexScalars(name, values) : new FaceScalars(name, values);
    }
}
