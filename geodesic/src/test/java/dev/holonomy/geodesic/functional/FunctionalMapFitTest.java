package dev.holonomy.geodesic.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.functional.FunctionalMapFit.Mask;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionalMapFitTest {
    private static final int DESCRIPTORS = 7;
    private static final int ROWS = 5;
    private static final int COLUMNS = 6;
    private static final double WEIGHT = 0.01;

    private static SpectralBasis basis(double... values) {
        return SpectralBasis.of(values, new double[values.length], new double[] {1});
    }

    private static final SpectralBasis X = basis(0, 1, 2, 5, 7, 9);
    private static final SpectralBasis Y = basis(0, 1.5, 2, 4, 8);

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private static double energy(double[] c, double[] a, double[] b, Mask mask) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            for (int d = 0; d < DESCRIPTORS; d++) {
                double rest = -b[i * DESCRIPTORS + d];
                for (int j = 0; j < COLUMNS; j++) {
                    rest += c[i * COLUMNS + j] * a[j * DESCRIPTORS + d];
                }
                sum += rest * rest;
            }
            for (int j = 0; j < COLUMNS; j++) {
                double cost = mask.of(X.values()[j], Y.values()[i], 9);
                sum += WEIGHT * cost * c[i * COLUMNS + j] * c[i * COLUMNS + j];
            }
        }
        return sum;
    }

    /** The energy is quadratic, so its central difference is its derivative, which the minimum has none of. */
    @ParameterizedTest
    @EnumSource
    void noMapCostsLess(Mask mask) {
        double[] a = random(COLUMNS * DESCRIPTORS, 1);
        double[] b = random(ROWS * DESCRIPTORS, 2);
        double[] c = new FunctionalMapFit(X, a, Y, b, DESCRIPTORS, mask, WEIGHT)
                .map()
                .matrix();
        for (int i = 0; i < c.length; i++) {
            double[] more = c.clone();
            double[] less = c.clone();
            more[i] += 1e-3;
            less[i] -= 1e-3;
            double slope = (energy(more, a, b, mask) - energy(less, a, b, mask)) / 2e-3;
            assertThat(slope).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDerivativeIsThatOfDifferences(Mask mask) {
        double[] a = random(COLUMNS * DESCRIPTORS, 3);
        double[] b = random(ROWS * DESCRIPTORS, 4);
        double[] byMap = random(ROWS * COLUMNS, 5);
        FunctionalMapFit.Gradient gradient =
                new FunctionalMapFit(X, a, Y, b, DESCRIPTORS, mask, WEIGHT).backward(byMap);
        for (int i = 0; i < a.length; i++) {
            assertThat(difference(a, b, true, i, byMap, mask)).isCloseTo(gradient.a()[i], within(1e-6));
        }
        for (int i = 0; i < b.length; i++) {
            assertThat(difference(a, b, false, i, byMap, mask)).isCloseTo(gradient.b()[i], within(1e-6));
        }
    }

    private static double difference(double[] a, double[] b, boolean first, int i, double[] byMap, Mask mask) {
        double[] value = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] p = a.clone();
            double[] q = b.clone();
            (first ? p : q)[i] += side == 0 ? 1e-5 : -1e-5;
            double[] c = new FunctionalMapFit(X, p, Y, q, DESCRIPTORS, mask, WEIGHT)
                    .map()
                    .matrix();
            for (int j = 0; j < c.length; j++) {
                value[side] += byMap[j] * c[j];
            }
        }
        return (value[0] - value[1]) / 2e-5;
    }

    @Test
    void descriptorsThatAreCarriedGiveTheMapThatCarriesThem() {
        MatchingSide x = Blobs.side(Blobs.blob(false));
        int[] order = Blobs.shuffled(x.mesh().vertexCount());
        MatchingSide y = Blobs.side(Blobs.copy(x.mesh(), order));
        int count = 40;
        double[] f = random(order.length * count, 6);
        double[] g = new double[f.length];
        for (int v = 0; v < order.length; v++) {
            System.arraycopy(f, order[v] * count, g, v * count, count);
        }
        int modes = 20;
        FunctionalMap map = new FunctionalMapFit(
                        x.basis(),
                        x.basis().coefficients(f, count, modes),
                        y.basis(),
                        y.basis().coefficients(g, count, modes),
                        count,
                        Mask.LAPLACIAN,
                        1e-3)
                .map();
        FunctionalMap truth = FunctionalMap.ofVertexMap(x.basis(), y.basis(), order, modes, modes);
        for (int i = 0; i < modes * modes; i++) {
            assertThat(map.matrix()[i]).isCloseTo(truth.matrix()[i], within(1e-5));
        }
    }
}
