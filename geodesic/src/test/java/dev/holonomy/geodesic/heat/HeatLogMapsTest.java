package dev.holonomy.geodesic.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.heat.HeatLogMaps.Method;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HeatLogMapsTest {
    /** The vector of a chart entry in space, from the frame of the source. */
    private static double[] inSpace(Surface surface, HeatLogMap map, int v) {
        double[] result = new double[3];
        for (int c = 0; c < 3; c++) {
            int at = 3 * map.source() + c;
            result[c] = map.r()[v]
                    * (Math.cos(map.theta()[v]) * surface.frames().e1()[at]
                            + Math.sin(map.theta()[v]) * surface.frames().e2()[at]);
        }
        return result;
    }

    private static double planeError(Surface surface, HeatLogMap map) {
        TriangleMesh mesh = surface.mesh();
        double worst = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double[] w = inSpace(surface, map, v);
            double x = mesh.coordinate(v, 0) - mesh.coordinate(map.source(), 0);
            double y = mesh.coordinate(v, 1) - mesh.coordinate(map.source(), 1);
            worst = Math.max(worst, Math.hypot(w[0] - x, w[1] - y));
        }
        return worst;
    }

    @Test
    void affineHeatIsExactInThePlane() {
        TriangleMesh mesh = TestMeshes.irregularGrid(25, 20, 0.2, 9);
        Surface surface = Surface.of(mesh).rotatedGauge(TestMeshes.randomAngles(mesh.vertexCount(), 4));
        for (HeatLogMap map : HeatLogMaps.of(surface, Method.AFFINE_HEAT).around(0, 3, 250, 260, 545)) {
            assertThat(planeError(surface, map)).isLessThan(1e-6);
        }
    }

    @Test
    void vectorHeatIsCloseInThePlane() {
        Surface surface = Surface.of(TestMeshes.irregularGrid(40, 40, 0.2, 9));
        HeatLogMap map = HeatLogMaps.of(surface, Method.VECTOR_HEAT).around(20 * 41 + 20);
        assertThat(planeError(surface, map)).isLessThan(2.2); // of 28, at the corners
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void convergesOnTheSphere(Method method) {
        double[] error = new double[2];
        for (int level = 3; level <= 4; level++) {
            Surface surface = Surface.of(TestMeshes.irregularSphere(level, 0.15, 3));
            HeatLogMap map = HeatLogMaps.of(surface, method).around(5);
            double[] p = surface.mesh().positions();
            int count = 0;
            for (int v = 0; v < surface.mesh().vertexCount(); v++) {
                double cos = p[15] * p[3 * v] + p[16] * p[3 * v + 1] + p[17] * p[3 * v + 2];
                if (v != 5 && cos > -0.5) {
                    double r = Math.acos(cos);
                    double[] w = inSpace(surface, map, v);
                    double square = 0;
                    for (int c = 0; c < 3; c++) {
                        double want = r / Math.sin(r) * (p[3 * v + c] - cos * p[15 + c]);
                        square += (w[c] - want) * (w[c] - want);
                    }
                    error[level - 3] += Math.sqrt(square) / r;
                    count++;
                }
            }
            error[level - 3] /= count;
        }
        assertThat(error[0]).isLessThan(0.12);
        assertThat(error[1]).isLessThan(0.75 * error[0]);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void turnsWithTheGauge(Method method) {
        Surface surface = Surface.of(TestMeshes.torus(24, 12, 2, 0.8));
        double[] alpha = TestMeshes.randomAngles(surface.mesh().vertexCount(), 8);
        HeatLogMap before = HeatLogMaps.of(surface, method).around(7);
        HeatLogMap after = HeatLogMaps.of(surface.rotatedGauge(alpha), method).around(7);
        for (int v = 0; v < alpha.length; v++) {
            if (v != 7) {
                assertThat(after.r()[v]).isCloseTo(before.r()[v], within(1e-7));
                double turned = after.theta()[v] - before.theta()[v] - alpha[7];
                assertThat(Math.cos(turned)).isCloseTo(1, within(1e-9));
                double carried = after.transport()[v] - before.transport()[v] - alpha[7] + alpha[v];
                assertThat(Math.cos(carried)).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void manyAreAsOneByOne(Method method) {
        HeatLogMaps maps = HeatLogMaps.of(Surface.of(TestMeshes.torus(24, 12, 2, 0.8)), method);
        int[] sources = {3, 1, 4, 15, 9, 26};
        List<HeatLogMap> all = maps.around(sources);
        for (int i = 0; i < sources.length; i++) {
            HeatLogMap one = maps.around(sources[i]);
            assertThat(all.get(i).source()).isEqualTo(sources[i]);
            for (int v = 0; v < one.r().length; v++) {
                assertThat(all.get(i).r()[v]).isCloseTo(one.r()[v], within(1e-9));
                assertThat(Math.cos(all.get(i).theta()[v] - one.theta()[v])).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void badMeshesGiveNumbers(Method method) {
        double[] p = {0, 0, 0, 1, 0, 0, 0.5, 1e-9, 0, 0.5, 1, 0, 7, 7, 7, 9, 0, 0, 10, 0, 0, 9, 1, 0};
        int[] faces = {0, 1, 2, 0, 2, 3, 2, 1, 3, 5, 6, 7, 1, 1, 3};
        for (double scale : new double[] {1e-30, 1, 1e30}) {
            double[] scaled = p.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= scale;
            }
            HeatLogMaps maps = HeatLogMaps.of(Surface.of(TriangleMesh.of(scaled, faces)), method);
            for (int source = 0; source < 8; source++) {
                HeatLogMap map = maps.around(source);
                assertThat(map.r()[source]).isZero();
                for (int v = 0; v < 8; v++) {
                    boolean together = (v < 4 && source < 4) || v == source || (v > 4 && source > 4);
                    if (together) {
                        assertThat(map.r()[v] / scale).isBetween(0.0, 4.0);
                    } else {
                        assertThat(map.r()[v]).isInfinite();
                    }
                    assertThat(map.theta()[v]).isBetween(0.0, Math.nextDown(2 * Math.PI));
                    assertThat(map.transport()[v]).isBetween(-Math.PI, Math.PI);
                }
            }
        }
    }
}
