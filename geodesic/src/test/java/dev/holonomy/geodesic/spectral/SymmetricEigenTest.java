package dev.holonomy.geodesic.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    /** The path's matrix has the eigenvalues 2 + 2 cos(kπ / (n + 1)). */
    @Test
    void secondDifferencesHaveTheirClosedForm() {
        int n = 60;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = 2;
            if (i > 0) {
                matrix[i * n + i - 1] = -1;
                matrix[(i - 1) * n + i] = -1;
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(matrix, n, n - 1);
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * (k + 1) / (n + 1);
            assertThat(eigen.value(k)).isCloseTo(2 + 2 * Math.cos(angle), within(1e-13));
            double last = Math.sqrt(2.0 / (n + 1)) * Math.abs(Math.sin(n * angle));
            assertThat(Math.abs(eigen.vector(k, 0))).isCloseTo(last, within(1e-13));
        }
    }

    @Test
    void eigenvectorsSolveAndAreOrthonormal() {
        for (int n : new int[] {1, 2, 3, 7, 50}) {
            Random random = new Random(n);
            double[] matrix = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i * n + j] = random.nextGaussian();
                    matrix[j * n + i] = matrix[i * n + j];
                }
            }
            SymmetricEigen eigen = new SymmetricEigen(matrix.clone(), n, 0);
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    double image = 0;
                    double inner = 0;
                    for (int j = 0; j < n; j++) {
                        image += matrix[i * n + j] * eigen.vector(k, j);
                        inner += eigen.vector(k, j) * eigen.vector(i, j);
                    }
                    assertThat(image).isCloseTo(eigen.value(k) * eigen.vector(k, i), within(1e-12));
                    assertThat(inner).isCloseTo(i == k ? 1 : 0, within(1e-13));
                }
            }
        }
    }
}
