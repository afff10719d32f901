package dev.holonomy.task;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Scope;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.layer.GlobalHead;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.layer.SurfaceTensors;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.Network;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.NetworkCheckpoint;
import dev.holonomy.train.TaskNetwork;
import java.util.List;

/** A network that says of which class a mesh is: any network of vertices under a {@link GlobalHead}; owns its parameters on a device. */
public final class Classification implements TaskNetwork, AutoCloseable {
    /** The name of the task. */
    public static final String TASK = "classification";

    private static final ClassificationConfig ANY = new ClassificationConfig(
            InputConfig.DEFAULT.withRadius(0.5),
            GaugeNetConfig.DEFAULT,
            List.of("a", "b"),
            ClassificationConfig.FEATURES,
            ClassificationConfig.DROPOUT);

    private final ClassificationConfig config;
    private final Device device;
    private final Scope scope;
    private final Parameters parameters;
    private final Network net;
    private final GlobalHead head;

    /**
     * A network with fresh parameters.
     *
     * @param config what it is
     * @param device where it lives; not closed here
     * @param seed of its initial parameters
     */
    public Classification(ClassificationConfig config, Device device, long seed) {
        this.config = config;
        this.device = device;
        scope = device.scope();
        try {
            parameters = new Parameters(scope, seed);
            net = config.net()
                    .make(parameters, config.inputs().order(), config.inputs().channels(), config.features());
            head = new GlobalHead(
                    parameters,
                    config.inputs().channels(),
                    config.features(),
                    config.dropout(),
                    config.classes().size());
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /**
     * Reads the network that predicts from a file of {@link NetworkCheckpoint}.
     *
     * @param tensors the file's content
     * @param where what messages call it
     * @param device where the network will live
     * @return the network, to be closed
     * @throws dev.holonomy.checkpoint.CheckpointException if the file is of another task, or its tensors do not fit its configuration
     */
    public static Classification load(SafeTensors tensors, String where, Device device) {
        Classification model = new Classification(NetworkCheckpoint.config(tensors, where, TASK, ANY), device, 0);
        try {
            NetworkCheckpoint.restore(tensors, where, model);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public ClassificationConfig config() {
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
     * @param cache where charts and eigenpairs are kept
     * @param threads how many threads to use
     * @return the prepared surface
     */
    public PreparedSurface prepare(TriangleMesh mesh, GeometryCache cache, int threads) {
        return PreparedSurface.of(mesh, config.inputs(), config.net().needs(), cache, threads);
    }

    /**
     * The probabilities of the classes of a mesh.
     *
     * @param surface prepared by {@link #prepare}
     * @return softmax of the logits, [classes]
     */
    public double[] probabilities(PreparedSurface surface) {
        return SegmentationPrediction.ofLogits(
                        logits(surface), config.classes().size(), config.classes(), Sample.Elements.VERTICES)
                .probabilities();
    }

    /**
     * The logits of a mesh.
     *
     * @param surface prepared by {@link #prepare}
     * @return [classes]
     */
    public double[] logits(PreparedSurface surface) {
        try (Scope pass = device.scope()) {
            Loaded loaded = load(pass, surface);
            return logits(new Pass(new Tape(pass), loaded.surface, false, 0), loaded)
                    .read();
        }
    }

    /** A surface on the device. */
    record Loaded(SurfaceTensors surface, Tensor inputs, Buffer offsets) {}

    Loaded load(Scope owner, PreparedSurface surface) {
        int[] offsets = {0, surface.mesh().vertexCount()};
        return new Loaded(surface.tensors(owner), surface.inputTensor(owner), owner.ints(offsets));
    }

    Tensor logits(Pass pass, Loaded loaded) {
        return head.apply(pass, loaded.inputs, net.apply(pass, loaded.inputs), loaded.offsets);
    }

    @Override
    public void close() {
        scope.close();
    }
}
