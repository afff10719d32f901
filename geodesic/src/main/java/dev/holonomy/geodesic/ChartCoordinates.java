package dev.holonomy.geodesic;

/** Polar coordinates from elsewhere, for charts by a method that is not built in, as the log maps by heat are. */
@FunctionalInterface
public interface ChartCoordinates {
    /**
     * Polar coordinates around a vertex; called from several threads at a time.
     *
     * @param source vertex id
     * @param r distances, to be written where the vertex is reached, [V]
     * @param theta directions in the frame of the source, to be written too, [V]
     */
    void around(int source, double[] r, double[] theta);
}
