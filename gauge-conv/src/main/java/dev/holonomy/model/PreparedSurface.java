package dev.holonomy.model;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.compute.Scope;
import dev.holonomy.geodesic.ChartOptions;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.geodesic.hierarchy.Hierarchy;
import dev.holonomy.geodesic.hierarchy.HierarchyOptions;
import dev.holonomy.geodesic.hierarchy.Level;
import dev.holonomy.geodesic.spectral.GradientOperator;
import dev.holonomy.geodesic.spectral.Laplacian;
import dev.holonomy.layer.Coarsening;
import dev.holonomy.layer.Pairs;
import dev.holonomy.layer.SurfaceTensors;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mesh with all that a network reads of it: charts, areas, input field, eigenfunctions, coarser levels; in double, on the host.
 *
 * @param mesh the mesh that the network sees: the one that was read, cut apart where it is no manifold
 * @param source for each vertex the one of the mesh that was read; empty where nothing was cut
 * @param pairs its charts, none where the network has no use for them
 * @param areas vertex areas, [V]
 * @param faceAreas face areas, [F]
 * @param inputs the input field, [V, M, C], all finite
 * @param order highest order of the input field
 * @param channels C
 * @param eigenfunctions [V, K], orthonormal for a surface of area 1; empty where the network does not diffuse
 * @param eigenvalues [K], of a surface of area 1, or of the normalised one with published operators
 * @param gradient the gradient of scalars; empty where the network has no use for it
 * @param coarser the levels that the network pools to, each over the one before it
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, made once and read only
public record PreparedSurface(
        TriangleMesh mesh,
        int[] source,
        Pairs pairs,
        double[] areas,
        double[] faceAreas,
        double[] inputs,
        int order,
        int channels,
        double[] eigenfunctions,
        double[] eigenvalues,
        Optional<GradientOperator> gradient,
        List<Coarsening> coarser) {
    /** ε of own gradients, of the squared mean edge length. */
    private static final double RIDGE = 1e-4;

    /**
     * Prepares a mesh: the expensive part before a network, once for each mesh.
     *
     * @param mesh the mesh
     * @param config what the network reads; its radius is set
     * @param needs what else it reads
     * @param threads how many threads to use
     * @return the prepared surface
     * @throws dev.holonomy.mesh.MeshException if the mesh is no surface
     */
    public static PreparedSurface of(TriangleMesh mesh, InputConfig config, SurfaceParts needs, int threads) {
        return of(mesh, config, needs, GeometryCache.none(), threads);
    }

    /**
     * Prepares a mesh with charts and eigenpairs of a cache: the same bits.
     *
     * @param mesh the mesh
     * @param config what the network reads; its radius is set
     * @param needs what else it reads
     * @param cache where charts and eigenpairs are kept
     * @param threads how many threads to use
     * @return the prepared surface
     * @throws dev.holonomy.mesh.MeshException if the mesh is no surface
     */
    public static PreparedSurface of(
            TriangleMesh mesh, InputConfig config, SurfaceParts needs, GeometryCache cache, int threads) {
        if (config.operators() == InputConfig.Operators.PUBLISHED) {
            return PublishedOperators.prepare(mesh, config, needs, cache);
        }
        CutMesh cut = CutMesh.of(mesh);
        Surface surface = cut.surface();
        int modes = needs.eigenfunctions();
        Pairs pairs = needs.charts()
                ? charts(surface, config, cache, threads)
                : Pairs.none(surface.mesh().vertexCount());
        int wanted = Math.max(modes, InputField.needsSpectrum(config) ? config.eigenpairs() : 0);
        Optional<UnitSpectrum> spectrum = wanted == 0
                ? Optional.empty()
                : Optional.of(UnitSpectrum.of(
                        cache.spectrum(Laplacian.of(mesh), Math.min(wanted, mesh.vertexCount() - 1))
                                .value(),
                        surface.area()));
        if (cut.source().length > 0) {
            spectrum = spectrum.map(s -> s.at(cut.source())); // of the whole mesh: what diffuses does not see the cuts
        }
        double[] inputs = InputField.of(surface, spectrum, config, threads);
        Optional<UnitSpectrum> diffusion = modes == 0 ? Optional.empty() : spectrum.map(s -> s.first(modes));
        return new PreparedSurface(
                surface.mesh(),
                cut.source(),
                pairs,
                surface.vertexAreas(),
                surface.faceAreas(),
                inputs,
                config.order(),
                config.channels(),
                diffusion.map(UnitSpectrum::functions).orElse(new double[0]),
                diffusion.map(UnitSpectrum::values).orElse(new double[0]),
                needs.gradient() ? Optional.of(gradient(surface)) : Optional.empty(),
                needs.levels() == 0 ? List.of() : coarser(surface, config, needs.levels(), threads));
    }

    private static Pairs charts(Surface surface, InputConfig config, GeometryCache cache, int threads) {
        ChartOptions options = chartOptions(config, threads).withNeighbourCap(config.neighbours());
        return Pairs.of(cache.charts(surface, options).value());
    }

    private static ChartOptions chartOptions(InputConfig config, int threads) {
        return ChartOptions.radiusOfArea(config.radius()).withThreads(threads);
    }

    /** Levels of a quarter of the vertices each, whose charts have twice the radius. */
    private static List<Coarsening> coarser(Surface surface, InputConfig config, int levels, int threads) {
        Hierarchy hierarchy =
                Hierarchy.of(surface, HierarchyOptions.of(levels, surface, chartOptions(config, threads)));
        List<Coarsening> coarser = new ArrayList<>();
        for (int l = 1; l <= levels; l++) {
            Level level = hierarchy.level(l);
            coarser.add(new Coarsening(
                    level.samples(),
                    level.parents(),
                    level.transport(),
                    level.weight(),
                    level.areas(),
                    Pairs.of(level.charts())));
        }
        return coarser;
    }

    /** Gradients on the surface scaled to area 1. */
    private static GradientOperator gradient(Surface surface) {
        double length = surface.meanEdgeLength();
        return GradientOperator.of(
                        surface.mesh(), surface.frames().e1(), surface.frames().e2(), RIDGE * length * length)
                .scaled(Math.sqrt(surface.area()));
    }

    /**
     * The number of vertices of the mesh that was read, which come first among those of {@link #mesh}.
     *
     * @return V before any cut
     */
    public int originalVertexCount() {
        return source.length == 0
                ? mesh.vertexCount()
                : 1 + Arrays.stream(source).max().orElse(-1);
    }

    /**
     * The areas of the vertices of the mesh that was read.
     *
     * @return [V before any cut]
     */
    public double[] originalAreas() {
        if (source.length == 0) {
            return areas;
        }
        double[] sums = new double[originalVertexCount()];
        for (int v = 0; v < source.length; v++) {
            sums[source[v]] += areas[v];
        }
        return sums;
    }

    /**
     * The same surface in other frames: α_p is added to every angle at p, so order n of the input turns by n α_p.
     *
     * @param alpha radians, [V]
     * @return the surface in the turned frames
     */
    public PreparedSurface rotatedGauge(double[] alpha) {
        double[] turned = inputs.clone();
        int components = 2 * order + 1;
        for (int p = 0; p < alpha.length; p++) {
            for (int n = 1; n <= order; n++) {
                double cos = Math.cos(n * alpha[p]);
                double sin = Math.sin(n * alpha[p]);
                for (int c = 0; c < channels; c++) {
                    int i = (p * components + 2 * n - 1) * channels + c;
                    turned[i] = cos * inputs[i] - sin * inputs[i + channels];
                    turned[i + channels] = sin * inputs[i] + cos * inputs[i + channels];
                }
            }
        }
        return new PreparedSurface(
                mesh,
                source,
                pairs.rotatedGauge(alpha),
                areas,
                faceAreas,
                turned,
                order,
                channels,
                eigenfunctions,
                eigenvalues,
                gradient.map(g -> g.rotatedGauge(alpha)),
                rotatedLevels(alpha));
    }

    private List<Coarsening> rotatedLevels(double[] alpha) {
        List<Coarsening> turned = new ArrayList<>();
        double[] fine = alpha;
        for (Coarsening level : coarser) {
            double[] coarse =
                    Arrays.stream(level.samples()).mapToDouble(v -> alpha[v]).toArray();
            turned.add(level.rotatedGauge(fine, coarse));
            fine = coarse;
        }
        return turned;
    }

    /**
     * Copies to a device what the layers read.
     *
     * @param scope owner of the memory
     * @return the tensors
     */
    public SurfaceTensors tensors(Scope scope) {
        SurfaceTensors tensors = SurfaceTensors.of(scope, pairs, areas).withCoarser(scope, coarser);
        if (eigenvalues.length > 0) {
            tensors = tensors.withSpectrum(scope, eigenfunctions, eigenvalues);
        }
        if (gradient.isPresent()) {
            GradientOperator g = gradient.get();
            tensors =
                    tensors.withGradient(ComplexOperator.of(scope, g.offsets(), g.columns(), g.real(), g.imaginary()));
        }
        return tensors;
    }

    /**
     * Copies the input field to a device.
     *
     * @param scope owner of the memory
     * @return [V, M, C]
     */
    public Tensor inputTensor(Scope scope) {
        return Tensor.of(scope, inputs, mesh.vertexCount(), 2 * order + 1, channels);
    }
}
