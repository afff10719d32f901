package dev.holonomy.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.autodiff.Operation;
import dev.holonomy.autodiff.Pool;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.autodiff.Unpool;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.hierarchy.Hierarchy;
import dev.holonomy.geodesic.hierarchy.HierarchyOptions;
import dev.holonomy.geodesic.hierarchy.Level;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.tensor.ShapeException;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pooling over the cells of a surface with boundary, two levels, orders 0..2; in double. */
class PoolingTest {
    private static final int ORDER = 2;
    private static final int C = 3;
    private static final int WIDTH = (2 * ORDER + 1) * C;
    private static final Surface SURFACE = Surface.of(bowl(13));
    private static final Hierarchy HIERARCHY = Hierarchy.of(SURFACE, new HierarchyOptions(2, 4, 2, 1));

    /** A paraboloid over a square of n × n vertices. */
    private static TriangleMesh bowl(int n) {
        double[] positions = new double[3 * n * n];
        for (int v = 0; v < n * n; v++) {
            double x = v % n - n / 2;
            double y = v / n - n / 2;
            positions[3 * v] = x;
            positions[3 * v + 1] = y;
            positions[3 * v + 2] = 0.08 * (x * x + 0.7 * y * y);
        }
        int[] faces = IntStream.range(0, (n - 1) * (n - 1))
                .map(i -> i / (n - 1) * n + i % (n - 1))
                .flatMap(a -> IntStream.of(a, a + 1, a + n + 1, a, a + n + 1, a + n))
                .toArray();
        return TriangleMesh.of(positions, faces);
    }

    private static Coarsening coarsening(Level level) {
        return new Coarsening(
                level.samples(),
                level.parents(),
                level.transport(),
                level.weight(),
                level.areas(),
                Pairs.of(level.charts()));
    }

    private static double[] applied(Coarsening level, boolean pool, double[] x) {
        try (Device device = Devices.java();
                Scope scope = device.scope()) {
            Operation operation = pool ? new Pool(level.cells(scope)) : new Unpool(level.cells(scope));
            return new Tape(scope)
                    .apply(operation, Tensor.of(scope, x, x.length / WIDTH, 2 * ORDER + 1, C))
                    .read();
        }
    }

    private static double[] turned(double[] x, double[] alpha) {
        double[] y = x.clone();
        for (int p = 0; p < alpha.length; p++) {
            for (int n = 1; n <= ORDER; n++) {
                double cos = Math.cos(n * alpha[p]);
                double sin = Math.sin(n * alpha[p]);
                for (int c = 0; c < C; c++) {
                    int i = p * WIDTH + (2 * n - 1) * C + c;
                    y[i] = cos * x[i] - sin * x[i + C];
                    y[i + C] = sin * x[i] + cos * x[i + C];
                }
            }
        }
        return y;
    }

    @Test
    void operationsAreThoseOfTheHierarchy() {
        for (int l = 1; l <= 2; l++) {
            Level level = HIERARCHY.level(l);
            double[] x = RandomPairs.gaussian(level.fineCount() * WIDTH, l);
            double[] y = RandomPairs.gaussian(level.count() * WIDTH, l + 5);
            assertThat(applied(coarsening(level), true, x)).containsExactly(level.pool(x, ORDER, C), within(1e-12));
            assertThat(applied(coarsening(level), false, y)).containsExactly(level.unpool(y, ORDER, C), within(1e-12));
        }
    }

    @Test
    void poolingWhatWasUnpooledChangesNothing() {
        Coarsening level = coarsening(HIERARCHY.level(1));
        double[] y = RandomPairs.gaussian(level.areas().length * WIDTH, 3);
        assertThat(applied(level, true, applied(level, false, y))).containsExactly(y, within(1e-12));
    }

    /** Σ_c A_c ⟨pool x, y⟩ = Σ_q a_q ⟨x, unpool y⟩. */
    @Test
    void theyAreAdjointByArea() {
        Coarsening level = coarsening(HIERARCHY.level(1));
        double[] fine = SURFACE.vertexAreas();
        double[] x = RandomPairs.gaussian(fine.length * WIDTH, 3);
        double[] y = RandomPairs.gaussian(level.areas().length * WIDTH, 4);
        double left = inner(applied(level, true, x), y, level.areas());
        assertThat(left).isCloseTo(inner(x, applied(level, false, y), fine), within(1e-10));
        assertThat(Math.abs(left)).isGreaterThan(1e-3);
    }

    private static double inner(double[] x, double[] y, double[] areas) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> areas[i / WIDTH] * x[i] * y[i])
                .sum();
    }

    @Test
    void theyTurnWithTheFramesOnBothLevels() {
        double[] alpha = RandomPairs.gaussian(SURFACE.mesh().vertexCount(), 6);
        Hierarchy other = HIERARCHY.rotatedGauge(alpha);
        double[] fine = alpha;
        for (int l = 1; l <= 2; l++) {
            Coarsening level = coarsening(HIERARCHY.level(l));
            double[] coarse =
                    Arrays.stream(level.samples()).mapToDouble(v -> alpha[v]).toArray();
            double[] x = RandomPairs.gaussian(fine.length * WIDTH, 7);
            double[] y = RandomPairs.gaussian(coarse.length * WIDTH, 8);
            for (Coarsening rotated : new Coarsening[] {level.rotatedGauge(fine, coarse), coarsening(other.level(l))}) {
                assertThat(applied(rotated, true, turned(x, fine)))
                        .containsExactly(turned(applied(level, true, x), coarse), within(1e-11));
                assertThat(applied(rotated, false, turned(y, coarse)))
                        .containsExactly(turned(applied(level, false, y), fine), within(1e-11));
            }
            fine = coarse;
        }
    }

    @Test
    void fieldsOfAnotherLevelAreRefused() {
        double[] coarse = new double[HIERARCHY.level(1).count() * WIDTH];
        assertThatThrownBy(() -> applied(coarsening(HIERARCHY.level(1)), true, coarse))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("pool");
    }
}
