package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the charts of every surface. */
final class ChartsTest {
    static Stream<TriangleMesh> surfaces() {
        return Stream.of(
                TestMeshes.noisy(TestMeshes.icosphere(3), 0.02, 1),
                TestMeshes.noisy(TestMeshes.torus(40, 16, 2, 0.7), 0.03, 2),
                TestMeshes.noisy(TestMeshes.cylinder(24, 20, 1, 4), 0.02, 3),
                TestMeshes.irregularGrid(15, 15, 0.3, 4));
    }

    /** Pair ids by (p, q). */
    private static Map<Long, Integer> index(Charts charts) {
        Map<Long, Integer> result = new HashMap<>();
        for (int p = 0; p < charts.vertexCount(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                result.put((long) p << 32 | charts.neighbours()[e], e);
            }
        }
        return result;
    }

    private static int find(Map<Long, Integer> index, int p, int q) {
        return index.getOrDefault((long) p << 32 | q, -1);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void pairsAreSymmetricSortedAndWeighted(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        for (ChartOptions.Method method : ChartOptions.Method.values()) {
            Charts charts = Charts.of(surface, ChartOptions.radiusEdges(3).withMethod(method));
            Map<Long, Integer> index = index(charts);
            int unsorted = 0;
            int alone = 0;
            double worst = 0;
            for (int p = 0; p < charts.vertexCount(); p++) {
                double sum = 0;
                double area = 0;
                int begin = charts.offsets()[p];
                for (int e = begin; e < charts.offsets()[p + 1]; e++) {
                    int q = charts.neighbours()[e];
                    int back = find(index, q, p);
                    alone += back < 0 || p == q ? 1 : 0;
                    unsorted += e > begin && charts.r()[e - 1] > charts.r()[e] ? 1 : 0;
                    double both = charts.transport()[e] + charts.transport()[Math.max(0, back)];
                    worst = Math.max(worst, Math.abs(Angles.signed(both)));
                    sum += charts.weight()[e];
                    area += surface.vertexAreas()[q];
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
                assertThat(charts.weight()[begin])
                        .isCloseTo(surface.vertexAreas()[charts.neighbours()[begin]] / area, within(1e-12));
            }
            assertThat(index).hasSize(charts.pairCount());
            assertThat(alone).isZero();
            assertThat(unsorted).isZero();
            assertThat(worst).isLessThan(1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void oneRingIsExactAndAlwaysThere(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        HalfEdges halfEdges = surface.halfEdges();
        for (double radius : new double[] {0, 3}) {
            Charts charts = Charts.of(surface, ChartOptions.radiusEdges(radius));
            Map<Long, Integer> index = index(charts);
            for (int p = 0; p < charts.vertexCount(); p++) {
                for (int h = halfEdges.first(p), i = 0; i < halfEdges.degree(p); i++, h = halfEdges.nextAround(h)) {
                    int e = find(index, p, halfEdges.tip(h));
                    assertThat(charts.r()[e]).isEqualTo(surface.lengths().length(h));
                    assertThat(charts.theta()[e]).isEqualTo(surface.transport().angle(h));
                    double difference =
                            charts.transport()[e] - surface.transport().along(h);
                    assertThat(Angles.signed(difference)).isCloseTo(0, within(1e-12));
                }
                if (radius == 0) {
                    assertThat(charts.offsets()[p + 1] - charts.offsets()[p]).isEqualTo(halfEdges.degree(p));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void resultDoesNotDependOnTheThreads(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        ChartOptions options = ChartOptions.radiusEdges(4).withNeighbourCap(20);
        Charts one = Charts.of(surface, options.withThreads(1));
        Charts three = Charts.of(surface, options.withThreads(3));
        assertThat(three.offsets()).isEqualTo(one.offsets());
        assertThat(three.neighbours()).isEqualTo(one.neighbours());
        assertThat(three.r()).isEqualTo(one.r());
        assertThat(three.theta()).isEqualTo(one.theta());
        assertThat(three.transport()).isEqualTo(one.transport());
        assertThat(three.weight()).isEqualTo(one.weight());
        assertThat(three.wrappedShare()).isEqualTo(one.wrappedShare());
    }

    private static void assertSame(Charts actual, Charts expected, double scale) {
        assertThat(actual.offsets()).isEqualTo(expected.offsets());
        assertThat(actual.radius()).isCloseTo(expected.radius() * scale, within(1e-9));
        Map<Long, Integer> index = index(actual);
        double worst = 0;
        for (int p = 0; p < expected.vertexCount(); p++) {
            for (int e = expected.offsets()[p]; e < expected.offsets()[p + 1]; e++) {
                int other = find(index, p, expected.neighbours()[e]);
                assertThat(other >= 0).isTrue();
                worst = Math.max(worst, Math.abs(actual.r()[other] - expected.r()[e] * scale));
                worst = Math.max(worst, Math.abs(Angles.signed(actual.theta()[other] - expected.theta()[e])));
                worst = Math.max(worst, Math.abs(Angles.signed(actual.transport()[other] - expected.transport()[e])));
                worst = Math.max(worst, Math.abs(actual.weight()[other] - expected.weight()[e]));
            }
        }
        assertThat(worst).isLessThan(1e-7);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void turningTheChartsIsTheSameAsMakingThemInTurnedFrames(TriangleMesh mesh) {
        double[] alpha = TestMeshes.randomAngles(mesh.vertexCount(), 7);
        Surface surface = Surface.of(mesh);
        for (ChartOptions.Method method : ChartOptions.Method.values()) {
            ChartOptions options = ChartOptions.radiusEdges(3).withMethod(method);
            assertSame(
                    Charts.of(surface, options).rotatedGauge(alpha),
                    Charts.of(surface.rotatedGauge(alpha), options),
                    1);
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void rigidMotionChangesNothingAndScaleOnlyLengths(TriangleMesh mesh) {
        Surface here = Surface.of(mesh);
        Surface there = Surface.of(TestMeshes.moved(mesh, 0.8, 2.5, -3));
        for (ChartOptions options : new ChartOptions[] {
            ChartOptions.radiusEdges(3),
            ChartOptions.nu(16, mesh.vertexCount()),
            ChartOptions.radiusEdges(4).withNeighbourCap(12),
            ChartOptions.radiusEdges(3).withMethod(ChartOptions.Method.PROJECTION)
        }) {
            assertSame(Charts.of(there, options), Charts.of(here, options), 2.5);
        }
    }

    /** Also with faces twenty times as long as wide, and long edges that leave the radius. */
    @ParameterizedTest
    @CsvSource({"40, 30, 0.15, 1.21", "60, 8, 2, 3.01", "24, 60, 0.02, 0.61"})
    void prismSideIsFlatSoItsDistancesAreThoseOfTheUnrolledPlane(int around, int along, double step, double radius) {
        double side = 2 * Math.sin(Math.PI / around);
        Charts charts =
                Charts.of(Surface.of(TestMeshes.cylinder(around, along, 1, along * step)), ChartOptions.radius(radius));
        double worst = 0;
        int within = 0;
        int expected = 0;
        for (int p = 0; p < charts.vertexCount(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                worst = Math.max(
                        worst, Math.abs(charts.r()[e] - unrolled(around, side, step, p, charts.neighbours()[e])));
                within += charts.r()[e] <= radius ? 1 : 0;
            }
            for (int q = 0; q < charts.vertexCount(); q++) {
                expected += q != p && unrolled(around, side, step, p, q) <= radius ? 1 : 0;
            }
        }
        assertThat(worst).isLessThan(1e-9);
        assertThat(within).isEqualTo(expected);
        assertThat(charts.wrappedShare()).isZero();
    }

    private static double unrolled(int around, double side, double step, int p, int q) {
        return Math.hypot(side * Math.IEEEremainder(q % around - p % around, around), step * (q / around - p / around));
    }

    @Test
    void transportOnTheUnrolledPrismIsTheDifferenceOfTheAngles() {
        Surface surface =
                Surface.of(TestMeshes.cylinder(40, 30, 1, 4.5)).rotatedGauge(TestMeshes.randomAngles(40 * 31, 6));
        Charts charts = Charts.of(surface, ChartOptions.radius(1.2));
        HalfEdges halfEdges = surface.halfEdges();
        double[] axis = new double[charts.vertexCount()]; // the direction along the axis, up to the last row
        for (int h = 0; h < halfEdges.count(); h++) {
            if (halfEdges.tip(h) == halfEdges.tail(h) + 40) {
                axis[halfEdges.tail(h)] = surface.transport().angle(h);
            }
        }
        int upward = axis.length - 40;
        double worst = 0;
        for (int p = 0; p < upward; p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                int q = charts.neighbours()[e];
                if (q < upward) {
                    double difference = charts.transport()[e] - (axis[p] - axis[q]);
                    worst = Math.max(worst, Math.abs(Angles.signed(difference)));
                }
            }
        }
        assertThat(worst).isLessThan(1e-9);
    }

    @Test
    void reversedPairsListEveryPairOnceUnderItsNeighbour() {
        Charts charts = Charts.of(
                Surface.of(TestMeshes.icosphere(3)), ChartOptions.radiusEdges(4).withNeighbourCap(9));
        ReversedPairs reversed = charts.reversed();
        int[] all = reversed.pairs().clone();
        for (int q = 0; q < charts.vertexCount(); q++) {
            for (int i = reversed.offsets()[q]; i < reversed.offsets()[q + 1]; i++) {
                assertThat(charts.neighbours()[reversed.pairs()[i]]).isEqualTo(q);
                assertThat(i == reversed.offsets()[q] || reversed.pairs()[i - 1] < reversed.pairs()[i])
                        .isTrue();
            }
        }
        Arrays.sort(all);
        for (int e = 0; e < all.length; e++) {
            assertThat(all[e]).isEqualTo(e);
        }
    }

    @Test
    void badOptionsAreRefused() {
        assertThatThrownBy(() -> ChartOptions.radius(-1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> ChartOptions.radiusEdges(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> ChartOptions.radius(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> ChartOptions.forLearning(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> ChartOptions.radius(1).withNeighbourCap(-2)).hasMessageContaining("-2");
        assertThatThrownBy(() -> ChartOptions.radius(1).withThreads(-1)).hasMessageContaining("-1");
    }

    @Test
    void learningRadiusIsAShareOfTheSurfaceWhateverTheTriangulation() {
        ChartOptions options = ChartOptions.forLearning(642);
        Charts median = Charts.of(Surface.of(TestMeshes.icosphere(3)), options);
        Charts fine = Charts.of(Surface.of(TestMeshes.icosphere(4)), options);
        assertThat(median.radius()).isCloseTo(Math.sqrt(16 / (Math.PI * 642) * 4 * Math.PI), within(0.01));
        assertThat(fine.radius()).isCloseTo(median.radius(), within(0.01));
        assertThat(median.meanNeighbours()).isBetween(12.0, 19.0);
        assertThat(options.scaled(2).radiusOn(Surface.of(TestMeshes.icosphere(3))))
                .isCloseTo(2 * median.radius(), within(1e-12));
    }
}
