package dev.holonomy.layer;

import dev.holonomy.autodiff.Attention;
import dev.holonomy.autodiff.Cells;
import dev.holonomy.autodiff.GaugeConvolution;
import dev.holonomy.autodiff.GeodesicConvolution;
import dev.holonomy.autodiff.PairStream;
import dev.holonomy.autodiff.PatchStream;
import dev.holonomy.autodiff.TangentConvolution;
import dev.holonomy.autodiff.VertexSets;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The charts of one surface on a device: what gauge convolutions of any order read, made once in double and kept.
 *
 * <p>Radial profiles are hat functions of r / ρ on R knots from 0 to 1 (layers.md: never over a batch's or chart's own maximum).
 */
public final class ChartTensors {
    private final Scope scope;
    private final Pairs pairs;
    private final int[] reversedPairs;
    private final Buffer offsets;
    private final Buffer neighbours;
    private final Buffer reversedOffsets;
    private final Buffer reversedNeighbours;
    private final Map<String, PairStream> streams = new HashMap<>();
    private final Map<String, GeodesicConvolution> patches = new HashMap<>();
    private @Nullable Attended attended;
    private @Nullable TangentDerivatives derivatives;
    private @Nullable VertexSets neighbourhoods;
    private @Nullable VertexSets whole;
    private @Nullable Cells wholeCell;

    /** Places of reversed and of all pairs, and their weights, for attention. */
    private record Attended(Buffer reversed, Buffer same, Buffer weights) {}

    /**
     * Copies the pairs to the device.
     *
     * @param scope owner of the memory
     * @param pairs the charts
     */
    public ChartTensors(Scope scope, Pairs pairs) {
        this.scope = scope;
        this.pairs = pairs;
        int vertices = pairs.vertexCount();
        int count = pairs.neighbours().length;
        int[] reversed = new int[vertices + 1];
        for (int q : pairs.neighbours()) {
            reversed[q + 1]++;
        }
        for (int q = 0; q < vertices; q++) {
            reversed[q + 1] += reversed[q];
        }
        int[] next = reversed.clone();
        int[] sources = new int[count];
        reversedPairs = new int[count];
        for (int p = 0; p < vertices; p++) {
            for (int e = pairs.offsets()[p]; e < pairs.offsets()[p + 1]; e++) {
                int to = next[pairs.neighbours()[e]]++;
                reversedPairs[to] = e;
                sources[to] = p;
            }
        }
        offsets = scope.ints(pairs.offsets());
        neighbours = scope.ints(pairs.neighbours());
        reversedOffsets = scope.ints(reversed);
        reversedNeighbours = scope.ints(sources);
    }

    /**
     * The number of vertices.
     *
     * @return V
     */
    public int vertexCount() {
        return pairs.vertexCount();
    }

    /**
     * The convolution over these charts.
     *
     * @param orderIn highest order of its input
     * @param orderOut highest order of its value
     * @param rings R, the number of radial profiles
     * @return the operation; its streams are made at the first call with these numbers
     */
    public GaugeConvolution convolution(int orderIn, int orderOut, int rings) {
        return new GaugeConvolution(
                stream(false, true, orderIn, orderOut, rings),
                stream(true, true, orderOut, orderIn, rings),
                orderIn,
                orderOut,
                rings);
    }

    /**
     * Attention over these charts.
     *
     * @param orderIn highest order of its input
     * @param orderOut highest order of its value
     * @param rings R, the number of radial profiles
     * @return the operation; its streams are made at the first call with these numbers
     */
    public Attention attention(int orderIn, int orderOut, int rings) {
        if (attended == null) {
            int[] same = new int[reversedPairs.length];
            Arrays.setAll(same, e -> e);
            attended = new Attended(scope.ints(reversedPairs), scope.ints(same), scope.reals(pairs.weight()));
        }
        return new Attention(
                stream(false, false, orderIn, orderOut, rings),
                stream(true, false, orderOut, orderIn, rings),
                attended.reversed,
                attended.same,
                attended.weights,
                orderIn,
                orderOut,
                rings);
    }

