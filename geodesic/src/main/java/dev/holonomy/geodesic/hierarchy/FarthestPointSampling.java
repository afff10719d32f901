package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.mesh.MeshException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Farthest-point samples of a surface by geodesic distance, and the cell of each (Eldar et al. 1997; Moenning and Dodgson 2003).
 *
 * <p>The next sample is the vertex farthest from those before it; distances that differ by less than 1e-7, relative, are
 * ties, and the smaller id wins. The first samples are the smallest ids of the components, isolated vertices
 * included, since those are infinitely far. A prefix of the samples is the sampling of that size, which nests levels. Every
 * vertex is within the {@link #coveringRadius}, and no two samples of a component are nearer to each other than that.
 */
public final class FarthestPointSampling {
    private final SampleFront front;
    private final double[] distance;
    private final int[] nearest;
    private final Candidates candidates;
    private int[] samples = new int[16];
    private double[] spacing = new double[16];
    private int count;

    private FarthestPointSampling(Surface surface) {
        int vertices = surface.mesh().vertexCount();
        front = new SampleFront(surface);
        distance = new double[vertices];
        nearest = new int[vertices];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(nearest, -1);
        candidates = new Candidates(vertices, surface.meanEdgeLength());
    }

    /**
     * Samples a surface.
     *
     * @param surface the surface
     * @param count how many samples, at least one for each component and isolated vertex, at most V
     * @return the samples
     * @throws MeshException if there are fewer samples than components
     */
    public static FarthestPointSampling of(Surface surface, int count) {
        FarthestPointSampling sampling = begin(surface);
        sampling.requireCount(count);
        sampling.growTo(count);
        return sampling;
    }

    /** A sampling of one sample for each component, to be grown. */
    static FarthestPointSampling begin(Surface surface) {
        FarthestPointSampling sampling = new FarthestPointSampling(surface);
        while (sampling.count < sampling.nearest.length
                && sampling.distance[sampling.candidates.farthest(sampling.distance)] == Double.POSITIVE_INFINITY) {
            sampling.growTo(sampling.count + 1);
        }
        return sampling;
    }

    private void requireCount(int wanted) {
        if (wanted > nearest.length) {
            throw new IllegalArgumentException(wanted + " samples wanted of " + nearest.length + " vertices");
        }
        if (wanted < count) {
            long isolated = IntStream.range(0, nearest.length)
                    .filter(v -> front.isIsolated(v))
                    .count();
            throw new MeshException("the mesh has " + count + " components (" + isolated
                    + " of them isolated vertices), wanted at most " + wanted + ", one sample for each");
        }
    }

    /** Adds samples until there are so many; never takes any away. */
    void growTo(int wanted) {
        while (count < wanted) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, 2 * count);
                spacing = Arrays.copyOf(spacing, 2 * count);
            }
            int v = candidates.farthest(distance);
            samples[count] = v;
            spacing[count] = distance[v];
            candidates.taken[v] = true;
            front.spread(v, count, distance, nearest);
            count++;
        }
    }

    /**
     * The number of samples.
     *
     * @return S
     */
    public int count() {
        return count;
    }

    /**
     * The samples in the order in which they were chosen.
     *
     * @return vertex ids, a copy, [S]
     */
    public int[] samples() {
        return Arrays.copyOf(samples, count);
    }

    /**
     * How far each sample was from those before it.
     *
     * @return a copy, +∞ for the first of a component, then not rising but for ties, [S]
     */
    public double[] spacing() {
        return Arrays.copyOf(spacing, count);
    }

    /**
     * The cell that each vertex is in.
     *
     * @return the index of the nearest sample, that of the earlier one in a tie; a copy, [V]
     */
    public int[] nearest() {
        return nearest.clone();
    }

    /**
     * How far each vertex is from its sample.
     *
     * @return geodesic distances, a copy, [V]
     */
    public double[] distance() {
        return distance.clone();
    }

    /**
     * How far a vertex can be from the nearest sample.
     *
     * @return the largest distance, 0 without vertices
     */
    public double coveringRadius() {
        return nearest.length == 0 ? 0 : Arrays.stream(distance).max().orElse(0);
    }

    /** All vertices in a heap by distance, which only falls: an entry that is no longer true is put right when it comes up. */
    private static final class Candidates {
        private final int[] heap;
        private final float[] key;
        private final boolean[] taken;

        /** A power of two that takes distances into the range of a float. */
        private final double scale;

        Candidates(int vertices, double length) {
            heap = new int[vertices];
            key = new float[vertices];
            taken = new boolean[vertices];
            scale = length > 0 ? Math.scalb(1.0, -Math.getExponent(length)) : 1;
            for (int v = 0; v < vertices; v++) {
                heap[v] = v;
                key[v] = Float.POSITIVE_INFINITY;
            }
        }

        /** The farthest vertex that is no sample, in the precision of a float, the smallest id among equals. */
        int farthest(double[] distance) {
            while (true) {
                int first = heap[0];
                float now = taken[first] ? -1 : (float) (scale * distance[first]);
                if (now == key[first]) {
                    return first;
                }
                key[first] = now;
                sink(first);
            }
        }

        private void sink(int v) {
            int at = 0;
            for (int child = 1; child < heap.length; child = 2 * at + 1) {
                if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!before(heap[child], v)) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = v;
        }

        private boolean before(int v, int w) {
            return key[v] > key[w] || (key[v] == key[w] && v < w);
        }
    }
}
