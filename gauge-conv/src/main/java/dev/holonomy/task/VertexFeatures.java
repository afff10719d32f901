package dev.holonomy.task;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Scope;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.Network;
import dev.holonomy.model.PreparedSurface;

/** A network that gives descriptors to the vertices of a mesh, such as functional maps compare; owns its parameters on a device. */
public final class VertexFeatures implements AutoCloseable {
    private final InputConfig inputs;
    private final NetConfig shape;
    private final Device device;
    private final int count;
    private final Scope scope;
    private final Parameters parameters;
    private final Network net;

    /**
     * A network with fresh parameters.
     *
     * @param inputs what it reads of a surface
     * @param shape its shape
     * @param count descriptors of a vertex
     * @param device where it lives; not closed here
     * @param seed of its initial parameters
     */
    public VertexFeatures(InputConfig inputs, NetConfig shape, int count, Device device, long seed) {
        this.inputs = inputs;
        this.shape = shape;
        this.count = count;
        this.device = device;
        scope = device.scope();
        try {
            parameters = new Parameters(scope, seed);
            net = shape.make(parameters, inputs.order(), inputs.channels(), count);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /**
     * The descriptors of a vertex.
     *
     * @return their number D
     */
    public int count() {
        return count;
    }

    /**
     * Its parameters.
     *
     * @return the parameters, owned by this network
     */
    public Parameters parameters() {
        return parameters;
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
        return PreparedSurface.of(mesh, inputs, shape.needs(), cache, threads);
    }

    /**
     * The descriptors of a surface.
     *
     * @param surface prepared by {@link #prepare}
     * @return [V, D]
     */
    public double[] of(PreparedSurface surface) {
        try (Scope pass = device.scope()) {
            return net.apply(new Pass(new Tape(pass), surface.tensors(pass), false, 0), surface.inputTensor(pass))
                    .read();
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
