package dev.holonomy.geodesic.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorHeatTest {
    /** A field of tangent vectors in space, [V, 3]. */
    private static double[] inSpace(Surface surface, double[] field) {
        double[] e1 = surface.frames().e1();
        double[] e2 = surface.frames().e2();
        double[] result = new double[e1.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = field[i / 3 * 2] * e1[i] + field[i / 3 * 2 + 1] * e2[i];
        }
        return result;
    }

    private static double[] inFrame(Surface surface, int v, double... vector) {
        double[] result = new double[2];
        for (int c = 0; c < 3; c++) {
            result[0] += vector[c] * surface.frames().e1()[3 * v + c];
            result[1] += vector[c] * surface.frames().e2()[3 * v + c];
        }
        return result;
    }

    private static Surface turnedPlane() {
        TriangleMesh mesh = TestMeshes.irregularGrid(25, 20, 0.2, 9);
        return Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 4));
    }

    @Test
    void isConstantInThePlane() {
        Surface surface = turnedPlane();
        double[] at = inFrame(surface, 50, 3, -4, 0);
        double[] space = inSpace(surface, VectorHeat.of(surface).transport(50, at[0], at[1]));
        for (int v = 0; v < surface.mesh().vertexCount(); v++) {
            assertThat(space[3 * v]).isCloseTo(3, within(1e-8));
            assertThat(space[3 * v + 1]).isCloseTo(-4, within(1e-8));
        }
    }

    @Test
    void crossesTurnFourTimesAsFast() {
        Surface surface = turnedPlane();
        double[] vectors = VectorHeat.of(surface).transport(10, 1, 0);
        double[] crosses = VectorHeat.of(surface, 4, 1).transport(10, 1, 0);
        for (int v = 0; v < vectors.length; v += 2) {
            double angle = 4 * Math.atan2(vectors[v + 1], vectors[v]);
            assertThat(crosses[v]).isCloseTo(Math.cos(angle), within(1e-8));
            assertThat(crosses[v + 1]).isCloseTo(Math.sin(angle), within(1e-8));
        }
    }

    /** On the sphere a vector transported along the arc from s to p is turned about s × p. */
    @Test
    void convergesToTransportAlongArcs() {
        double[] error = new double[2];
        for (int level = 3; level <= 4; level++) {
            Surface surface = Surface.of(TestMeshes.irregularSphere(level, 0.15, 3));
            double[] s = point(surface, 0);
            double[] along = {
                surface.frames().e1()[0],
                surface.frames().e1()[1],
                surface.frames().e1()[2]
            };
            double[] space = inSpace(surface, VectorHeat.of(surface).transport(0, 1, 0));
            int count = 0;
            for (int v = 1; v < surface.mesh().vertexCount(); v++) {
                double[] p = point(surface, v);
                if (dot(s, p) > -0.8) { // where arcs meet transport has no limit
                    double[] want = carried(along, s, p);
                    double cos = dot(want, new double[] {space[3 * v], space[3 * v + 1], space[3 * v + 2]});
                    error[level - 3] += Math.acos(Math.min(1, cos / Math.sqrt(dot(want, want))));
                    count++;
                }
            }
            error[level - 3] /= count;
        }
        assertThat(error[0]).isLessThan(0.06);
        assertThat(error[1]).isLessThan(0.7 * error[0]);
    }

    private static double[] point(Surface surface, int v) {
        return new double[] {
            surface.mesh().coordinate(v, 0),
            surface.mesh().coordinate(v, 1),
            surface.mesh().coordinate(v, 2)
        };
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** v at s turned by the rotation that takes s to p: v − (v·p) (s + p) / (1 + s·p) for v orthogonal to s. */
    private static double[] carried(double[] v, double[] s, double[] p) {
        double scale = dot(v, p) / (1 + dot(s, p));
        return new double[] {v[0] - scale * (s[0] + p[0]), v[1] - scale * (s[1] + p[1]), v[2] - scale * (s[2] + p[2])};
    }

    @Test
    void extensionTakesTheNearest() {
        Surface surface = Surface.of(TestMeshes.grid(30, 10));
        int left = 5 * 31 + 5;
        int right = 5 * 31 + 25;
        double[] a = inFrame(surface, left, 2, 0, 0);
        double[] b = inFrame(surface, right, 0, 6, 0);
        double[] space = inSpace(
                surface, VectorHeat.of(surface).extend(new int[] {left, right}, new double[] {a[0], a[1], b[0], b[1]}));
        for (int v = 0; v < surface.mesh().vertexCount(); v++) {
            double x = surface.mesh().coordinate(v, 0);
            if (x < 11 || x > 19) {
                assertThat(space[3 * v]).isCloseTo(x < 15 ? 2 : 0, within(0.05));
                assertThat(space[3 * v + 1]).isCloseTo(x < 15 ? 0 : 6, within(0.15));
            }
        }
    }

    @Test
    void turnsWithTheGauge() {
        Surface surface = Surface.of(TestMeshes.torus(24, 12, 2, 0.8));
        double[] alpha = TestMeshes.randomAngles(surface.mesh().vertexCount(), 8);
        double cos = Math.cos(alpha[7]);
        double sin = Math.sin(alpha[7]);
        double[] before = VectorHeat.of(surface).transport(7, 1, 2);
        double[] after = VectorHeat.of(surface.rotatedGauge(alpha)).transport(7, cos - 2 * sin, sin + 2 * cos);
        for (int v = 0; v < alpha.length; v++) {
            double x = Math.cos(alpha[v]) * before[2 * v] - Math.sin(alpha[v]) * before[2 * v + 1];
            double y = Math.sin(alpha[v]) * before[2 * v] + Math.cos(alpha[v]) * before[2 * v + 1];
            assertThat(after[2 * v]).isCloseTo(x, within(1e-7));
            assertThat(after[2 * v + 1]).isCloseTo(y, within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e30})
    void directionsDoNotDependOnTheScale(double scale) {
        TriangleMesh mesh = TestMeshes.torus(24, 12, 2, 0.8);
        double[] one = VectorHeat.of(Surface.of(mesh)).transport(7, 1, 2);
        double[] scaled =
                VectorHeat.of(Surface.of(TestMeshes.moved(mesh, 0, scale, 0))).transport(7, 1, 2);
        for (int i = 0; i < one.length; i++) {
            assertThat(scaled[i]).isCloseTo(one[i], within(1e-7));
        }
    }

    @Test
    void carriesToTheEndOfALongStrip() {
        Surface surface = Surface.of(TestMeshes.grid(3000, 1));
        double[] at = inFrame(surface, 0, 1, 1, 0);
        double[] space = inSpace(surface, VectorHeat.of(surface).transport(0, at[0], at[1]));
        assertThat(space[9000]).isCloseTo(1, within(1e-6));
        assertThat(space[9001]).isCloseTo(1, within(1e-6));
    }

    @Test
    void badMeshesGiveNumbers() {
        double[] p = {0, 0, 0, 1, 0, 0, 0.5, 1e-9, 0, 0.5, 1, 0, 7, 7, 7, 9, 0, 0, 10, 0, 0, 9, 1, 0};
        int[] faces = {0, 1, 2, 0, 2, 3, 2, 1, 3, 5, 6, 7, 1, 1, 3};
        VectorHeat heat = VectorHeat.of(Surface.of(TriangleMesh.of(p, faces)));
        double[] field = heat.transport(0, 1, 0);
        for (int v = 0; v < 8; v++) {
            assertThat(Math.hypot(field[2 * v], field[2 * v + 1])).isCloseTo(v < 4 ? 1 : 0, within(1e-12));
        }
        assertThat(heat.transport(4, 0, 2)).containsSequence(0, 2);
        assertThatThrownBy(() -> heat.transport(8, 1, 0)).hasMessage("wanted a vertex of 0..7, got 8");
        assertThatThrownBy(() -> heat.transport(0, Double.NaN, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> heat.extend(new int[0], new double[0])).hasMessageContaining("0 sources");
        assertThatThrownBy(() -> VectorHeat.of(Surface.of(TriangleMesh.of(p, faces)), -1, 1))
                .hasMessageContaining("-1");
    }

    @Test
    void manyThreadsGetTheSame() {
        VectorHeat heat = VectorHeat.of(Surface.of(TestMeshes.icosphere(3)));
        Random random = new Random(1);
        double[] x = random.doubles(16).toArray();
        double[][] one =
                IntStream.range(0, 16).mapToObj(i -> heat.transport(i, x[i], 1)).toArray(double[][]::new);
        double[][] many = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> heat.transport(i, x[i], 1))
                .toArray(double[][]::new);
        assertThat(many).isDeepEqualTo(one);
    }
}
