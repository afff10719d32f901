package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.exact.ExactLogMap;
import dev.holonomy.geodesic.exact.ExactQuery;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of charts against the log map that propagates windows over the whole surface, an algorithm of its own. */
final class ChartsExactTest {
    private static final double RADIUS_EDGES = 5;

    private static Stream<TriangleMesh> meshes() {
        return Stream.of(
                TestMeshes.irregularSphere(3, 0.2, 1),
                TestMeshes.noisy(TestMeshes.icosphere(3), 0.05, 2), // half of its vertices throw shadows
                TestMeshes.irregularGrid(16, 14, 0.45, 3),
                TestMeshes.noisy(TestMeshes.irregularGrid(16, 14, 0.3, 4), 0.3, 5),
                TestMeshes.noisy(TestMeshes.torus(30, 14, 1, 0.4), 0.01, 8),
                TestMeshes.noisy(TestMeshes.cylinder(12, 10, 1, 3), 0.1, 6));
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void distancesDirectionsAndTransportAreThoseOfTheExactLogMap(TriangleMesh mesh) {
        assertExact(mesh, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshes/cheburashka.obj",
                "meshes/homer.obj",
                "meshes/spot.obj",
                "meshes/stanford-bunny.obj",
                "psb/Human/1.off",
                "psb/Chair/101.off"
            })
    void alsoOnMeshesThatPeopleUse(String file) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        assertExact(MeshFiles.read(Path.of(data).resolve(file)), 150);
    }

    private static void assertExact(TriangleMesh mesh, int everyNth) {
        Surface surface = Surface.of(mesh);
        Charts charts = Charts.of(surface, ChartOptions.radiusEdges(RADIUS_EDGES));
        ExactQuery oracle = new ExactGeodesics(surface.halfEdges(), surface.lengths()).query();
        int pairs = 0;
        int otherWay = 0;
        for (int p = 0; p < mesh.vertexCount(); p += everyNth) {
            ExactLogMap exact = oracle.logMap(p, 1.5 * charts.radius(), surface.transport());
            int[] at = new int[mesh.vertexCount()];
            Arrays.fill(at, -1);
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                at[charts.neighbours()[e]] = e;
            }
            for (int i = 0; i < exact.count(); i++) {
                int e = at[exact.vertices()[i]];
                double r = exact.r()[i];
                if (e < 0) {
                    assertThat(r == 0 || r > charts.radius() * (1 - 1e-9)).isTrue();
                    continue;
                }
                pairs++;
                assertThat(Math.abs(charts.r()[e] - r)).isLessThan(1e-9 * r);
                if (Math.abs(Angles.signed(charts.theta()[e] - exact.theta()[i])) > 1e-6
                        || Math.abs(Angles.signed(charts.transport()[e] - exact.transport()[i])) > 1e-6) {
                    otherWay++; // two shortest paths of one length
                }
            }
        }
        assertThat(pairs).isGreaterThan(50);
        assertThat(otherWay).isLessThan(Math.max(4, pairs / 200));
    }

    @Test
    void thereAndBackIsOnePathWhichOnlyBendsWhereAngleIsInExcess() {
        assertOnePath(TestMeshes.noisy(TestMeshes.icosphere(3), 0.05, 7), false);
        assertOnePath(TestMeshes.icosphere(3), true);
    }

    private static void assertOnePath(TriangleMesh mesh, boolean convex) {
        Charts charts = Charts.of(Surface.of(mesh), ChartOptions.radiusEdges(RADIUS_EDGES));
        for (int p = 0; p < charts.vertexCount(); p++) {
            for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                int q = charts.neighbours()[e];
                int back = charts.offsets()[q];
                while (charts.neighbours()[back] != p) {
                    back++;
                }
                assertThat(charts.r()[back]).isEqualTo(charts.r()[e]);
                assertThat(Angles.signed(charts.transport()[e] + charts.transport()[back]))
                        .isBetween(-1e-12, 1e-12);
                double bend = Angles.signed(charts.theta()[e] + Math.PI - charts.theta()[back] - charts.transport()[e]);
                assertThat(Math.abs(bend)).isLessThan(convex ? 1e-12 : Math.PI);
            }
        }
    }

    /** Coordinates that are those of the exact log map make the exact charts, where no two paths are of one length. */
    @Test
    void coordinatesFromElsewhereAreTaken() {
        TriangleMesh mesh = TestMeshes.irregularSphere(2, 0.2, 3);
        Surface surface = Surface.of(mesh);
        ChartOptions options = ChartOptions.radiusEdges(3);
        ExactGeodesics geodesics = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        Charts charts = Charts.of(surface, options, (source, r, theta) -> {
            ExactLogMap exact = geodesics.query().logMap(source, Double.POSITIVE_INFINITY, surface.transport());
            for (int i = 0; i < exact.count(); i++) {
                r[exact.vertices()[i]] = 2 * exact.r()[i];
                theta[exact.vertices()[i]] = exact.theta()[i];
            }
        });
        Charts exact = Charts.of(surface, options);
        assertThat(charts.neighbours()).isEqualTo(exact.neighbours());
        for (int e = 0; e < exact.pairCount(); e++) {
            assertThat(Math.abs(charts.r()[e] - 2 * exact.r()[e])).isLessThan(1e-12);
            assertThat(Math.abs(Angles.signed(charts.theta()[e] - exact.theta()[e])))
                    .isLessThan(1e-9);
            assertThat(Math.abs(Angles.signed(charts.transport()[e] - exact.transport()[e])))
                    .isLessThan(1e-9);
        }
    }
}
