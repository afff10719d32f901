package dev.holonomy.geodesic.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meshes that people use; skipped where the environment variable HOLONOMY_DATA does not say where they are. */
class RealMeshesTest {
    private static TriangleMesh read(String file) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        return MeshFiles.read(Path.of(data).resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"psb/Human/1.off", "meshes/cheburashka.obj", "meshes/spot.obj", "meshes/homer.obj"})
    void simplifiedMeshesKeepTopologyAndNearlyTheirArea(String file) {
        TriangleMesh mesh = read(file);
        MeshReport before = MeshChecks.of(mesh);
        for (int wanted : new int[] {mesh.vertexCount() / 2, 600}) {
            MeshReport after = MeshChecks.of(Simplification.of(mesh, wanted).mesh());
            assertThat(after.vertices()).isEqualTo(wanted);
            assertThat(after.manifold() && after.oriented()).isTrue();
            assertThat(after.euler()).isEqualTo(before.euler());
            assertThat(after.boundaries()).isEqualTo(before.boundaries());
            assertThat(after.area()).isCloseTo(before.area(), within(0.02 * before.area()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshes/spot.obj", "meshes/homer.obj"})
    void levelsAreFiniteAndKeepTheArea(String file) {
        Surface surface = Surface.of(read(file));
        ChartOptions charts = ChartOptions.forLearning(surface.mesh().vertexCount());
        Hierarchy hierarchy = Hierarchy.of(surface, HierarchyOptions.of(3, surface, charts));
        for (int l = 1; l <= 3; l++) {
            Level level = hierarchy.level(l);
            assertThat(Arrays.stream(level.areas()).sum()).isCloseTo(surface.area(), within(1e-9 * surface.area()));
            assertThat(level.charts().meanNeighbours()).isBetween(8.0, 30.0);
            for (double[] array : new double[][] {
                level.r(),
                level.theta(),
                level.transport(),
                level.charts().theta(),
                level.crossCharts().transport()
            }) {
                assertThat(Arrays.stream(array).allMatch(Double::isFinite)).isTrue();
            }
        }
    }

    @Test
    void meshesThatAreNotManifoldAreRefusedWithTheEdge() {
        TriangleMesh suzanne = read("meshes/suzanne.obj");
        assertThatThrownBy(() -> Simplification.of(suzanne, 100))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("70-138");
    }
}
