package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnglesTest {
    @Test
    void atan2AgreesWithTheLibraryEverywhere() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextGaussian() * Math.exp(40 * random.nextGaussian());
            double y = random.nextGaussian() * Math.exp(40 * random.nextGaussian());
            assertThat(Math.abs(Angles.atan2(y, x) - Math.atan2(y, x))).isLessThan(9e-16);
            double near = x * (1 + 0.3 * random.nextGaussian());
            assertThat(Math.abs(Angles.atan2(near, x) - Math.atan2(near, x))).isLessThan(9e-16);
        }
        double[] special = {0, 1, -1, 0.5, -0.5, 2, 1e-300, -1e300};
        for (double y : special) {
            for (double x : special) {
                double expected = x == 0 && y == 0 ? 0 : Math.atan2(y, x);
                assertThat(Math.abs(Angles.atan2(y, x) - expected)).isLessThan(9e-16);
            }
        }
    }
}
