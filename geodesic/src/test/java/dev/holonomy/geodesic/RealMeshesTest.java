package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.io.MeshFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meshes that people use; skipped where the environment variable HOLONOMY_DATA does not say where they are. */
final class RealMeshesTest {
    private static TriangleMesh read(String file) {
        String data = System.getenv("HOLONOMY_DATA");
        Assumptions.assumeTrue(data != null, "HOLONOMY_DATA is not set: real meshes are not tested");
        return MeshFiles.read(Path.of(data).resolve(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psb/Human/1.off",
                "psb/Airplane/61.off",
                "psb/Chair/101.off",
                "shrec11/cat/train/T217.obj",
                "meshes/cheburashka.obj",
                "meshes/spot.obj",
                "meshes/homer.obj"
            })
    void learningChartsAndCurvatureAreFiniteAndGaussBonnetHolds(String file) {
        TriangleMesh mesh = read(file);
        Surface surface = Surface.of(mesh);
        Charts charts = Charts.of(surface, ChartOptions.forLearning(mesh.vertexCount()));
        assertThat(charts.meanNeighbours()).isBetween(8.0, 40.0);
        assertThat(charts.wrappedShare()).isLessThan(0.5);
        for (double[] array : new double[][] {charts.r(), charts.theta(), charts.transport(), charts.weight()}) {
            for (double x : array) {
                assertThat(Double.isFinite(x)).isTrue();
            }
        }
        Curvature curvature = Curvature.of(surface);
        double defects = 0;
        double holonomies = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertThat(Double.isFinite(curvature.gauss()[v])
                            && Double.isFinite(curvature.mean()[v]))
                    .isTrue();
            defects += surface.halfEdges().degree(v) > 0
                    ? 2 * Math.PI - surface.transport().angleSum(v)
                    : 0;
        }
        for (int f = 0; f < mesh.faceCount(); f++) {
            holonomies += surface.transport().holonomy(f);
        }
        assertThat(surface.halfEdges().boundaryCount()).isZero();
        int euler = mesh.vertexCount() - surface.halfEdges().edgeCount() + mesh.faceCount();
        assertThat(defects).isCloseTo(2 * Math.PI * euler, within(1e-6));
        assertThat(holonomies).isCloseTo(2 * Math.PI * euler, within(1e-6));
    }

    @Test
    void meshesThatAreNoSurfacesAreNamed() {
        TriangleMesh suzanne = read("meshes/suzanne.obj");
        assertThatThrownBy(() -> Surface.of(suzanne))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("non-manifold edges: found 1");
        TriangleMesh ogre = read("meshes/ogre.obj");
        assertThatThrownBy(() -> Surface.of(ogre))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("non-manifold vertices: found 3");
    }
}
