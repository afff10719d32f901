package dev.holonomy.geodesic.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Frames;
import dev.holonomy.geodesic.ReversedPairs;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static final int ORDER = 2;
    private static final int CHANNELS = 3;

    private static Hierarchy threeLevels(Surface surface) {
        return Hierarchy.of(surface, HierarchyOptions.of(3, surface, ChartOptions.radiusEdges(2.5)));
    }

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    @Test
    void cellsPartitionTheFinerLevelAndAreasAreKept() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(4, 0.25, 1));
        Hierarchy hierarchy = threeLevels(surface);
        int fine = surface.mesh().vertexCount();
        for (int l = 1; l <= hierarchy.levelCount(); l++) {
            Level level = hierarchy.level(l);
            assertThat(level.fineCount()).isEqualTo(fine);
            assertThat(level.count()).isEqualTo((int) Math.ceil(fine / 4.0));
            assertThat(Arrays.stream(level.areas()).sum()).isCloseTo(surface.area(), within(1e-12 * surface.area()));
            assertThat(Arrays.stream(level.members()).sorted().toArray())
                    .isEqualTo(IntStream.range(0, fine).toArray());
            for (int c = 0; c < level.count(); c++) {
                double shares = 0;
                for (int i = level.offsets()[c]; i < level.offsets()[c + 1]; i++) {
                    assertThat(level.parents()[level.members()[i]]).isEqualTo(c);
                    shares += level.weight()[level.members()[i]];
                }
                assertThat(shares).isCloseTo(1, within(1e-13));
            }
            fine = level.count();
        }
    }

    @Test
    void poolingWhatWasUnpooledIsTheIdentityAndUnpoolingIsTheAdjointByArea() {
        Surface surface = Surface.of(TestMeshes.torus(30, 16, 2, 0.8));
        Level level = threeLevels(surface).level(1);
        int stride = (2 * ORDER + 1) * CHANNELS;
        double[] y = random(level.count() * stride, 1);
        double[] x = random(level.fineCount() * stride, 2);
        assertThat(level.pool(level.unpool(y, ORDER, CHANNELS), ORDER, CHANNELS))
                .containsExactly(y, within(1e-13));
        double coarse = product(level.pool(x, ORDER, CHANNELS), y, level.areas(), stride);
        double fine = product(x, level.unpool(y, ORDER, CHANNELS), surface.vertexAreas(), stride);
        assertThat(coarse).isCloseTo(fine, within(1e-12 * Math.abs(fine) + 1e-13));
    }

    private static double product(double[] x, double[] y, double[] areas, int stride) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += areas[i / stride] * x[i] * y[i];
        }
        return sum;
    }

    /** Pool and unpool commute with a change of gauge, and the levels of the turned surface are the turned levels. */
    @Test
    void poolingIsEquivariant() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(3, 0.25, 2));
        double[] alpha = TestMeshes.randomAngles(surface.mesh().vertexCount(), 7);
        Hierarchy hierarchy = threeLevels(surface);
        Hierarchy turned = hierarchy.rotatedGauge(alpha);
        Hierarchy anew = threeLevels(surface.rotatedGauge(alpha));
        double[] x = random(surface.mesh().vertexCount() * (2 * ORDER + 1) * CHANNELS, 3);
        double[] turnedX = turn(x, alpha);
        double[] before = x;
        double[] after = turnedX;
        for (int l = 1; l <= 3; l++) {
            Level level = hierarchy.level(l);
            double[] coarse =
                    Arrays.stream(level.samples()).mapToDouble(v -> alpha[v]).toArray();
            before = level.pool(before, ORDER, CHANNELS);
            after = turned.level(l).pool(after, ORDER, CHANNELS);
            assertThat(after).containsExactly(turn(before, coarse), within(1e-12));
            assertSameTurns(turned.level(l).transport(), anew.level(l).transport());
            assertSameTurns(turned.level(l).theta(), anew.level(l).theta());
            assertSameTurns(
                    turned.level(l).charts().theta(), anew.level(l).charts().theta());
            assertSameTurns(
                    turned.level(l).charts().transport(), anew.level(l).charts().transport());
            assertSameTurns(
                    turned.level(l).crossCharts().theta(),
                    anew.level(l).crossCharts().theta());
            assertSameTurns(
                    turned.level(l).crossCharts().transport(),
                    anew.level(l).crossCharts().transport());
        }
        double[] up = before;
        double[] turnedUp = after;
        for (int l = 3; l >= 1; l--) {
            up = hierarchy.level(l).unpool(up, ORDER, CHANNELS);
            turnedUp = turned.level(l).unpool(turnedUp, ORDER, CHANNELS);
        }
        assertThat(turnedUp).containsExactly(turn(up, alpha), within(1e-12));
    }

    private static void assertSameTurns(double[] a, double[] b) {
        assertThat(a).hasSameSizeAs(b);
        for (int i = 0; i < a.length; i++) {
            assertThat(Math.IEEEremainder(a[i] - b[i], 2 * Math.PI)).isCloseTo(0, within(1e-9));
        }
    }

    /** x_n becomes e^{i n α} x_n. */
    private static double[] turn(double[] x, double[] alpha) {
        double[] result = x.clone();
        int stride = (2 * ORDER + 1) * CHANNELS;
        for (int v = 0; v < alpha.length; v++) {
            for (int n = 1; n <= ORDER; n++) {
                for (int c = 0; c < CHANNELS; c++) {
                    int i = v * stride + (2 * n - 1) * CHANNELS + c;
                    double cos = Math.cos(n * alpha[v]);
                    double sin = Math.sin(n * alpha[v]);
                    result[i] = cos * x[i] - sin * x[i + CHANNELS];
                    result[i + CHANNELS] = sin * x[i] + cos * x[i + CHANNELS];
                }
            }
        }
        return result;
    }

    /** A constant field of the plane is constant on every level, and coordinates are those of the plane. */
    @Test
    void thePlaneIsFlatOnEveryLevel() {
        TriangleMesh mesh = TestMeshes.irregularGrid(20, 20, 0.2, 4);
        Surface surface = Surface.of(mesh);
        Hierarchy hierarchy = threeLevels(surface);
        Frames frames = surface.frames();
        double[] field = new double[3 * mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            field[3 * v + 1] = 0.6 * frames.e1()[3 * v] + 0.8 * frames.e1()[3 * v + 1];
            field[3 * v + 2] = 0.6 * frames.e2()[3 * v] + 0.8 * frames.e2()[3 * v + 1];
        }
        int[] fine = IntStream.range(0, mesh.vertexCount()).toArray();
        for (int l = 1; l <= 3; l++) {
            Level level = hierarchy.level(l);
            field = level.pool(field, 1, 1);
            for (int c = 0; c < level.count(); c++) {
                int v = level.samples()[c];
                for (int axis = 0; axis < 2; axis++) {
                    double along =
                            field[3 * c + 1] * frames.e1()[3 * v + axis] + field[3 * c + 2] * frames.e2()[3 * v + axis];
                    assertThat(along).isCloseTo(axis == 0 ? 0.6 : 0.8, within(1e-7));
                }
            }
            Charts charts = level.charts();
            CrossCharts cross = level.crossCharts();
            for (int c = 0; c < level.count(); c++) {
                for (int e = charts.offsets()[c]; e < charts.offsets()[c + 1]; e++) {
                    int q = level.samples()[charts.neighbours()[e]];
                    assertPlane(surface, level.samples()[c], q, charts.r()[e], charts.theta()[e]);
                }
                for (int e = cross.offsets()[c]; e < cross.offsets()[c + 1]; e++) {
                    int q = fine[cross.neighbours()[e]];
                    assertPlane(surface, level.samples()[c], q, cross.r()[e], cross.theta()[e]);
                }
            }
            for (int q = 0; q < level.fineCount(); q++) {
                int c = level.samples()[level.parents()[q]];
                assertPlane(surface, c, fine[q], level.r()[q], level.theta()[q]);
            }
            fine = level.samples();
        }
    }

    private static void assertPlane(Surface surface, int p, int q, double r, double theta) {
        Frames frames = surface.frames();
        for (int axis = 0; axis < 2; axis++) {
            double way =
                    r * (Math.cos(theta) * frames.e1()[3 * p + axis] + Math.sin(theta) * frames.e2()[3 * p + axis]);
            double wanted = surface.mesh().coordinate(q, axis) - surface.mesh().coordinate(p, axis);
            assertThat(way).isCloseTo(wanted, within(1e-6));
        }
    }

    /** The maps of the levels, one after the other, are the map of all of them; samples stay in their own cells. */
    @Test
    void mapsOfLevelsCompose() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(4, 0.25, 9));
        Hierarchy hierarchy = threeLevels(surface);
        double[] x = random(surface.mesh().vertexCount() * 5, 5);
        double[] stepwise = x;
        for (int l = 1; l <= 3; l++) {
            stepwise = hierarchy.level(l).pool(stepwise, ORDER, 1);
            int[] clusters = hierarchy.clusters(l);
            double[] g = hierarchy.transport(l);
            double[] atOnce = new double[stepwise.length];
            for (int v = 0; v < clusters.length; v++) {
                double share = surface.vertexAreas()[v] / hierarchy.level(l).areas()[clusters[v]];
                for (int n = 0; n <= ORDER; n++) {
                    double cos = Math.cos(n * g[v]);
                    double sin = Math.sin(n * g[v]);
                    int from = 5 * v + Math.max(0, 2 * n - 1);
                    int to = 5 * clusters[v] + Math.max(0, 2 * n - 1);
                    atOnce[to] += share * (n == 0 ? x[from] : cos * x[from] - sin * x[from + 1]);
                    if (n > 0) {
                        atOnce[to + 1] += share * (sin * x[from] + cos * x[from + 1]);
                    }
                }
            }
            assertThat(atOnce).containsExactly(stepwise, within(1e-12));
            for (int c = 0; c < hierarchy.level(l).count(); c++) {
                assertThat(clusters[hierarchy.level(l).samples()[c]]).isEqualTo(c);
                assertThat(g[hierarchy.level(l).samples()[c]]).isEqualTo(0, within(1e-12));
            }
        }
    }

    @Test
    void chartsAreSymmetricHoldTheNeighboursAndTheRadiusDoubles() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(4, 0.25, 6));
        Hierarchy hierarchy = threeLevels(surface);
        double radius = 2.5 * surface.meanEdgeLength();
        for (int l = 1; l <= 3; l++) {
            Level level = hierarchy.level(l);
            Charts charts = level.charts();
            assertThat(level.crossCharts().radius()).isCloseTo(radius, within(1e-12));
            radius *= 2;
            assertThat(charts.radius()).isCloseTo(radius, within(1e-12));
            assertThat(charts.meanNeighbours()).isBetween(10.0, 40.0);
            ReversedPairs reversed = charts.reversed();
            for (int p = 0; p < level.count(); p++) {
                double weights = 0;
                for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                    weights += charts.weight()[e];
                    int q = charts.neighbours()[e];
                    int back = pair(charts, q, p);
                    double sum = charts.transport()[e] + charts.transport()[back];
                    assertThat(Math.IEEEremainder(sum, 2 * Math.PI)).isCloseTo(0, within(1e-12));
                }
                assertThat(weights).isCloseTo(1, within(1e-12));
                assertThat(reversed.offsets()[p + 1] - reversed.offsets()[p])
                        .isEqualTo(charts.offsets()[p + 1] - charts.offsets()[p]);
            }
            ReversedPairs up = level.crossCharts().reversed();
            for (int q = 0; q < level.fineCount(); q++) {
                boolean centre = level.r()[q] == 0;
                assertThat(up.offsets()[q + 1] > up.offsets()[q] || centre).isTrue();
            }
        }
    }

    /** With a radius of 0 charts are the cells next door, as one-rings are on a surface: those with an edge between them. */
    @Test
    void chartsOfNoRadiusHoldTheCellsNextDoor() {
        Surface surface = Surface.of(TestMeshes.noisy(TestMeshes.torus(40, 20, 2, 0.7), 0.03, 4));
        Level level = Hierarchy.of(surface, HierarchyOptions.of(1, surface, ChartOptions.radius(0)))
                .level(1);
        Set<List<Integer>> wanted = new HashSet<>();
        for (int f = 0; f < surface.mesh().faceCount(); f++) {
            for (int c = 0; c < 3; c++) {
                int p = level.parents()[surface.mesh().vertex(f, c)];
                int q = level.parents()[surface.mesh().vertex(f, (c + 1) % 3)];
                if (p != q) {
                    wanted.add(List.of(p, q));
                    wanted.add(List.of(q, p));
                }
            }
        }
        Charts charts = level.charts();
        Set<List<Integer>> pairs = new HashSet<>();
        for (int p = 0; p < level.count(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                pairs.add(List.of(p, charts.neighbours()[e]));
            }
        }
        assertThat(pairs).isEqualTo(wanted);
    }

    private static int pair(Charts charts, int p, int q) {
        return IntStream.range(charts.offsets()[p], charts.offsets()[p + 1])
                .filter(e -> charts.neighbours()[e] == q)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(4, 0.25, 6));
        ChartOptions charts = ChartOptions.radiusEdges(2);
        Hierarchy one = Hierarchy.of(surface, HierarchyOptions.of(2, surface, charts.withThreads(1)));
        Hierarchy four = Hierarchy.of(surface, HierarchyOptions.of(2, surface, charts.withThreads(4)));
        for (int l = 1; l <= 2; l++) {
            assertThat(four.level(l).samples()).isEqualTo(one.level(l).samples());
            assertThat(four.level(l).transport()).isEqualTo(one.level(l).transport());
            assertThat(four.level(l).charts().neighbours())
                    .isEqualTo(one.level(l).charts().neighbours());
            assertThat(four.level(l).charts().theta())
                    .isEqualTo(one.level(l).charts().theta());
            assertThat(four.level(l).crossCharts().transport())
                    .isEqualTo(one.level(l).crossCharts().transport());
        }
    }

    @Test
    void oddMeshesHaveLevels() {
        double[] p = {0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 5, 0, 0, 5, 0, 0, 9, 9, 9};
        TriangleMesh mesh = TriangleMesh.of(p, new int[] {0, 1, 2, 3, 4, 5});
        Surface surface = Surface.of(mesh);
        Hierarchy hierarchy = Hierarchy.of(surface, HierarchyOptions.of(3, surface, ChartOptions.radius(0)));
        Level last = hierarchy.level(3);
        assertThat(last.samples()).containsExactly(0, 3, 6);
        assertThat(hierarchy.clusters(3)).containsExactly(0, 0, 0, 1, 1, 1, 2);
        double[] constant = new double[7];
        Arrays.fill(constant, 4);
        for (int l = 1; l <= 3; l++) {
            constant = hierarchy.level(l).pool(constant, 0, 1);
        }
        assertThat(constant).containsExactly(new double[] {4, 4, 4}, within(1e-14));
        Surface nothing = Surface.of(TriangleMesh.of(new double[0], new int[0]));
        assertThatThrownBy(() -> Hierarchy.of(nothing, HierarchyOptions.of(1, nothing, ChartOptions.radius(1))))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("no vertices");
    }

    @Test
    void optionsThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> new HierarchyOptions(0, 4, 1, 0)).hasMessageContaining("levels is 0");
        assertThatThrownBy(() -> new HierarchyOptions(1, 1, 1, 0)).hasMessageContaining("ratio of levels is 1");
        assertThatThrownBy(() -> new HierarchyOptions(1, 4, Double.NaN, 0)).hasMessageContaining("radius is NaN");
        assertThatThrownBy(() -> new HierarchyOptions(1, 4, 1, -1)).hasMessageContaining("thread count is -1");
    }
}
