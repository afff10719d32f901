package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Capped charts stay as large as they were, and keep the area of what they drop. */
final class FarthestPointsTest {
    @Test
    void cappedChartKeepsItsExtentAndItsArea() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(4, 0.2, 3));
        ChartOptions options = ChartOptions.radiusEdges(6);
        Charts full = Charts.of(surface, options);
        Charts capped = Charts.of(surface, options.withNeighbourCap(24));
        for (int p = 0; p < full.vertexCount(); p++) {
            int begin = capped.offsets()[p];
            int end = capped.offsets()[p + 1];
            assertThat(end - begin).isEqualTo(24);
            double sum = 0;
            double moment = 0;
            for (int e = begin; e < end; e++) {
                sum += capped.weight()[e];
                moment += capped.weight()[e] * capped.r()[e] * capped.r()[e];
            }
            double fullMoment = 0;
            for (int e = full.offsets()[p]; e < full.offsets()[p + 1]; e++) {
                fullMoment += full.weight()[e] * full.r()[e] * full.r()[e];
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(capped.r()[end - 1]).isEqualTo(full.r()[full.offsets()[p + 1] - 1]);
            assertThat(moment / fullMoment).isBetween(0.8, 1.3); // of the nearest 24 it would be about 0.2
        }
    }

    @Test
    void capThatIsNotReachedChangesNothing() {
        Surface surface = Surface.of(TestMeshes.icosphere(2));
        Charts full = Charts.of(surface, ChartOptions.radiusEdges(2));
        Charts capped = Charts.of(surface, ChartOptions.radiusEdges(2).withNeighbourCap(100));
        assertThat(capped.neighbours()).isEqualTo(full.neighbours());
        assertThat(capped.weight()).isEqualTo(full.weight());
    }

    @Test
    void samplesAreFartherApartThanAnyVertexIsFromThem() {
        int n = 400;
        int wanted = 20;
        double[] r = new double[n];
        double[] theta = new double[n];
        double[] area = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            r[i] = Math.sqrt((i + 0.5) / n);
            theta[i] = 2.399963 * i;
            area[i] = 1 + i % 3;
            total += area[i];
        }
        int[] chosen = new int[wanted];
        new FarthestPoints().choose(n, wanted, r, theta, area, chosen);
        double apart = Double.POSITIVE_INFINITY;
        double kept = 0;
        for (int i = 0; i < wanted; i++) {
            kept += area[chosen[i]];
            for (int j = 0; j < i; j++) {
                apart = Math.min(apart, distance(r, theta, chosen[i], chosen[j]));
            }
        }
        double cover = 0;
        for (int i = 0; i < n; i++) {
            double nearest = r[i]; // the source counts as seen
            for (int c : chosen) {
                nearest = Math.min(nearest, distance(r, theta, i, c));
            }
            cover = Math.max(cover, nearest);
        }
        assertThat(apart).isGreaterThanOrEqualTo(cover);
        assertThat(kept).isCloseTo(total, within(1e-9));
        assertThat(chosen[0]).isEqualTo(n - 1);
    }

    private static double distance(double[] r, double[] theta, int i, int j) {
        return Math.hypot(
                r[i] * Math.cos(theta[i]) - r[j] * Math.cos(theta[j]),
                r[i] * Math.sin(theta[i]) - r[j] * Math.sin(theta[j]));
    }
}
