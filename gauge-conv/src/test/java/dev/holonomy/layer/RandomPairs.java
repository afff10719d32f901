package dev.holonomy.layer;

import java.util.Arrays;
import java.util.Random;

/** Pairs with random angles: every identity of the layers must hold on them, not only on pairs of a real surface. */
public final class RandomPairs {
    private RandomPairs() {}

    /** Each vertex sees {@code degree} others; the first vertex sees nobody. */
    public static Pairs of(int vertices, int degree, long seed) {
        Random random = new Random(seed);
        int[] offsets = new int[vertices + 1];
        int count = (vertices - 1) * degree;
        int[] neighbours = new int[count];
        double[] r = new double[count];
        double[] theta = new double[count];
        double[] transport = new double[count];
        double[] weight = new double[count];
        for (int p = 1; p < vertices; p++) {
            offsets[p + 1] = p * degree;
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                neighbours[e] = random.nextInt(vertices);
                r[e] = random.nextDouble() * 1.1;
                theta[e] = random.nextDouble() * 2 * Math.PI;
                transport[e] = random.nextDouble() * 2 * Math.PI;
                weight[e] = 1.0 / degree;
            }
        }
        return new Pairs(offsets, neighbours, r, theta, transport, weight, 1);
    }

    /** Random numbers around zero. */
    public static double[] gaussian(int count, long seed) {
        Random random = new Random(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }
}
