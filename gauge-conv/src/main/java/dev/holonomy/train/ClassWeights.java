package dev.holonomy.train;

import java.util.Arrays;

/** How much a class counts in the loss, by how much of it the training part has. */
public enum ClassWeights {
    /** All the same. */
    NONE(0),
    /** In inverse proportion to the square root of its amount. */
    ROOT(0.5),
    /** In inverse proportion to its amount: every class counts the same. */
    BALANCED(1);

    private final double power;

    ClassWeights(double power) {
        this.power = power;
    }

    /**
     * The weights.
     *
     * @param amounts area or number of each class, not negative
     * @return amount^−power, scaled so that the amounts keep their sum: Σ w_c a_c = Σ a_c; 0 for a class that is not there
     */
    public double[] of(double[] amounts) {
        double[] weights = new double[amounts.length];
        double weighted = 0;
        for (int c = 0; c < weights.length; c++) {
            weights[c] = amounts[c] > 0 ? Math.pow(amounts[c], -power) : 0;
            weighted += weights[c] * amounts[c];
        }
        double scale = Arrays.stream(amounts).sum() / weighted;
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= scale;
        }
        return weights;
    }
}
