package dev.holonomy.geodesic.heat;

import dev.holonomy.geodesic.HalfEdges;
import dev.holonomy.geodesic.Surface;
import dev.holonomy.geodesic.sparse.Cholesky;
import dev.holonomy.geodesic.sparse.SparseMatrix;
import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Log maps of vertices over whole components by heat; the factory pays, and several sources share the passes over the factors.
 *
 * <p>Smoothed over some edges: meant for maps of the whole, where local charts are more exact near their source. Safe to use from many
 * threads.
 */
public final class HeatLogMaps {
    /** Sources that are solved for together: as many as keep two threads busy. */
    private static final int BATCH = 8;

    private static final double LEAST_WEIGHT = 1e-6;
    private static final double MOST_WEIGHT = 1e6;

    private final VectorHeat heat;
    private final Method method;
    private final SourceRing ring;
    private final Cholesky poisson;
    private final int[] tail;
    private final int[] tip;
    private final int[] twin;
    private final double[] x; // the edge from the tail, in its frame
    private final double[] y;
    private final double[] weight;
    private final double[] positive; // weights for which differences that contradict each other cannot make extremes

    /** How a log map comes about. */
    public enum Method {
        /** Heat carries the directions away from the source; distances are the integral of that field (Sharp et al. 2019). */
        VECTOR_HEAT,
        /** Heat carries the place of the source as an affine point (Soliman and Sharp 2025), from which distances grow: exact in the plane. */
        AFFINE_HEAT
    }

