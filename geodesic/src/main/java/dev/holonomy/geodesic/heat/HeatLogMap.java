package dev.holonomy.geodesic.heat;

/** The log map of a vertex over its whole component, with transport; smooth approximations of the exact ones. */
public final class HeatLogMap {
    private final int source;
    private final double[] r;
    private final double[] theta;
    private final double[] transport;

    HeatLogMap(int source, double[] r, double[] theta, double[] transport) {
        this.source = source;
        this.r = r;
        this.theta = theta;
        this.transport = transport;
    }

    /**
     * The vertex the map belongs to.
     *
     * @return vertex id
     */
    public int source() {
        return source;
    }

    /**
     * Distances from the source.
     *
     * @return [V], in the units of the mesh, +∞ in other components; not to be modified
     */
    public double[] r() {
        return r;
    }

    /**
     * Directions at the source, in its frame.
     *
     * @return [V], in [0, 2π), 0 for the source and in other components; not to be modified
     */
    public double[] theta() {
        return theta;
    }

    /**
     * Transport to the source: what is added to a direction at the vertex to express it at the source.
     *
     * @return [V], in [−π, π], 0 for the source and in other components; not to be modified
     */
    public double[] transport() {
        return transport;
    }
}
