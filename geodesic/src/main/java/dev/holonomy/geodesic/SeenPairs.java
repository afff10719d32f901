package dev.holonomy.geodesic;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The pairs (p, q) as each p sees them, before the charts are made symmetric: CSR over p, ascending in q.
 *
 * <p>What the other side of a pair gets, {@link ChartClosure} derives by the pairing.
 */
final class SeenPairs {
    /** How the two sides of a pair belong together. */
    enum Pairing {
        /** A path is the same from both sides: only the pairs with q > p are kept, with the direction of p at q. */
        ONCE,
        /** Each side has a direction of its own; the directions of both give the transport. */
        MUTUAL,
        /** Each side has a direction and a transport of its own, which nothing derives from the other's. */
        APART
    }

    final Pairing pairing;
    final int[] offsets;
    final int[] neighbours;
    final double[] r;
    final double[] theta;
    final double[] transport;

    /** The direction at q in which the path to p leaves, of pairs kept once only. */
    final double[] arrival;

    /** The number of charts that are not embedded discs. */
    final int wrapped;

    private SeenPairs(int[] offsets, int wrapped, Pairing pairing) {
        int pairs = offsets[offsets.length - 1];
        this.offsets = offsets;
        this.wrapped = wrapped;
        this.pairing = pairing;
        this.neighbours = new int[pairs];
        this.r = new double[pairs];
        this.theta = new double[pairs];
        this.transport = new double[pairs];
        this.arrival = new double[pairing == Pairing.ONCE ? pairs : 0];
    }

    /** Runs the method of the options from every vertex. */
    static SeenPairs of(Surface surface, double radius, ChartOptions options) {
        Pairing pairing =
                switch (options.method()) {
                    case EXACT -> Pairing.ONCE;
                    case DGPC -> Pairing.MUTUAL;
                    case PROJECTION -> Pairing.APART;
                };
        return of(surface, radius, pairing, options.threadCount(), (faces, disc) -> switch (options.method()) {
            case EXACT -> {
                GeodesicWindows windows = new GeodesicWindows(surface, faces, disc);
                yield p -> windows.spread(p, radius);
            }
            case DGPC -> new GeodesicFront(surface, faces, radius, disc)::spread;
            case PROJECTION -> new TangentProjection(surface, radius, disc)::spread;
        });
    }

    /** Who is within the radius is told by exact geodesics, where they lie by the coordinates. */
    static SeenPairs of(Surface surface, double radius, ChartCoordinates coordinates, int threads) {
        int vertices = surface.mesh().vertexCount();
        return of(surface, Double.POSITIVE_INFINITY, Pairing.MUTUAL, threads, (faces, disc) -> {
            GeodesicWindows windows = new GeodesicWindows(surface, faces, disc);
            double[] r = new double[vertices];
            double[] theta = new double[vertices];
            return p -> {
                windows.spread(p, radius);
                coordinates.around(p, r, theta);
                for (int slot = 1; slot < disc.count; slot++) {
                    disc.r[slot] = r[disc.vertex[slot]];
                    disc.theta[slot] = theta[disc.vertex[slot]];
                }
            };
        });
    }

    /** Makes what one thread fills its disc with. */
    private interface Spreading {
        IntConsumer on(UnfoldedFaces faces, PolarDisc disc);
    }

    private static SeenPairs of(Surface surface, double radius, Pairing pairing, int threads, Spreading spreading) {
        int vertices = surface.mesh().vertexCount();
        UnfoldedFaces faces = new UnfoldedFaces(surface.halfEdges(), surface.lengths(), surface.transport());
        Block[] blocks = new Block[ParallelBlocks.count(vertices)];
        ParallelBlocks.run(vertices, threads, () -> {
            PolarDisc disc = new PolarDisc(vertices);
            DiscTopology topology = new DiscTopology(surface.halfEdges(), faces, radius, disc);
            IntConsumer spread = spreading.on(faces, disc);
            return (block, from, to) -> {
                Block result = new Block(to - from, pairing == Pairing.ONCE);
                for (int p = from; p < to; p++) {
                    spread.accept(p);
                    result.take(p - from, disc, radius, topology.embedded());
                }
                blocks[block] = result;
            };
        });
        return concatenate(vertices, blocks, pairing);
    }

