package dev.holonomy.geodesic.exact;

import dev.holonomy.geodesic.Surface;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Exact geodesic distances between many pairs of vertices of one surface, each computed once.
 *
 * <p>The discs that were searched are kept, a vertex's as the ids and distances (single precision) of what it reached: most errors
 * of maps are small, and so are the discs. Safe for many threads.
 */
public final class PairDistances {
    private static final double FIRST = 0.08;
    private static final int BLOCK = 16;

    private final Surface surface;
    private final ExactGeodesics geodesics;
    private final double unit;
    private final AtomicReferenceArray<Disc> discs;

    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    private record Disc(double radius, int[] ids, float[] distances) {
        /** The distance; NaN beyond the radius. */
        double to(int vertex) {
            int at = Arrays.binarySearch(ids, vertex);
            return at >= 0 ? distances[at] : Double.isInfinite(radius) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
    }

    /**
     * Lays out a surface.
     *
     * @param surface the surface
     */
    public PairDistances(Surface surface) {
        this.surface = surface;
        geodesics = new ExactGeodesics(surface.halfEdges(), surface.lengths());
        unit = Math.sqrt(surface.area());
        discs = new AtomicReferenceArray<>(surface.mesh().vertexCount());
    }

    /**
     * The distances of pairs.
     *
     * @param from vertex ids, −1 for none, [P]; what is kept is kept for them
     * @param to vertex ids, −1 for none, [P]
     * @return in the units of the mesh; +∞ where no path leads, NaN where there is no vertex, [P]
     */
    public double[] of(int[] from, int[] to) {
        double[] distances = new double[from.length];
        int blocks = (from.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            ExactQuery query = geodesics.query();
            for (int i = block * BLOCK; i < Math.min(from.length, (block + 1) * BLOCK); i++) {
                distances[i] = from[i] < 0 || to[i] < 0 ? Double.NaN : distance(query, from[i], to[i]);
            }
        });
        return distances;
    }

    private double distance(ExactQuery query, int from, int to) {
        if (from == to) {
            return 0;
        }
        Disc disc = discs.get(from);
        double distance = disc == null ? Double.NaN : disc.to(to);
        double radius = disc == null ? Math.max(FIRST * unit, 1.2 * straight(from, to)) : disc.radius;
        while (Double.isNaN(distance)) {
            radius = disc == null ? radius : 2.5 * radius;
            radius = radius > unit ? Double.POSITIVE_INFINITY : radius; // most of the surface: then all of it
            disc = searched(query, radius, from);
            discs.set(from, disc);
            distance = disc.to(to);
        }
        return distance;
    }

    private static Disc searched(ExactQuery query, double radius, int from) {
        double[] all = query.distances(radius, from);
        int[] ids = IntStream.range(0, all.length)
                .filter(v -> Double.isFinite(all[v]))
                .toArray();
        float[] distances = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            distances[i] = (float) all[ids[i]];
        }
        return new Disc(radius, ids, distances);
    }

    private double straight(int a, int b) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = surface.mesh().coordinate(a, axis) - surface.mesh().coordinate(b, axis);
            square += d * d;
        }
        return Math.sqrt(square);
    }
}
