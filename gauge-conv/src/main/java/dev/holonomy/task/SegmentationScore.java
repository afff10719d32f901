package dev.holonomy.task;

import java.util.Arrays;

/** Areas by true and predicted class, over any number of meshes; metrics by name. */
public final class SegmentationScore {
    private final int classes;
    private final double[][] confusion;
    private final double[][] counts;
    private double meanOfMeshes;
    private int meshes;

    /**
     * No mesh yet.
     *
     * @param classes the number of classes
     */
    public SegmentationScore(int classes) {
        this.classes = classes;
        confusion = new double[classes][classes];
        counts = new double[classes][classes];
    }

    /**
     * Adds a mesh.
     *
     * @param truth class ids, −1 counts nothing
     * @param predicted class ids
     * @param areas of each element; normalised, so that every mesh counts the same
     * @return the mesh's area-weighted accuracy
     */
    public double add(int[] truth, int[] predicted, double[] areas) {
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
            total += truth[i] >= 0 ? areas[i] : 0;
        }
        double right = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] >= 0) {
                confusion[truth[i]][predicted[i]] += areas[i] / total;
                counts[truth[i]][predicted[i]]++;
                right += truth[i] == predicted[i] ? areas[i] / total : 0;
            }
        }
        meanOfMeshes += (right - meanOfMeshes) / ++meshes;
        return right;
    }

    /**
     * The mean over meshes of the share of area that is labelled rightly: the metric of the Princeton benchmark's papers.
     *
     * @return in [0, 1]; NaN with no mesh
     */
    public double areaAccuracy() {
        return meshes == 0 ? Double.NaN : meanOfMeshes;
    }

    /**
     * The share of elements labelled rightly, over all meshes together.
     *
     * @return in [0, 1]; NaN with no element
     */
    public double elementAccuracy() {
        double right = 0;
        double all = 0;
        for (int c = 0; c < classes; c++) {
            right += counts[c][c];
            all += Arrays.stream(counts[c]).sum();
        }
        return right / all;
    }

    /**
     * Intersection over union of the areas of a class.
     *
     * @param c the class
     * @return in [0, 1]; NaN where it neither occurs nor is predicted
     */
    public double iou(int c) {
        double union = -confusion[c][c];
        for (int other = 0; other < classes; other++) {
            union += confusion[c][other] + confusion[other][c];
        }
        return union > 0 ? confusion[c][c] / union : Double.NaN;
    }

    /**
     * The share of the labelled area that truly is of a class.
     *
     * @param c the class
     * @return in [0, 1], mean over meshes; NaN with no mesh
     */
    public double share(int c) {
        return Arrays.stream(confusion[c]).sum() / meshes;
    }

    /**
     * The mean of {@link #iou} over the classes that occur or are predicted.
     *
     * @return in [0, 1]
     */
    public double meanIou() {
        double sum = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            double one = iou(c);
            if (!Double.isNaN(one)) {
                sum += one;
                seen++;
            }
        }
        return seen == 0 ? Double.NaN : sum / seen;
    }

    /**
     * The confusion matrix: share of area with true class i and predicted class j, summed over meshes.
     *
     * @return a copy, [classes][classes]
     */
    public double[][] confusion() {
        return Arrays.stream(confusion).map(double[]::clone).toArray(double[][]::new);
    }
}
