package dev.holonomy.geodesic.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestRowsTest {
    @ParameterizedTest
    @CsvSource({"1, 3, 2", "12, 4, 4", "13, 30, 30", "700, 40, 33", "500, 2, 1"})
    void findsWhatLookingAtAllRowsFinds(int count, int stride, int dims) {
        Random random = new Random(count);
        double[] points = new double[count * stride];
        for (int i = 0; i < points.length; i++) {
            // few values, so that many rows are at one distance; rows are on a curved line, as embeddings are
            int row = i / stride;
            points[i] = Math.rint(4 * Math.sin(row * 0.01 + i % stride)) / 4;
        }
        double[] queries = new double[200 * stride];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = Math.rint(random.nextDouble(-4, 4)) / 4;
        }
        int[] wanted = new int[200];
        int[] guess = new int[200];
        for (int q = 0; q < wanted.length; q++) {
            double least = Double.POSITIVE_INFINITY;
            for (int p = 0; p < count; p++) {
                double square = 0;
                for (int d = 0; d < dims; d++) {
                    double apart = points[p * stride + d] - queries[q * stride + d];
                    square += apart * apart;
                }
                if (square < least) {
                    least = square;
                    wanted[q] = p;
                }
            }
            guess[q] = random.nextInt(-1, count);
        }
        NearestRows rows = new NearestRows(points, stride, dims);
        assertThat(rows.nearest(queries, stride, null)).isEqualTo(wanted);
        assertThat(rows.nearest(queries, stride, guess)).isEqualTo(wanted);
    }
}
