package dev.holonomy.app;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.exact.PairDistances;
import dev.holonomy.mesh.TriangleMesh;

/** Exact geodesic distances on the target of maps, over the root of its area. */
final class TargetDistances {
    private final PairDistances distances;
    private final double unit;

    /**
     * Lays out a mesh.
     *
     * @throws dev.holonomy.mesh.MeshException if it is no manifold
     */
    TargetDistances(TriangleMesh mesh) {
        Surface surface = Surface.of(mesh);
        distances = new PairDistances(surface);
        unit = Math.sqrt(surface.area());
    }

    /** Distances of pairs of vertices, NaN where one is −1. */
    double[] between(int[] from, int[] to) {
        double[] between = distances.of(from, to);
        for (int i = 0; i < between.length; i++) {
            between[i] /= unit;
        }
        return between;
    }
}
