package dev.holonomy.geodesic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Meshes with faces, edges or vertices that have no extent give finite numbers; hopeless ones a one-line error. */
final class BadMeshTest {
    private static void assertFinite(double[]... arrays) {
        for (double[] array : arrays) {
            for (double x : array) {
                assertThat(x).isFinite();
            }
        }
    }

    static void assertEverythingFinite(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        assertFinite(
                surface.frames().normal(),
                surface.frames().e1(),
                surface.frames().e2());
        assertFinite(surface.vertexAreas(), surface.faceAreas());
        for (int h = 0; h < surface.halfEdges().count(); h++) {
            assertThat(surface.transport().angle(h)).isFinite();
            assertThat(surface.transport().along(h)).isFinite();
        }
        Curvature curvature = Curvature.of(surface);
        assertFinite(curvature.mean(), curvature.gauss(), curvature.halfDifference(), curvature.mixed());
        assertFinite(ShapeDiameter.of(surface, 2));
        for (ChartOptions.Method method : ChartOptions.Method.values()) {
            for (int cap : new int[] {0, 5}) {
                Charts charts = Charts.of(
                        surface,
                        ChartOptions.radiusEdges(2.5).withMethod(method).withNeighbourCap(cap));
                assertFinite(charts.r(), charts.theta(), charts.transport(), charts.weight());
                for (int p = 0; p < charts.vertexCount(); p++) {
                    double sum = 0;
                    for (int e = charts.offsets()[p]; e < charts.offsets()[p + 1]; e++) {
                        sum += charts.weight()[e];
                        assertThat(charts.weight()[e]).isNotNegative();
                    }
                    int size = charts.offsets()[p + 1] - charts.offsets()[p];
                    assertThat(sum).isCloseTo(size == 0 ? 0 : 1, within(1e-12));
                }
            }
        }
    }

    /** Collapses some vertices of a mesh onto a neighbour or onto a line. */
    private static TriangleMesh squashed(TriangleMesh mesh) {
        double[] p = mesh.positions();
        for (int f = 0; f < mesh.faceCount(); f += 37) {
            System.arraycopy(p, 3 * mesh.vertex(f, 0), p, 3 * mesh.vertex(f, 1), 3);
        }
        for (int f = 11; f < mesh.faceCount(); f += 53) {
            for (int c = 0; c < 3; c++) {
                p[3 * mesh.vertex(f, 2) + c] = 0.5 * (p[3 * mesh.vertex(f, 0) + c] + p[3 * mesh.vertex(f, 1) + c]);
            }
        }
        return mesh.withPositions(p);
    }

    @Test
    void coincidentAndCollinearVertices() {
        assertEverythingFinite(squashed(TestMeshes.icosphere(3)));
        assertEverythingFinite(squashed(TestMeshes.irregularGrid(12, 12, 0.3, 1)));
        assertEverythingFinite(squashed(TestMeshes.cylinder(16, 10, 1, 3)));
    }

    @Test
    void gaussBonnetHoldsThroughFacesWithoutArea() {
        TriangleMesh mesh = squashed(TestMeshes.icosphere(3));
        Transport transport = Surface.of(mesh).transport();
        double sum = 0;
        for (int f = 0; f < mesh.faceCount(); f++) {
            sum += transport.holonomy(f);
        }
        assertThat(sum).isCloseTo(4 * Math.PI, within(1e-9));
    }

    @Test
    void everythingInOnePointOrOnOneLine() {
        TriangleMesh sphere = TestMeshes.icosphere(1);
        double[] p = sphere.positions();
        assertEverythingFinite(sphere.withPositions(new double[p.length]));
        for (int v = 0; v < sphere.vertexCount(); v++) {
            p[3 * v + 1] = 0;
            p[3 * v + 2] = 0;
        }
        assertEverythingFinite(sphere.withPositions(p));
    }

    @Test
    void noFacesNoVerticesAndIsolatedOnes() {
        assertEverythingFinite(TriangleMesh.of(new double[0], new int[0]));
        assertEverythingFinite(TriangleMesh.of(new double[9], new int[0]));
        TriangleMesh sphere = TestMeshes.icosphere(1);
        double[] more = Arrays.copyOf(sphere.positions(), sphere.positions().length + 6);
        TriangleMesh mesh = TriangleMesh.of(more, sphere.triangles());
        assertEverythingFinite(mesh);
        Charts charts = Charts.of(Surface.of(mesh), ChartOptions.radiusEdges(50));
        int last = mesh.vertexCount() - 1;
        assertThat(charts.offsets()[last + 1]).isEqualTo(charts.offsets()[last - 1]);
        assertThat(charts.pairCount()).isEqualTo((last - 1) * (last - 2));
    }

    @Test
    void facesThatNameAVertexTwiceCountForNothing() {
        TriangleMesh sphere = TestMeshes.icosphere(2);
        int[] faces = sphere.triangles();
        int[] more = Arrays.copyOf(faces, faces.length + 6);
        System.arraycopy(new int[] {3, 3, 7, 5, 5, 5}, 0, more, faces.length, 6);
        TriangleMesh mesh = TriangleMesh.of(sphere.positions(), more);
        assertEverythingFinite(mesh);
        Charts with = Charts.of(Surface.of(mesh), ChartOptions.radiusEdges(3));
        Charts without = Charts.of(Surface.of(sphere), ChartOptions.radiusEdges(3));
        assertThat(with.neighbours()).isEqualTo(without.neighbours());
        assertThat(with.theta()).isEqualTo(without.theta());
    }

    @Test
    void needlesOfEverySize() {
        TriangleMesh sphere = TestMeshes.icosphere(3);
        double[] p = sphere.positions();
        for (int v = 0; v < sphere.vertexCount(); v++) {
            p[3 * v + 2] *= Math.pow(10, -v % 13);
        }
        assertEverythingFinite(sphere.withPositions(p));
    }

    @Test
    void hugeAndTinyUnitsWorkUntilAreasCannotBeComputed() {
        TriangleMesh sphere = TestMeshes.icosphere(2);
        assertEverythingFinite(TestMeshes.moved(sphere, 0.1, 1e50, 0));
        assertEverythingFinite(TestMeshes.moved(sphere, 0.1, 1e-50, 0));
        for (double scale : new double[] {1e80, 1e300, 1e-80, 1e-300}) {
            assertThatThrownBy(() -> Surface.of(TestMeshes.moved(sphere, 0.1, scale, 0)))
                    .isInstanceOf(MeshException.class)
                    .hasMessageContaining("rescale");
        }
    }

    @Test
    void vertexOfHugeDegree() {
        int spokes = 4000;
        double[] p = new double[3 * (spokes + 1)];
        int[] faces = new int[3 * spokes];
        for (int i = 0; i < spokes; i++) {
            p[3 * i + 3] = Math.cos(2 * Math.PI * i / spokes);
            p[3 * i + 4] = Math.sin(2 * Math.PI * i / spokes);
            faces[3 * i + 1] = i + 1;
            faces[3 * i + 2] = i == spokes - 1 ? 1 : i + 2;
        }
        Charts charts = Charts.of(Surface.of(TriangleMesh.of(p, faces)), ChartOptions.radius(0.01));
        assertThat(charts.offsets()[1]).isEqualTo(spokes);
        assertThat(charts.meanNeighbours()).isLessThan(20);
    }
}
