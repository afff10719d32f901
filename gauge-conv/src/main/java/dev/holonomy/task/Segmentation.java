package dev.holonomy.task;

import dev.holonomy.autodiff.SparseOperator;
import dev.holonomy.autodiff.SparseProduct;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Scope;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.layer.SurfaceTensors;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.Network;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.TaskNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network that labels the vertices or faces of a mesh; owns its parameters on a device.
 *
 * <p>Face logits are the mean of the logits of the corners, before the softmax; those of a vertex that the surface has several copies of
 * (see {@link PreparedSurface}) the mean over these.
 */
public final class Segmentation implements TaskNetwork, AutoCloseable {
    /** The name of the task. */
    public static final String TASK = "segmentation";

    private final SegmentationConfig config;
    private final Device device;
    private final Scope scope;
    private final Parameters parameters;
    private final Network net;

    /**
     * A network with fresh parameters.
     *
     * @param config what it is
     * @param device where it lives; not closed here
     * @param seed of its initial parameters
     */
    public Segmentation(SegmentationConfig config, Device device, long seed) {
        this.config = config;
        this.device = device;
        scope = device.scope();
        try {
            parameters = new Parameters(scope, seed);
            net = config.net()
                    .make(
                            parameters,
                            config.inputs().order(),
                            config.inputs().channels(),
                            config.classes().size());
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public SegmentationConfig config() {
        return config;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Device device() {
        return device;
    }

    /**
     * Prepares a mesh as this network reads it.
     *
     * @param mesh the mesh
     * @param threads how many threads to use
     * @return the prepared surface
     */
    public PreparedSurface prepare(TriangleMesh mesh, int threads) {
        return prepare(mesh, GeometryCache.none(), threads);
    }

    /**
     * Prepares a mesh with charts and eigenpairs of a cache: the same bits.
     *
     * @param mesh the mesh
     * @param cache where charts and eigenpairs are kept
     * @param threads how many threads to use
     * @return the prepared surface
     */
    public PreparedSurface prepare(TriangleMesh mesh, GeometryCache cache, int threads) {
        return PreparedSurface.of(mesh, config.inputs(), config.net().needs(), cache, threads);
    }

    /**
     * Labels a surface.
     *
     * @param surface prepared by {@link #prepare}
     * @return probabilities and labels of its elements
     */
    public SegmentationPrediction predict(PreparedSurface surface) {
        return prediction(logits(surface));
    }

    /**
     * Labels a sample by the mean of the probabilities over all its shapes.
     *
     * @param sample its surfaces prepared by {@link #prepare}
     * @return probabilities and labels of its elements
     */
    public SegmentationPrediction predict(Sample sample) {
        SegmentationPrediction prediction = predict(sample.surface());
        if (sample.copies().isEmpty()) {
            return prediction;
        }
        double[] sum = prediction.probabilities();
        for (PreparedSurface copy : sample.copies()) {
            double[] one = predict(copy).probabilities();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        double[] logits = Arrays.stream(sum).map(Math::log).toArray();
        return prediction(logits);
    }

    SegmentationPrediction prediction(double[] logits) {
        return SegmentationPrediction.ofLogits(logits, config.classes().size(), config.classes(), config.elements());
    }

    /**
     * The logits of a surface's elements.
     *
     * @param surface prepared by {@link #prepare}
     * @return [N, classes], N vertices or faces
     */
    public double[] logits(PreparedSurface surface) {
        try (Scope pass = device.scope()) {
            Loaded loaded = load(pass, surface);
            return logits(new Pass(new Tape(pass), loaded.surface, false, 0), loaded)
                    .read();
        }
    }

    /** A surface on the device. */
    record Loaded(SurfaceTensors surface, Tensor inputs, Optional<SparseProduct> elements) {}

    Loaded load(Scope owner, PreparedSurface surface) {
        Optional<SparseProduct> elements = Optional.empty();
        if (config.elements() == Sample.Elements.FACES) {
            elements = Optional.of(cornerMeans(owner, surface.mesh()));
        } else if (surface.source().length > 0) {
            elements = Optional.of(copyMeans(owner, surface));
        }
        return new Loaded(surface.tensors(owner), surface.inputTensor(owner), elements);
    }

    Network net() {
        return net;
    }

    Tensor logits(Pass pass, Loaded loaded) {
        Tensor vertices = net.apply(pass, loaded.inputs);
        return loaded.elements.isPresent() ? pass.apply(loaded.elements.get(), vertices) : vertices;
    }

    static SparseProduct cornerMeans(Scope owner, TriangleMesh mesh) {
        int corners = 3 * mesh.faceCount();
        int[] rows = new int[corners];
        double[] thirds = new double[corners];
        for (int i = 0; i < corners; i++) {
            rows[i] = i / 3;
            thirds[i] = 1.0 / 3;
        }
        return SparseOperator.product(owner, rows, mesh.triangles(), thirds, mesh.faceCount(), mesh.vertexCount());
    }

    private static SparseProduct copyMeans(Scope owner, PreparedSurface surface) {
        int[] source = surface.source();
        int[] copies = new int[surface.originalVertexCount()];
        for (int v : source) {
            copies[v]++;
        }
        int[] columns = IntStream.range(0, source.length)
                .boxed()
                .sorted(Comparator.comparingInt(v -> source[v]))
                .mapToInt(v -> v)
                .toArray();
        int[] rows = IntStream.of(columns).map(v -> source[v]).toArray();
        double[] shares = IntStream.of(rows).mapToDouble(v -> 1.0 / copies[v]).toArray();
        return SparseOperator.product(owner, rows, columns, shares, copies.length, source.length);
    }

    @Override
    public void close() {
        scope.close();
    }
}
