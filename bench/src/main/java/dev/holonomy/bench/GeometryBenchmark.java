package dev.holonomy.bench;

import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Charts;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.ExactGeodesics;
import dev.holonomy.geodesic.intrinsic.IntrinsicTriangulation;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.SymbolicFactor;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The pieces of geometry before a network, on a closed surface of irregular triangles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
public class GeometryBenchmark {
    /** Vertices of the surface. */
    @Param({"6700", "50000", "187000"})
    public int vertices;

    private TriangleMesh mesh;
    private Surface surface;
    private Laplacian laplacian;
    private Cholesky factor;
    private double[] right;

    /** Makes the surface. */
    @Setup
    public void prepare() {
        mesh = BumpyTorus.of(vertices);
        surface = Surface.of(mesh);
        laplacian = Laplacian.robust(mesh);
        factor = Spectrum.factor(laplacian);
        right = laplacian.mass().clone();
    }

    /**
     * Half-edges, lengths, frames, transport.
     *
     * @return the surface
     */
    @Benchmark
    public Surface surface() {
        return Surface.of(mesh);
    }

    /**
     * Exact charts of all vertices within five mean edges.
     *
     * @return the charts
     */
    @Benchmark
    public Charts chartsExact() {
        return Charts.of(surface, ChartOptions.radiusEdges(5));
    }

    /**
     * The same by discrete geodesic polar coordinates.
     *
     * @return the charts
     */
    @Benchmark
    public Charts chartsDgpc() {
        return Charts.of(surface, ChartOptions.radiusEdges(5).withMethod(ChartOptions.Method.DGPC));
    }

    /**
     * Exact distances from one vertex.
     *
     * @return distances
     */
    @Benchmark
    public double[] exactDistances() {
        return new ExactGeodesics(surface.halfEdges(), surface.lengths()).distances(0);
    }

    /**
     * Intrinsic Delaunay with directions and transport.
     *
     * @return the triangulation
     */
    @Benchmark
    public IntrinsicTriangulation delaunay() {
        return IntrinsicTriangulation.delaunay(surface);
    }

    /**
     * Ordering and analysis of the pattern of L.
     *
     * @return the analysis
     */
    @Benchmark
    public SymbolicFactor analysis() {
        return SymbolicFactor.of(laplacian.stiffness());
    }

    /**
     * The numbers of the factor of L + M / area.
     *
     * @return the factor
     */
    @Benchmark
    public Cholesky factor() {
        return Cholesky.of(factor.symbolic(), laplacian.stiffness().plusDiagonal(1 / surface.area(), laplacian.mass()));
    }

    /**
     * One solve.
     *
     * @return the solution
     */
    @Benchmark
    public double[] solve() {
        return factor.solve(right);
    }
}
