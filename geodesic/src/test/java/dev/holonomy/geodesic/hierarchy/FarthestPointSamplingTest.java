package dev.holonomy.geodesic.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FarthestPointSamplingTest {
    /** On the sphere distances are great circles: every vertex is within R of a sample, samples are at least R apart. */
    @Test
    void samplesOfASphereAreANet() {
        TriangleMesh mesh = TestMeshes.irregularSphere(4, 0.2, 3);
        FarthestPointSampling sampling = FarthestPointSampling.of(Surface.of(mesh), 150);
        double covering = sampling.coveringRadius();
        int[] samples = sampling.samples();
        assertThat(Arrays.stream(samples).distinct().count()).isEqualTo(150);
        double packing = Double.POSITIVE_INFINITY;
        for (int a = 0; a < samples.length; a++) {
            for (int b = 0; b < a; b++) {
                packing = Math.min(packing, arc(mesh, samples[a], samples[b]));
            }
        }
        double farthest = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double least = Double.POSITIVE_INFINITY;
            for (int s : samples) {
                least = Math.min(least, arc(mesh, s, v));
            }
            farthest = Math.max(farthest, least);
            double own = arc(mesh, samples[sampling.nearest()[v]], v);
            assertThat(sampling.distance()[v]).isCloseTo(own, within(0.02 * own + 1e-12));
            assertThat(own).isLessThanOrEqualTo(1.03 * least + 1e-12);
        }
        assertThat(covering).isCloseTo(farthest, within(0.02 * farthest));
        assertThat(packing).isGreaterThan(0.98 * covering);
        // caps of half the packing radius are disjoint, caps of the covering radius cover
        assertThat(150 * (1 - Math.cos(packing / 2)) / 2).isLessThan(1);
        assertThat(150 * (1 - Math.cos(1.02 * covering)) / 2).isGreaterThan(1);
    }

    @Test
    void spacingFallsAndEndsAtTheCoveringRadius() {
        Surface surface = Surface.of(TestMeshes.torus(40, 20, 2, 0.7));
        FarthestPointSampling sampling = FarthestPointSampling.of(surface, 200);
        double[] spacing = sampling.spacing();
        assertThat(spacing[0]).isEqualTo(Double.POSITIVE_INFINITY);
        for (int s = 1; s < spacing.length; s++) {
            assertThat(spacing[s]).isLessThanOrEqualTo(spacing[s - 1] * (1 + 1e-6));
        }
        assertThat(spacing[199]).isGreaterThanOrEqualTo(sampling.coveringRadius() * (1 - 1e-6));
    }

    /** In the plane distances are straight: cells are those of Voronoi, whatever the triangles are like. */
    @Test
    void cellsOfThePlaneAreThoseOfVoronoi() {
        TriangleMesh mesh = TestMeshes.irregularGrid(24, 20, 0.2, 5);
        FarthestPointSampling sampling = FarthestPointSampling.of(Surface.of(mesh), 30);
        int[] samples = sampling.samples();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double least = Double.POSITIVE_INFINITY;
            for (int s : samples) {
                least = Math.min(least, straight(mesh, s, v));
            }
            assertThat(sampling.distance()[v]).isCloseTo(least, within(1e-9));
            assertThat(straight(mesh, samples[sampling.nearest()[v]], v)).isCloseTo(least, within(1e-9));
        }
    }

    @Test
    void aPrefixIsTheSmallerSampling() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(3, 0.2, 8));
        int[] many = FarthestPointSampling.of(surface, 100).samples();
        assertThat(FarthestPointSampling.of(surface, 30).samples()).isEqualTo(Arrays.copyOf(many, 30));
    }

    @Test
    void allVerticesCanBeSamples() {
        TriangleMesh mesh = TestMeshes.icosphere(1);
        FarthestPointSampling sampling = FarthestPointSampling.of(Surface.of(mesh), mesh.vertexCount());
        assertThat(sampling.coveringRadius()).isZero();
        assertThat(Arrays.stream(sampling.samples()).sorted().toArray())
                .isEqualTo(IntStream.range(0, mesh.vertexCount()).toArray());
    }

    /** Two triangles, the second of them twice, and two isolated vertices: coincident and far apart. */
    @Test
    void everyComponentAndIsolatedVertexGetsASample() {
        TriangleMesh mesh = TriangleMesh.of(
                new double[] {9, 9, 9, 0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 6, 0, 0, 5, 1, 0, 9, 9, 9},
                new int[] {1, 2, 3, 4, 5, 6});
        Surface surface = Surface.of(mesh);
        FarthestPointSampling sampling = FarthestPointSampling.of(surface, 4);
        assertThat(sampling.samples()).containsExactly(0, 1, 4, 7);
        assertThat(sampling.nearest()).containsExactly(0, 1, 1, 1, 2, 2, 2, 3);
        assertThatThrownBy(() -> FarthestPointSampling.of(surface, 3))
                .isInstanceOf(MeshException.class)
                .hasMessageContaining("4 components (2 of them isolated vertices)")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> FarthestPointSampling.of(surface, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizeDoesNotMatter() {
        TriangleMesh mesh = TestMeshes.irregularSphere(3, 0.2, 4);
        int[] samples = FarthestPointSampling.of(Surface.of(mesh), 40).samples();
        for (double scale : new double[] {1e-50, 1e50}) {
            double[] p = Arrays.stream(mesh.positions()).map(x -> scale * x).toArray();
            assertThat(FarthestPointSampling.of(Surface.of(mesh.withPositions(p)), 40)
                            .samples())
                    .isEqualTo(samples);
        }
    }

    private static double arc(TriangleMesh mesh, int a, int b) {
        return 2 * Math.asin(Math.min(1, straight(mesh, a, b) / 2));
    }

    private static double straight(TriangleMesh mesh, int a, int b) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += Math.pow(mesh.coordinate(a, c) - mesh.coordinate(b, c), 2);
        }
        return Math.sqrt(sum);
    }
}
