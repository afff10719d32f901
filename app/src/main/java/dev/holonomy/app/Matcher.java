package dev.holonomy.app;

import dev.holonomy.compute.Device;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.geodesic.functional.FunctionalMap;
import dev.holonomy.geodesic.functional.FunctionalMap.Recovery;
import dev.holonomy.geodesic.functional.FunctionalMapFit;
import dev.holonomy.geodesic.functional.MapSearch;
import dev.holonomy.geodesic.functional.MatchingSide;
import dev.holonomy.geodesic.functional.SpectralBasis;
import dev.holonomy.geodesic.functional.ZoomOut;
import dev.holonomy.mesh.MeshException;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.task.VertexFeatures;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Matches meshes: by the descriptors of a network, or by their shapes alone. */
final class Matcher implements AutoCloseable {
    /** Fewer eigenfunctions tell nothing apart. */
    private static final int LEAST_MODES = 20;

    private final MatchOptions options;
    private final GeometryCache cache;
    private final int threads;
    private final @Nullable VertexFeatures network;

    /**
     * A matcher.
     *
     * @param network gives descriptors, or null; closed with the matcher
     */
    Matcher(MatchOptions options, GeometryCache cache, int threads, @Nullable VertexFeatures network) {
        this.options = options;
        this.cache = cache;
        this.threads = threads;
        this.network = network;
    }

    /** A network of descriptors by what a person calls it. */
    static VertexFeatures network(String model, Device device) {
        return Models.features(model, device).orElseGet(() -> {
            Models.read(model);
            throw new CommandException(model
                    + ": gives labels, wanted a network of descriptors (published weights faust_hks or faust_xyz)");
        });
    }

    /** A mesh that is ready to be matched. */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    record Shape(MatchingSide side, double[] features) {
        TriangleMesh mesh() {
            return side.mesh();
        }
    }

    /**
     * Maps both ways.
     *
     * @param there for each source vertex the target vertex
     * @param back for each target vertex the source vertex
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    record Maps(int[] there, int[] back) {}

    /** What the maps come from, for the answer. */
    String method() {
        String first = network == null ? "axiomatic" : "descriptors";
        return options.refine() == MatchOptions.Refinement.ZOOMOUT ? first + "+zoomout" : first;
    }

    /**
     * Prepares a mesh: eigenfunctions and descriptors.
     *
     * @throws MeshException if it cannot be matched; names the file
     */
    Shape prepare(Path path, TriangleMesh mesh) {
        requireFaces(path, mesh);
        int modes = Math.min(options.modes(), mesh.vertexCount() - 1);
        if (modes < LEAST_MODES) {
            throw new MeshException(path + ": " + mesh.vertexCount() + " vertices, wanted more than " + LEAST_MODES
                    + " to match a mesh");
        }
        if (network == null) {
            return new Shape(new MatchingSide(mesh, basis(path, mesh, modes)), new double[0]);
        }
        PreparedSurface prepared = network.prepare(mesh, cache, threads);
        SpectralBasis basis = prepared.eigenvalues().length >= modes ? basis(prepared) : basis(path, mesh, modes);
        return new Shape(new MatchingSide(mesh, basis), network.of(prepared));
    }

    private SpectralBasis basis(Path path, TriangleMesh mesh, int modes) {
        EigenSolve solve = EigenSolve.of(path, mesh, modes, cache);
        SpectralBasis basis = SpectralBasis.of(solve.laplacian(), solve.spectrum());
        if (network == null && basis.values()[1] < 1e-6) {
            throw new MeshException(path + ": several components, and without a model a mesh of one is wanted"
                    + " (repair --keep-largest keeps one)");
        }
        return basis;
    }

    /** The operators the network itself reads. */
    private static SpectralBasis basis(PreparedSurface prepared) {
        double area = Arrays.stream(prepared.areas()).sum();
        double[] mass = Arrays.stream(prepared.areas()).map(a -> a / area).toArray();
        return SpectralBasis.of(prepared.eigenvalues(), prepared.eigenfunctions(), mass);
    }

    private static void requireFaces(Path path, TriangleMesh mesh) {
        boolean[] used = new boolean[mesh.vertexCount()];
        for (int v : mesh.triangles()) {
            used[v] = true;
        }
        int first = -1;
        int count = 0;
        for (int v = used.length - 1; v >= 0; v--) {
            if (!used[v]) {
                first = v;
                count++;
            }
        }
        if (count > 0) {
            throw new MeshException(path + ": " + count + " vertices without a face (the first is " + first
                    + "), which have no image (repair --drop-unreferenced drops them)");
        }
    }

    /** Both maps between two prepared meshes. */
    Maps match(Shape source, Shape target) {
        int[] there = map(target, source, null);
        int[] back = map(source, target, there);
        return new Maps(there, back);
    }

    /** The map from the vertices of y to those of x alone. */
    int[] map(Shape x, Shape y) {
        return map(x, y, null);
    }

    private int[] map(Shape x, Shape y, int @Nullable [] other) {
        FunctionalMap first = network != null
                ? fitted(x, y)
                : other == null ? MapSearch.find(x.side(), y.side()) : inverse(x, y, other);
        SpectralBasis inX = x.side().basis();
        SpectralBasis inY = y.side().basis();
        if (options.refine() == MatchOptions.Refinement.NONE) {
            return first.vertexMap(inX, inY, Recovery.ADJOINT);
        }
        int modes = Math.min(options.modes(), Math.min(inX.count(), inY.count()));
        return ZoomOut.refine(first, inX, inY, modes, options.step()).vertexMap();
    }

    private static FunctionalMap inverse(Shape x, Shape y, int[] fromX) {
        int modes = Math.min(
                MapSearch.MODES,
                Math.min(x.side().basis().count(), y.side().basis().count()));
        return FunctionalMap.ofVertexMap(y.side().basis(), x.side().basis(), fromX, modes, modes)
                .transposed();
    }

    private FunctionalMap fitted(Shape x, Shape y) {
        SpectralBasis inX = x.side().basis();
        SpectralBasis inY = y.side().basis();
        int modes = Math.min(MatchOptions.FITTED_MODES, Math.min(inX.count(), inY.count()));
        int count = x.features.length / x.mesh().vertexCount();
        double[] a = inX.coefficients(x.features, count, modes);
        double[] b = inY.coefficients(y.features, count, modes);
        return new FunctionalMapFit(inX, a, inY, b, count, FunctionalMapFit.Mask.LAPLACIAN, MatchOptions.COMMUTATIVITY)
                .map();
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}