    private static SeenPairs concatenate(int vertices, Block[] blocks, Pairing pairing) {
        int[] offsets = new int[vertices + 1];
        int wrapped = 0;
        int filled = 0;
        for (Block block : blocks) {
            for (int count : block.counts) {
                offsets[filled + 1] = pairSum(offsets[filled], count);
                filled++;
            }
            wrapped += block.wrapped;
        }
        SeenPairs result = new SeenPairs(offsets, wrapped, pairing);
        for (int b = 0; b < blocks.length; b++) {
            int at = offsets[b * ParallelBlocks.SIZE];
            Block block = blocks[b];
            System.arraycopy(block.neighbours, 0, result.neighbours, at, block.size);
            System.arraycopy(block.r, 0, result.r, at, block.size);
            System.arraycopy(block.theta, 0, result.theta, at, block.size);
            System.arraycopy(block.transport, 0, result.transport, at, block.size);
            if (pairing == Pairing.ONCE) {
                System.arraycopy(block.arrival, 0, result.arrival, at, block.size);
            }
            blocks[b] = Block.NONE;
        }
        return result;
    }

    /** A sum of pair counts, which must be an array index. */
    static int pairSum(int a, int b) {
        if (a > Integer.MAX_VALUE - 16 - b) {
            throw new IllegalArgumentException("the charts have more than 2147483631 pairs: choose a smaller radius");
        }
        return a + b;
    }

    /** The pairs of consecutive vertices, found by one thread. */
    private static final class Block {
        static final Block NONE = new Block(0, false);

        final int[] counts;
        int[] neighbours;
        double[] r;
        double[] theta;
        double[] transport;
        double[] arrival;
        final boolean once;
        int size;
        int wrapped;
        private long[] key = new long[256];

        Block(int vertices, boolean once) {
            counts = new int[vertices];
            this.once = once;
            int guess = 32 * vertices;
            neighbours = new int[guess];
            r = new double[guess];
            theta = new double[guess];
            transport = new double[guess];
            arrival = new double[once ? guess : 0];
        }

        void take(int vertex, PolarDisc disc, double radius, boolean embedded) {
            wrapped += embedded ? 0 : 1;
            if (key.length < disc.count) {
                key = new long[2 * disc.count];
            }
            int n = 0;
            for (int slot = 1; slot < disc.count; slot++) {
                if (disc.inChart(slot, radius) && (!once || disc.vertex[slot] > disc.vertex[0])) {
                    key[n++] = (long) disc.vertex[slot] << 32 | slot;
                }
            }
            Arrays.sort(key, 0, n);
            counts[vertex] = n;
            reserve(pairSum(size, n));
            for (int i = 0; i < n; i++, size++) {
                int slot = (int) key[i];
                neighbours[size] = disc.vertex[slot];
                r[size] = disc.r[slot];
                theta[size] = disc.theta[slot];
                transport[size] = disc.transport[slot];
                if (once) {
                    arrival[size] = disc.arrival[slot];
                }
            }
        }

        private void reserve(int wanted) {
            if (wanted > neighbours.length) {
                int larger = (int) Math.min(Integer.MAX_VALUE - 16L, wanted + (wanted >> 1) + 64L);
                neighbours = Arrays.copyOf(neighbours, larger);
                r = Arrays.copyOf(r, larger);
                theta = Arrays.copyOf(theta, larger);
                transport = Arrays.copyOf(transport, larger);
                arrival = once ? Arrays.copyOf(arrival, larger) : arrival;
            }
        }
    }
}