    private HeatLogMaps(Surface surface, Method method, double timeFactor) {
        heat = VectorHeat.of(surface, 1, timeFactor);
        this.method = method;
        HalfEdges halfEdges = heat.triangulation.halfEdges();
        int count = 2 * halfEdges.edgeCount();
        tail = new int[count];
        tip = new int[count];
        twin = new int[count];
        x = new double[count];
        y = new double[count];
        weight = new double[count];
        positive = new double[count];
        int[] place = new int[halfEdges.count()];
        for (int h = 0, at = 0; h < place.length; h++) {
            if (!halfEdges.isVoid(h)) {
                double length = heat.triangulation.lengths().length(h) / heat.unit;
                double theta = heat.triangulation.transport().angle(h);
                tail[at] = halfEdges.tail(h);
                tip[at] = halfEdges.tip(h);
                x[at] = length * Math.cos(theta);
                y[at] = length * Math.sin(theta);
                weight[at] = heat.connection.edgeWeights()[h];
                place[h] = at++;
            }
        }
        for (int h = 0; h < place.length; h++) {
            if (!halfEdges.isVoid(h)) {
                twin[place[h]] = place[halfEdges.twin(h)];
            }
        }
        ring = new SourceRing(heat.triangulation, heat.unit);
        for (int h = 0; h < count; h++) {
            positive[h] = Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight[h]));
        }
        poisson = Cholesky.of(heat.symbolic, differences(heat.components.vertexCount()));
    }

    /** The matrix of Σ w (φ_q − φ_p)² with positive weights, one vertex of every component held. */
    private SparseMatrix differences(int size) {
        double[] off = new double[tail.length];
        double[] diagonal = new double[size];
        for (int h = 0; h < off.length; h++) {
            off[h] = -positive[h];
            diagonal[tail[h]] += positive[h];
        }
        SparseMatrix matrix = SparseMatrix.ofTriplets(size, tail, tip, off).plusDiagonal(1, diagonal);
        double[] held = heat.components.held(matrix);
        for (int v = 0; v < size; v++) {
            held[v] = diagonal[v] == 0 ? 1 : held[v];
        }
        return matrix.plusDiagonal(1, held);
    }

    /**
     * Factors for a surface, with the time h² of the mean edge length h.
     *
     * @param surface the surface
     * @param method how
     * @return the solver
     * @throws MeshException if the surface has no area
     */
    public static HeatLogMaps of(Surface surface, Method method) {
        return of(surface, method, 1);
    }

    /**
     * Factors for a surface.
     *
     * @param surface the surface
     * @param method how
     * @param timeFactor m: the time is m h² with h the mean length of intrinsic edges; above 0
     * @return the solver
     * @throws MeshException if the surface has no area
     */
    public static HeatLogMaps of(Surface surface, Method method, double timeFactor) {
        return new HeatLogMaps(surface, method, timeFactor);
    }

    /**
     * The log map of a vertex.
     *
     * @param source vertex id
     * @return its map
     */
    public HeatLogMap around(int source) {
        return around(new int[] {source}).get(0);
    }

    /**
     * The log maps of several vertices.
     *
     * @param sources vertex ids
     * @return one map each, in the same order; the same as one by one, up to rounding
     */
    public List<HeatLogMap> around(int... sources) {
        List<HeatLogMap> maps = new ArrayList<>(sources.length);
        for (int from = 0; from < sources.length; from += BATCH) {
            List<Spread> batch = new ArrayList<>();
            for (int i = from; i < Math.min(sources.length, from + BATCH); i++) {
                batch.add(new Spread(sources[i], heat.heat(sources[i]), heat.outside(sources[i])));
            }
            List<Spread> left = batch;
            for (int level = 0; level < ShortHeat.LEVELS && !left.isEmpty(); level++) {
                spread(heat.level(level), left);
                left = left.stream().filter(s -> !VectorHeat.all(s.done)).toList();
            }
            maps.addAll(finish(batch));
        }
        return maps;
    }

    /**
     * What has come from one source, without its heat: the frame of the source at every vertex, and the unit vector away from it or
     * the whole one.
     */
    private static final class Spread {
        final int source;
        final double heat;
        final boolean[] done;
        final boolean[] outside;
        final double[] frame;
        final double[] field;

        Spread(int source, double heat, boolean[] outside) {
            this.source = source;
            this.heat = heat;
            this.outside = outside;
            done = outside.clone();
            frame = new double[2 * done.length];
            field = new double[2 * done.length];
        }
    }

    private void spread(VectorHeat.Level factors, List<Spread> batch) {
        int size = batch.get(0).done.length;
        int k = batch.size();
        double[] initial = new double[size * k];
        double[] vectors = new double[4 * size * k];
        for (int i = 0; i < k; i++) {
            Spread s = batch.get(i);
            initial[s.source * k + i] = s.heat;
            vectors[4 * s.source * k + 2 * i] = s.heat;
            if (method == Method.VECTOR_HEAT) {
                ring.addOutward(s.source, s.heat, vectors, 2 * k, k + i);
            }
        }
        double[] u = factors.scalars().solveMany(initial, k);
        if (method == Method.AFFINE_HEAT) {
            addPlaces(factors.timeFactor(), u, k, vectors);
        }
        double[] z = factors.vectors().solveMany(vectors, 2 * k);
        IntStream.range(0, k).parallel().forEach(i -> {
            Spread s = batch.get(i);
            for (int v = 0; v < size; v++) {
                double reached = u[v * k + i];
                if (!s.done[v] && Math.abs(reached) >= ShortHeat.LEAST) {
                    s.done[v] = true;
                    int at = 2 * (2 * v * k + i);
                    unit(z, at, s.frame, 2 * v);
                    if (method == Method.AFFINE_HEAT) {
                        s.field[2 * v] = -z[at + 2 * k] / reached;
                        s.field[2 * v + 1] = -z[at + 2 * k + 1] / reached;
                    } else {
                        unit(z, at + 2 * k, s.field, 2 * v);
                    }
                }
            }
        });
    }

    /** What affine transport adds: t Σ_q w_pq e_pq u_q, the neighbours' heat at their places. */
    private void addPlaces(double time, double[] u, int k, double[] vectors) {
        for (int h = 0; h < tail.length; h++) {
            double ex = time * weight[h] * x[h];
            double ey = time * weight[h] * y[h];
            int from = tip[h] * k;
            int to = 2 * (2 * tail[h] * k + k);
            for (int i = 0; i < k; i++) {
                vectors[to + 2 * i] += ex * u[from + i];
                vectors[to + 2 * i + 1] += ey * u[from + i];
            }
        }
    }

    private static void unit(double[] from, int at, double[] to, int place) {
        double norm = Math.hypot(from[at], from[at + 1]);
        to[place] = norm > 0 ? from[at] / norm : 0;
        to[place + 1] = norm > 0 ? from[at + 1] / norm : 0;
    }

    private List<HeatLogMap> finish(List<Spread> batch) {
        double[] phi = integrals(batch);
        return IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> map(batch.get(i), phi, i, batch.size()))
                .toList();
    }

    /** The map of a source, whose distances are column i of k. */
    private HeatLogMap map(Spread s, double[] phi, int i, int k) {
        int size = s.done.length;
        double[] r = new double[size];
        double[] theta = new double[size];
        double[] transport = new double[size];
        Arrays.fill(r, Double.POSITIVE_INFINITY);
        for (int v = 0; v < size; v++) {
            if (!s.outside[v]) {
                double a = s.frame[2 * v];
                double b = -s.frame[2 * v + 1];
                double p = s.field[2 * v];
                double q = s.field[2 * v + 1];
                double turn = Math.atan2(a * q + b * p, a * p - b * q);
                theta[v] = turn < 0 ? Math.min(turn + 2 * Math.PI, Math.nextDown(2 * Math.PI)) : turn + 0.0; // not -0
                transport[v] = Math.atan2(b, a);
                r[v] = heat.unit * Math.max(0, phi[v * k + i] - phi[s.source * k + i]);
            }
        }
        r[s.source] = 0;
        theta[s.source] = 0;
        transport[s.source] = 0;
        return new HeatLogMap(s.source, r, theta, transport);
    }

    /** The functions whose differences along edges are closest to what the fields say at both ends. */
    private double[] integrals(List<Spread> batch) {
        int k = batch.size();
        double[] rhs = new double[batch.get(0).done.length * k];
        IntStream.range(0, k).parallel().forEach(i -> {
            double[] field = batch.get(i).field;
            int source = batch.get(i).source;
            for (int h = 0; h < tail.length; h++) {
                int p = tail[h];
                int q = tip[h];
                double here = growth(field[2 * p], field[2 * p + 1], x[h], y[h]);
                double there = -growth(field[2 * q], field[2 * q + 1], x[twin[h]], y[twin[h]]);
                double along = p == source ? there : q == source ? here : 0.5 * (here + there);
                rhs[p * k + i] -= positive[h] * along;
            }
        });
        return poisson.solveMany(rhs, k);
    }

    /** How much farther from the source an edge leads. */
    private double growth(double fx, double fy, double ex, double ey) {
        double along = fx * ex + fy * ey;
        if (method == Method.VECTOR_HEAT) {
            return along;
        }
        double from = Math.sqrt(fx * fx + fy * fy);
        double to = Math.sqrt((fx + ex) * (fx + ex) + (fy + ey) * (fy + ey));
        double sum = from + to;
        return sum > 0 ? (2 * along + ex * ex + ey * ey) / sum : 0; // to − from without cancellation
    }
}
