package dev.holonomy.geodesic.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.TestMeshes;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeometryCacheTest {
    private static final long BOUND = 100_000_000;

    @TempDir
    private Path folder = Path.of("");

    private GeometryCache cache = GeometryCache.none();

    @BeforeEach
    void open() {
        cache = GeometryCache.of(folder, BOUND, e -> fail(e));
    }

    static void assertSame(Charts found, Charts wanted) {
        assertThat(found.offsets()).isEqualTo(wanted.offsets());
        assertThat(found.neighbours()).isEqualTo(wanted.neighbours());
        assertThat(found.r()).isEqualTo(wanted.r());
        assertThat(found.theta()).isEqualTo(wanted.theta());
        assertThat(found.transport()).isEqualTo(wanted.transport());
        assertThat(found.weight()).isEqualTo(wanted.weight());
        assertThat(found.radius()).isEqualTo(wanted.radius());
        assertThat(found.wrappedShare()).isEqualTo(wanted.wrappedShare());
    }

    private static void assertSame(Spectrum found, Spectrum wanted) {
        assertThat(found.values()).isEqualTo(wanted.values());
        assertThat(found.vectors()).isEqualTo(wanted.vectors());
    }

    @Test
    void chartsAreReadAsTheyWereComputed() {
        Surface surface = Surface.of(TestMeshes.irregularSphere(2, 0.3, 1));
        ChartOptions options = ChartOptions.radiusEdges(2.5).withNeighbourCap(12);
        Charts wanted = Charts.of(surface, options);
        for (boolean hit : new boolean[] {false, true}) {
            Cached<Charts> found = cache.charts(surface, options);
            assertThat(found.hit()).isEqualTo(hit);
            assertThat(found.storeMs() > 0).isEqualTo(!hit);
            assertSame(found.value(), wanted);
        }
        GeometryCache other = GeometryCache.of(folder, BOUND, e -> fail(e));
        assertThat(other.charts(surface, options).hit()).isTrue();
        assertThat(other.bytes()).isBetween(36L * wanted.pairCount(), BOUND);
    }

    @Test
    void whateverChangesChartsChangesTheirKey() {
        TriangleMesh mesh = TestMeshes.grid(6, 5);
        Surface surface = Surface.of(mesh);
        ChartOptions options = ChartOptions.radius(1.5);
        assertThat(cache.charts(surface, options).hit()).isFalse();

        double[] moved = mesh.positions();
        moved[3] = Math.nextUp(moved[3]);
        int[] turned = mesh.triangles();
        turned[0] = mesh.vertex(0, 1);
        turned[1] = mesh.vertex(0, 2);
        turned[2] = mesh.vertex(0, 0);
        double[] alpha = new double[mesh.vertexCount()];
        alpha[7] = 1e-9;
        Surface[] others = {
            Surface.of(mesh.withPositions(moved)),
            Surface.of(TriangleMesh.of(mesh.positions(), turned)),
            surface.rotatedGauge(alpha)
        };
        for (Surface other : others) {
            Cached<Charts> found = cache.charts(other, options);
            assertThat(found.hit()).isFalse();
            assertSame(found.value(), Charts.of(other, options));
        }
        assertThat(cache.charts(surface, ChartOptions.radius(Math.nextUp(1.5))).hit())
                .isFalse();
        assertThat(cache.charts(surface, options.withNeighbourCap(4)).hit()).isFalse();
        for (ChartOptions.Method method : ChartOptions.Method.values()) {
            assertThat(cache.charts(surface, options.withMethod(method)).hit())
                    .isEqualTo(method == ChartOptions.Method.EXACT);
        }
    }

    @Test
    void whatDoesNotChangeChartsFindsThem() {
        Surface surface = Surface.of(TestMeshes.grid(6, 5));
        ChartOptions options = ChartOptions.radiusEdges(1.5);
        assertThat(cache.charts(surface, options).hit()).isFalse();
        assertThat(cache.charts(surface, options.withThreads(1)).hit()).isTrue();
        assertThat(cache.charts(surface, ChartOptions.radius(options.radiusOn(surface)))
                        .hit())
                .isTrue();
    }

    @Test
    void spectraAreReadAsTheyWereComputed() {
        Laplacian laplacian = Laplacian.of(TestMeshes.irregularSphere(3, 0.3, 2));
        Spectrum wanted = Spectrum.of(laplacian, 20);
        for (boolean hit : new boolean[] {false, true}) {
            Cached<Spectrum> found = cache.spectrum(laplacian, 20);
            assertThat(found.hit()).isEqualTo(hit);
            assertSame(found.value(), wanted);
        }
        assertThat(cache.spectrum(laplacian.regularised(1e-8), 20).hit()).isFalse();
        TriangleMesh mesh = TestMeshes.icosphere(2);
        assertThat(cache.spectrum(Laplacian.of(mesh), 20).hit()).isFalse();
        double[] moved = mesh.positions();
        moved[3] += 1e-12;
        assertThat(cache.spectrum(Laplacian.of(mesh.withPositions(moved)), 20).hit())
                .isFalse();
    }

    @Test
    void morePairsServeFewerWhereTheSearchIsTheSame() {
        Laplacian large = Laplacian.of(TestMeshes.irregularSphere(3, 0.3, 3)); // 642 vertices: by Lanczos
        assertThat(cache.spectrum(large, 13).hit()).isFalse();
        assertThat(cache.spectrum(large, 16).hit()).as("more than were kept").isFalse();
        for (int count = 9; count <= 16; count++) {
            Cached<Spectrum> found = cache.spectrum(large, count);
            assertThat(found.hit()).as("%d pairs", count).isTrue();
            assertSame(found.value(), Spectrum.of(large, count));
        }
        assertThat(cache.spectrum(large, 8).hit()).as("another search").isFalse();

        Laplacian small = Laplacian.of(TestMeshes.grid(6, 5)); // all pairs at once
        int vertices = small.mass().length;
        assertThat(cache.spectrum(small, vertices - 1).hit()).isFalse();
        for (int count : new int[] {1, 7, vertices - 2}) {
            Cached<Spectrum> found = cache.spectrum(small, count);
            assertThat(found.hit()).isTrue();
            assertSame(found.value(), Spectrum.of(small, count));
        }
        assertThatThrownBy(() -> cache.spectrum(small, vertices)).hasMessageContaining("1.." + (vertices - 1));
    }

    @Test
    void factorsAreMadeOnlyToCompute() {
        Laplacian laplacian = Laplacian.of(TestMeshes.grid(4, 4));
        cache.spectrum(laplacian, 3);
        Cached<Spectrum> found = cache.spectrum(laplacian, 3, () -> fail("asked for factors"));
        assertThat(found.hit()).isTrue();
    }

    @Test
    void noCacheKeepsNothing() {
        Surface surface = Surface.of(TestMeshes.grid(4, 4));
        for (int i = 0; i < 2; i++) {
            assertThat(GeometryCache.none()
                            .charts(surface, ChartOptions.radius(1))
                            .hit())
                    .isFalse();
        }
        assertThat(GeometryCache.none().bytes()).isZero();
        assertThat(folder).isEmptyDirectory();
    }
}