    /**
     * The convolution into tangent vectors over these charts.
     *
     * @param order highest order of its input
     * @param low the least spin
     * @param high the largest spin
     * @param rings R, the number of radial profiles
     * @return the operation; its streams are made at the first call with these numbers
     */
    public TangentConvolution tangentConvolution(int order, int low, int high, int rings) {
        return new TangentConvolution(
                tangentStream(false, low, high, rings), tangentStream(true, low, high, rings), order, low, high, rings);
    }

    /** w h_k for every ring, then cosine and sine of (1 − s) θ + s g for every spin; conjugated on reversed pairs. */
    private PairStream tangentStream(boolean reversed, int low, int high, int rings) {
        return streams.computeIfAbsent("tangent " + reversed + " " + low + " " + high + " " + rings, key -> {
            int width = rings + 2 * (high - low + 1);
            int count = pairs.neighbours().length;
            double[] values = new double[Math.multiplyExact(count, width)];
            for (int i = 0; i < count; i++) {
                int e = reversed ? reversedPairs[i] : i;
                for (int k = 0; k < rings; k++) {
                    values[i * width + k] = pairs.weight()[e] * hat(pairs.r()[e] / pairs.radius(), k, rings);
                }
                for (int spin = low; spin <= high; spin++) {
                    double angle = (1 - spin) * pairs.theta()[e] + spin * pairs.transport()[e];
                    int at = i * width + rings + 2 * (spin - low);
                    values[at] = Math.cos(angle);
                    values[at + 1] = reversed ? -Math.sin(angle) : Math.sin(angle);
                }
            }
            return stream(reversed, values);
        });
    }

    /**
     * Gradient, divergence and curl over these charts.
     *
     * @return the operators, made at the first call
     */
    public TangentDerivatives derivatives() {
        if (derivatives == null) {
            derivatives = TangentDerivatives.of(scope, pairs);
        }
        return derivatives;
    }

    /**
     * Each vertex with the others of its chart.
     *
     * @return V sets, made at the first call
     */
    public VertexSets neighbourhoods() {
        if (neighbourhoods == null) {
            int vertices = pairs.vertexCount();
            int[] begin = new int[vertices + 1];
            Arrays.setAll(begin, p -> pairs.offsets()[p] + p);
            int[] members = new int[begin[vertices]];
            for (int p = 0; p < vertices; p++) {
                members[begin[p]] = p;
                int count = pairs.offsets()[p + 1] - pairs.offsets()[p];
                System.arraycopy(pairs.neighbours(), pairs.offsets()[p], members, begin[p] + 1, count);
            }
            neighbourhoods = VertexSets.of(scope, vertices, begin, members);
        }
        return neighbourhoods;
    }

    /**
     * All vertices as one set.
     *
     * @return one set, made at the first call
     */
    public VertexSets whole() {
        if (whole == null) {
            int[] all = new int[pairs.vertexCount()];
            Arrays.setAll(all, v -> v);
            whole = VertexSets.of(scope, all.length, new int[] {0, all.length}, all);
        }
        return whole;
    }

    /**
     * All vertices as one cell, without transport: what is unpooled from it is the same everywhere.
     *
     * @return one cell, made at the first call
     */
    public Cells wholeCell() {
        if (wholeCell == null) {
            int vertices = pairs.vertexCount();
            double[] share = new double[vertices];
            Arrays.fill(share, 1.0 / vertices);
            wholeCell = Cells.of(scope, 1, new int[vertices], new double[vertices], share);
        }
        return wholeCell;
    }

    private PairStream stream(boolean reversed, double[] coefficients) {
        Buffer buffer = scope.reals(coefficients);
        return reversed
                ? new PairStream(reversedOffsets, reversedNeighbours, buffer)
                : new PairStream(offsets, neighbours, buffer);
    }

