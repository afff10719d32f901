package dev.holonomy.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final double[] RAMP = new double[1001];

    static {
        Arrays.setAll(RAMP, i -> (i * 387 % 1001) / 10.0); // 0, 0.1 .. 100 in another order
    }

    @Test
    void percentilesOfAnEvenRampAreTheNumbersThemselves() {
        assertThat(Range.parse("2%,98%").of(RAMP)).containsExactly(new double[] {2, 98}, within(1e-12));
        assertThat(Range.parse("0%,100%").of(RAMP)).containsExactly(Range.FULL.of(RAMP), within(0.0));
    }

    @Test
    void whatIsNotFiniteIsLeftOutAndNothingIsUnitRange() {
        double[] odd = {Double.NaN, 3, Double.POSITIVE_INFINITY, -1, Double.NEGATIVE_INFINITY};
        assertThat(Range.FULL.of(odd)).containsExactly(-1, 3);
        assertThat(Range.SYMMETRIC.of(odd)).containsExactly(-3, 3);
        assertThat(Range.MOST.of(new double[] {Double.NaN})).containsExactly(0, 1);
        assertThat(Range.FULL.of(new double[] {5, 5})).containsExactly(5, 5);
    }

    @Test
    void aHistogramCountsEachFiniteNumberOnce() {
        Histogram histogram = new Histogram(RAMP, 10);
        int all = 0;
        for (int bin = 0; bin < 10; bin++) {
            assertThat(histogram.count(bin)).isBetween(100, 101);
            all += histogram.count(bin);
        }
        assertThat(all).isEqualTo(1001);
        Histogram constant = new Histogram(new double[] {4, 4, Double.NaN}, 10);
        assertThat(constant.count(0)).isEqualTo(2);
    }
}
