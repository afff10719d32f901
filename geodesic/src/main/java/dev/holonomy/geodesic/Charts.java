package dev.holonomy.geodesic;

/**
 * Local polar charts around every vertex of a surface, as sparse rows.
 *
 * <p>The chart of p holds every q within the radius (geodesic distance by {@link ChartOptions.Method}) and always the
 * one-ring of p, whose distances may exceed {@link #radius}; p itself is not in it. Rows are sorted by distance, ties by id.
 * Pair e of the row of p has q = neighbours[e], the polar coordinates (r, θ) of q in the frame of p, the transport
 * g_{q→p} (the angle added to a direction at q to express it at p) and the weight a_q / Σ a over the chart (vertex areas;
 * areas of cells when capped). Without a cap, (p, q) is there exactly if (q, p) is. All arrays are shared and not to be modified.
 */
public final class Charts {
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] r;
    private final double[] theta;
    private final double[] transport;
    private final double[] weight;
    private final double radius;
    private final double wrappedShare;

    private Charts(
            int[] offsets,
            int[] neighbours,
            double[] r,
            double[] theta,
            double[] transport,
            double[] weight,
            double radius,
            double wrappedShare) {
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.r = r;
        this.theta = theta;
        this.transport = transport;
        this.weight = weight;
        this.radius = radius;
        this.wrappedShare = wrappedShare;
    }

    /**
     * The charts of all vertices.
     *
     * @param surface the surface
     * @param options radius, cap, method, threads
     * @return the charts; the same for every number of threads
     * @throws IllegalArgumentException if the radius makes more pairs than an array can hold
     */
    public static Charts of(Surface surface, ChartOptions options) {
        double radius = options.radiusOn(surface);
        return of(surface, options, radius, SeenPairs.of(surface, radius, options));
    }

    /**
     * Charts that hold the vertices within the radius by exact geodesics, at coordinates from elsewhere; the transport of a pair
     * follows from the directions at both ends.
     *
     * @param surface the surface
     * @param options radius, cap, threads; the method does not matter
     * @param coordinates where the vertices lie
     * @return the charts
     * @throws IllegalArgumentException if the radius makes more pairs than an array can hold
     */
    public static Charts of(Surface surface, ChartOptions options, ChartCoordinates coordinates) {
        double radius = options.radiusOn(surface);
        SeenPairs seen = SeenPairs.of(surface, radius, coordinates, options.threadCount());
        return of(surface, options, radius, seen);
    }

    private static Charts of(Surface surface, ChartOptions options, double radius, SeenPairs seen) {
        int vertices = surface.mesh().vertexCount();
        int[] sources = ChartClosure.sources(seen);
        ReversedPairs reversed = ReversedPairs.of(vertices, seen.neighbours);
        ChartClosure counting = new ChartClosure(surface, seen, sources, reversed, radius, options.neighbourCap());
        int[] offsets = new int[vertices + 1];
        for (int p = 0; p < vertices; p++) {
            offsets[p + 1] = SeenPairs.pairSum(offsets[p], counting.size(p));
        }
        int pairs = offsets[vertices];
        Charts charts = new Charts(
                offsets,
                new int[pairs],
                new double[pairs],
                new double[pairs],
                new double[pairs],
                new double[pairs],
                radius,
                vertices == 0 ? 0 : (double) seen.wrapped / vertices);
        ParallelBlocks.run(vertices, options.threadCount(), () -> {
            ChartClosure closure = new ChartClosure(surface, seen, sources, reversed, radius, options.neighbourCap());
            return (block, from, to) -> {
                for (int p = from; p < to; p++) {
                    closure.close(p);
                    charts.fill(p, closure);
                }
            };
        });
        return charts;
    }

    /**
     * Charts that were computed elsewhere, for example among the samples of a coarse level; entries as in the accessors.
     *
     * @param offsets where rows begin, [V + 1]
     * @param neighbours vertex ids, [E]
     * @param r distances, [E]
     * @param theta angles, [E]
     * @param transport angles, [E]
     * @param weight weights, [E]
     * @param radius the radius
     * @param wrappedShare the share of charts that are no embedded discs
     * @return charts that own the arrays
     * @throws IllegalArgumentException if lengths do not fit or a neighbour is no vertex
     */
    public static Charts of(
            int[] offsets,
            int[] neighbours,
            double[] r,
            double[] theta,
            double[] transport,
            double[] weight,
            double radius,
            double wrappedShare) {
        int pairs = neighbours.length;
        if (offsets.length == 0
                || offsets[offsets.length - 1] != pairs
                || r.length != pairs
                || theta.length != pairs
                || transport.length != pairs
                || weight.length != pairs) {
            throw new IllegalArgumentException("the arrays of the charts do not have the length of the last offset");
        }
        for (int q : neighbours) {
            if (q < 0 || q >= offsets.length - 1) {
                throw new IllegalArgumentException("neighbour " + q + " is none of the " + (offsets.length - 1));
            }
        }
        return new Charts(offsets, neighbours, r, theta, transport, weight, radius, wrappedShare);
    }

    private void fill(int p, ChartClosure chart) {
        double sum = 0;
        for (int i = 0; i < chart.count; i++) {
            sum += chart.area[chart.order[i]];
        }
        for (int i = 0, e = offsets[p]; i < chart.count; i++, e++) {
            int from = chart.order[i];
            neighbours[e] = chart.neighbour[from];
            r[e] = chart.r[from];
            theta[e] = chart.theta[from];
            transport[e] = chart.transport[from];
            weight[e] = sum > 0 ? chart.area[from] / sum : 1.0 / chart.count;
        }
    }

    /**
     * The number of charts.
     *
     * @return V
     */
    public int vertexCount() {
        return offsets.length - 1;
    }

    /**
     * The number of pairs in all charts.
     *
     * @return E
     */
    public int pairCount() {
        return neighbours.length;
    }

    /**
     * Where the row of each vertex begins.
     *
     * @return [V + 1]
     */
    public int[] offsets() {
        return offsets;
    }

    /**
     * The neighbour q of each pair.
     *
     * @return vertex ids, [E]
     */
    public int[] neighbours() {
        return neighbours;
    }

    /**
     * The distance of each pair.
     *
     * @return in the units of the mesh, [E]
     */
    public double[] r() {
        return r;
    }

    /**
     * The direction of q in the frame of p.
     *
     * @return angles in 0..2π, [E]
     */
    public double[] theta() {
        return theta;
    }

    /**
     * The transport g_{q→p}: what is added to a direction at q to express it at p.
     *
     * @return angles in -π..π, [E]
     */
    public double[] transport() {
        return transport;
    }

    /**
     * The weight of q in the chart of p.
     *
     * @return not negative, sums to 1 over each chart that has pairs, [E]
     */
    public double[] weight() {
        return weight;
    }

    /**
     * The radius in the units of the mesh.
     *
     * @return what the options came to on this surface
     */
    public double radius() {
        return radius;
    }

    /**
     * The share of charts that are not embedded discs, because they reach around an arm, a peak or a hole: the part of the
     * surface in the chart has an Euler characteristic other than 1, or a face of it is turned over in the tangent plane.
     *
     * @return 0..1; of the charts before they were made symmetric or capped
     */
    public double wrappedShare() {
        return wrappedShare;
    }

    /**
     * The pairs by neighbour.
     *
     * @return a new list
     */
    public ReversedPairs reversed() {
        return ReversedPairs.of(vertexCount(), neighbours);
    }

    /**
     * The same charts in other frames: θ + α_p, g + α_p − α_q; everything else stays.
     *
     * @param alpha α_p, added to every angle at p, [V]
     * @return charts that share the unchanged arrays
     */
    public Charts rotatedGauge(double[] alpha) {
        if (alpha.length != vertexCount()) {
            throw new IllegalArgumentException("wanted " + vertexCount() + " angles, got " + alpha.length);
        }
        double[] turnedTheta = new double[theta.length];
        double[] turnedTransport = new double[theta.length];
        for (int p = 0; p < vertexCount(); p++) {
            for (int e = offsets[p]; e < offsets[p + 1]; e++) {
                turnedTheta[e] = Angles.positive(theta[e] + alpha[p]);
                turnedTransport[e] = Angles.signed(transport[e] + alpha[p] - alpha[neighbours[e]]);
            }
        }
        return new Charts(offsets, neighbours, r, turnedTheta, turnedTransport, weight, radius, wrappedShare);
    }

    /**
     * The mean number of neighbours.
     *
     * @return E / V, 0 without vertices
     */
    public double meanNeighbours() {
        return vertexCount() == 0 ? 0 : (double) pairCount() / vertexCount();
    }

    @Override
    public String toString() {
        return "Charts[" + vertexCount() + " vertices, " + pairCount() + " pairs, radius " + radius + "]";
    }
}