    /**
     * The geodesic convolution over these charts: Gaussian bins at (i + ½) / N_ρ of the radius and 2π j / N_θ, as wide as they are apart,
     * each with weights that sum to 1 over a chart.
     *
     * @param rings N_ρ
     * @param angles N_θ
     * @return the operation; its weights are made at the first call with these numbers
     */
    public GeodesicConvolution patches(int rings, int angles) {
        return patches.computeIfAbsent(rings + " " + angles, key -> {
            int bins = rings * angles;
            double[] weights = patchWeights(rings, angles);
            double[] turned = new double[weights.length];
            for (int i = 0; i < reversedPairs.length; i++) {
                System.arraycopy(weights, reversedPairs[i] * bins, turned, i * bins, bins);
            }
            return new GeodesicConvolution(
                    new PatchStream(offsets, neighbours, scope.reals(weights)),
                    new PatchStream(reversedOffsets, reversedNeighbours, scope.reals(turned)),
                    rings,
                    angles);
        });
    }

    private double[] patchWeights(int rings, int angles) {
        int bins = rings * angles;
        double[] weights = new double[Math.multiplyExact(pairs.neighbours().length, bins)];
        double[] sum = new double[bins];
        double step = 2 * Math.PI / angles;
        for (int p = 0; p < vertexCount(); p++) {
            Arrays.fill(sum, 0);
            for (int e = pairs.offsets()[p]; e < pairs.offsets()[p + 1]; e++) {
                for (int b = 0; b < bins; b++) {
                    int ring = b / angles;
                    double along = pairs.r()[e] / pairs.radius() * rings - (ring + 0.5);
                    double around = Math.IEEEremainder(pairs.theta()[e] - b % angles * step, 2 * Math.PI) / step;
                    double weight = pairs.weight()[e] * Math.exp(-0.5 * (along * along + around * around));
                    weights[e * bins + b] = weight;
                    sum[b] += weight;
                }
            }
            for (int i = pairs.offsets()[p] * bins; i < pairs.offsets()[p + 1] * bins; i++) {
                weights[i] /= Math.max(sum[i % bins], 1e-30);
            }
        }
        return weights;
    }

    private PairStream stream(boolean reversed, boolean weighted, int orderIn, int orderOut, int rings) {
        return streams.computeIfAbsent(
                reversed + " " + weighted + " " + orderIn + " " + orderOut + " " + rings,
                key -> stream(reversed, coefficients(reversed, weighted, orderIn, orderOut, rings)));
    }

    /** w h_k f_j, w = 1 where not weighted, for every ring and angular function, then cos and sin of n (g − θ); θ' = θ − g and g' = −g on reversed pairs. */
    private double[] coefficients(boolean reversed, boolean weighted, int orderIn, int orderOut, int rings) {
        int count = pairs.neighbours().length;
        int angular = 2 * orderOut + 1;
        int width = rings * angular + 2 * orderIn;
        double[] values = new double[Math.multiplyExact(count, width)];
        double[] f = new double[angular];
        for (int i = 0; i < count; i++) {
            int e = reversed ? reversedPairs[i] : i;
            double theta = reversed ? pairs.theta()[e] - pairs.transport()[e] : pairs.theta()[e];
            double turn = reversed ? -pairs.theta()[e] : pairs.transport()[e] - pairs.theta()[e];
            f[0] = 1;
            for (int m = 1; m <= orderOut; m++) {
                f[2 * m - 1] = Math.cos(m * theta);
                f[2 * m] = Math.sin(m * theta);
            }
            int at = i * width;
            for (int k = 0; k < rings; k++) {
                double radial = (weighted ? pairs.weight()[e] : 1) * hat(pairs.r()[e] / pairs.radius(), k, rings);
                for (int j = 0; j < angular; j++) {
                    values[at + k * angular + j] = radial * f[j];
                }
            }
            for (int n = 1; n <= orderIn; n++) {
                values[at + rings * angular + 2 * n - 2] = Math.cos(n * turn);
                values[at + rings * angular + 2 * n - 1] = Math.sin(n * turn);
            }
        }
        return values;
    }

    /** Hat k of R on the knots k / (R − 1) at t = r / ρ; beyond 1 the last one stays 1. One ring is the constant. */
    static double hat(double t, int k, int rings) {
        if (rings == 1) {
            return 1;
        }
        double x = Math.min(t, 1) * (rings - 1);
        return Math.max(0, 1 - Math.abs(x - k));
    }
}
