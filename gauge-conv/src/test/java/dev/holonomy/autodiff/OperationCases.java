package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.layer.ChartTensors;
import dev.holonomy.layer.Pairs;
import dev.holonomy.layer.RandomPairs;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** At least one case of every operation, on any device: what the gradient check and the comparison of devices go through. */
final class OperationCases {
    private static final int V = 21;

    private OperationCases() {}

    /** An operation made in a scope, and the shapes and numbers of its inputs; only the first {@code differentiable} want a gradient. */
    record Case(
            String name,
            Class<? extends Operation> type,
            Function<Scope, Operation> operation,
            List<Input> inputs,
            int differentiable) {
        Tensor[] inputs(Scope scope) {
            return inputs.stream().map(i -> Tensor.of(scope, i.values, i.shape)).toArray(Tensor[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One input. */
    @SuppressWarnings("ArrayRecordComponent")
    record Input(double[] values, int... shape) {}

    private static Input random(int seed, int... shape) {
        return new Input(RandomPairs.gaussian(Arrays.stream(shape).reduce(1, (a, b) -> a * b), seed), shape);
    }

    private static Input areas(int count) {
        double[] w = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            w[i] = 1 + i % 3;
            sum += w[i];
        }
        for (int i = 0; i < count; i++) {
            w[i] /= sum;
        }
        return new Input(w, count);
    }

    /** Five cells of random angles; the last holds one vertex. */
    private static Cells cells(Scope scope) {
        int[] parents = new int[V];
        Arrays.setAll(parents, q -> q == 7 ? 4 : q % 4);
        return Cells.of(scope, 5, parents, RandomPairs.gaussian(V, 41), areas(V).values);
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("add", Add.class, s -> new Add(), List.of(random(1, V, 3, 2), random(2, V, 3, 2)), 2));
        cases.add(new Case(
                "add to itself' twin",
                Add.class,
                s -> new Add(),
                List.of(random(1, V, 1, 16), random(2, V, 1, 16)),
                2));
        cases.add(
                new Case("cut", ChangeComponents.class, s -> new ChangeComponents(3), List.of(random(1, V, 5, 2)), 1));
        cases.add(
                new Case("lift", ChangeComponents.class, s -> new ChangeComponents(5), List.of(random(1, V, 1, 2)), 1));
        int[] labels = new int[V];
        for (int i = 0; i < V; i++) {
            labels[i] = i % 5 - 1;
        }
        for (double smoothing : new double[] {0, 0.2}) {
            cases.add(new Case(
                    "cross-entropy, smoothing " + smoothing,
                    CrossEntropy.class,
                    s -> new CrossEntropy(s.ints(labels), smoothing),
                    List.of(random(3, V, 1, 4), areas(V)),
                    1));
        }
        cases.add(new Case("dropout", Dropout.class, s -> new Dropout(0.3, 99), List.of(random(4, V, 5, 3)), 1));
        for (int[] c : new int[][] {{1, 3, 4}, {5, 16, 8}, {3, 8, 16}, {7, 2, 3}}) {
            cases.add(new Case(
                    "linear " + Arrays.toString(c),
                    EquivariantLinear.class,
                    s -> new EquivariantLinear(),
                    List.of(random(5, V, c[0], c[1]), random(6, c[0], c[1], c[2]), random(7, c[2])),
                    3));
        }
        cases.add(new Case(
                "linear without bias",
                EquivariantLinear.class,
                s -> new EquivariantLinear(),
                List.of(random(5, V, 5, 4), random(6, 5, 4, 4)),
                2));
        for (int order = 0; order <= 3; order++) {
            cases.add(new Case(
                    "gate of order " + order,
                    Gate.class,
                    s -> new Gate(),
                    List.of(random(8, V, 2 * order + 1, 4), random(9, order, 3, 4)),
                    order == 0 ? 1 : 2));
        }
        for (boolean batch : new boolean[] {true, false}) {
            double[] statistics = RandomPairs.gaussian(6, 12);
            for (int i = 3; i < 6; i++) {
                statistics[i] = 0.5 + Math.abs(statistics[i]);
            }
            cases.add(new Case(
                    "batch norm, own statistics " + batch,
                    GaugeBatchNorm.class,
                    s -> new GaugeBatchNorm(batch, 1e-5, 0.1),
                    List.of(random(10, V, 5, 3), random(11, 2, 3), areas(V), new Input(statistics, 2, 3)),
                    2));
        }
        for (int[] c : new int[][] {
            {0, 0, 1, 1, 1}, {0, 2, 3, 16, 2}, {2, 2, 16, 16, 2}, {2, 0, 4, 5, 3}, {3, 1, 2, 8, 2}, {1, 3, 6, 4, 1}
        }) {
            cases.add(new Case(
                    "gauge convolution " + Arrays.toString(c),
                    GaugeConvolution.class,
                    s -> new ChartTensors(s, RandomPairs.of(V, 4, 13)).convolution(c[0], c[1], c[4]),
                    List.of(
                            random(14, V, 2 * c[0] + 1, c[2]),
                            random(15, c[4], 2 * c[0] + 1, c[2], 2 * c[1] + 1, c[3])),
                    2));
        }
        // orders and channels in and out, rings, channels of a query
        for (int[] c :
                new int[][] {{0, 0, 1, 1, 1, 1}, {0, 2, 3, 4, 2, 16}, {2, 2, 16, 16, 2, 5}, {3, 1, 2, 8, 3, 2}}) {
            int in = 2 * c[0] + 1;
            int out = 2 * c[1] + 1;
            cases.add(new Case(
                    "attention " + Arrays.toString(c),
                    Attention.class,
                    s -> new ChartTensors(s, RandomPairs.of(V, 4, 13)).attention(c[0], c[1], c[4]),
                    List.of(
                            random(54, V, in, c[2]),
                            random(55, V, out, c[5]),
                            random(56, c[4], in, c[2], out, c[5]),
                            random(57, c[4], in, c[2], out, c[3])),
                    4));
        }
        for (int[] c : new int[][] {{1, 3, 4}, {3, 8, 16}, {2, 16, 64}, {1, 5, 96}, {2, 7, 3}}) {
            for (Affine.Kind kind : Affine.Kind.values()) {
                List<Input> inputs = new ArrayList<>();
                for (int s = 0; s < c[0]; s++) {
                    inputs.add(random(30 + s, V, 1, c[1]));
                }
                inputs.add(random(33, c[0] * c[1], c[2]));
                if (kind != Affine.Kind.LINEAR) {
                    inputs.add(random(34, c[2]));
                }
                if (kind == Affine.Kind.RESIDUAL) {
                    inputs.add(random(35, V, 1, c[2]));
                }
                double dropout = kind == Affine.Kind.RELU ? 0.4 : 0;
                cases.add(new Case(
                        "affine " + kind + " " + Arrays.toString(c),
                        Affine.class,
                        s -> new Affine(c[0], kind, dropout, 98),
                        inputs,
                        inputs.size()));
            }
        }
        for (int channels : new int[] {3, 16}) {
            Pairs ring = RandomPairs.of(V, 4, 22);
            cases.add(new Case(
                    "gradient features of " + channels,
                    GradientFeatures.class,
                    s -> new GradientFeatures(ComplexOperator.of(
                            s,
                            ring.offsets(),
                            ring.neighbours(),
                            RandomPairs.gaussian(ring.neighbours().length, 23),
                            RandomPairs.gaussian(ring.neighbours().length, 24))),
                    List.of(
                            new Input(
                                    Arrays.stream(random(25, V, 1, channels).values)
                                            .map(v -> 0.5 * v)
                                            .toArray(),
                                    V,
                                    1,
                                    channels),
                            new Input(
                                    Arrays.stream(random(26, V, 1, 2 * channels).values)
                                            .map(v -> 0.5 * v)
                                            .toArray(),
                                    V,
                                    1,
                                    2 * channels)),
                    2));
        }
        for (int[] c : new int[][] {{2, 4, 3, 5}, {1, 8, 16, 4}}) {
            cases.add(new Case(
                    "geodesic convolution " + Arrays.toString(c),
                    GeodesicConvolution.class,
                    s -> new ChartTensors(s, RandomPairs.of(V, 4, 13)).patches(c[0], c[1]),
                    List.of(random(37, V, 1, c[2]), random(38, c)),
                    2));
        }
        cases.add(new Case(
                "harmonic weights",
                HarmonicWeights.class,
                s -> new HarmonicWeights(),
                List.of(random(36, 2, 5, 3, 3, 4)),
                1));
        for (int[] c : new int[][] {{0, 3}, {2, 16}, {3, 4}}) {
            int components = 2 * c[0] + 1;
            cases.add(new Case(
                    "pool " + Arrays.toString(c),
                    Pool.class,
                    s -> new Pool(cells(s)),
                    List.of(random(39, V, components, c[1])),
                    1));
            cases.add(new Case(
                    "unpool " + Arrays.toString(c),
                    Unpool.class,
                    s -> new Unpool(cells(s)),
                    List.of(random(40, 5, components, c[1])),
                    1));
        }
        cases.add(new Case(
                "global pooling",
                GlobalPool.class,
                s -> new GlobalPool(s.ints(new int[] {0, 9, 10, V})),
                List.of(random(42, V, 1, 5), areas(V)),
                1));
        for (int[] c : new int[][] {{3, 4}, {16, 8}, {1, 1}}) {
            cases.add(new Case(
                    "complex linear " + Arrays.toString(c),
                    ComplexLinear.class,
                    s -> new ComplexLinear(),
                    List.of(random(42, V, 2, c[0]), random(43, 2, c[0], c[1])),
                    2));
        }
        for (ComplexProduct.Kind kind : ComplexProduct.Kind.values()) {
            Pairs ring = RandomPairs.of(V, 4, 22);
            int[] shape = kind == ComplexProduct.Kind.VECTORS ? new int[] {V, 1, 32} : new int[] {V, 2, 3};
            cases.add(new Case(
                    "complex product to " + kind,
                    ComplexProduct.class,
                    s -> new ComplexProduct(
                            ComplexOperator.of(
                                    s,
                                    ring.offsets(),
                                    ring.neighbours(),
                                    RandomPairs.gaussian(ring.neighbours().length, 23),
                                    RandomPairs.gaussian(ring.neighbours().length, 24)),
                            kind),
                    List.of(random(51, shape)),
                    1));
        }
        cases.add(new Case(
                "largest of neighbourhoods",
                Largest.class,
                s -> new Largest(new ChartTensors(s, RandomPairs.of(V, 4, 13)).neighbourhoods()),
                List.of(random(52, V, 1, 3)),
                1));
        cases.add(new Case(
                "largest of all",
                Largest.class,
                s -> new Largest(new ChartTensors(s, RandomPairs.of(V, 4, 13)).whole()),
                List.of(random(53, V, 1, 16)),
                1));
        cases.add(new Case(
                "norm non-linearity with a bias",
                NormNonlinearity.class,
                s -> new NormNonlinearity(),
                List.of(random(44, V, 2, 4), random(45, 4)),
                2));
        cases.add(new Case(
                "norm non-linearity with lengths",
                NormNonlinearity.class,
                s -> new NormNonlinearity(),
                List.of(random(46, V, 2, 3), random(47, V, 1, 3)),
                2));
        // order, low, high, rings, C_in, C_out
        for (int[] c :
                new int[][] {{0, 0, 0, 1, 3, 4}, {2, 0, 2, 2, 4, 16}, {3, -1, 3, 6, 16, 3}, {2, -2, -1, 3, 2, 2}}) {
            cases.add(new Case(
                    "tangent convolution " + Arrays.toString(c),
                    TangentConvolution.class,
                    s -> new ChartTensors(s, RandomPairs.of(V, 4, 13)).tangentConvolution(c[0], c[1], c[2], c[3]),
                    List.of(random(48, V, 2 * c[0] + 1, c[4]), random(49, c[2] - c[1] + 1, c[3], c[4], 2, c[5])),
                    2));
        }
        for (int order = 0; order <= 3; order++) {
            int highest = order;
            cases.add(new Case(
                    "tangent harmonics up to " + order,
                    TangentHarmonics.class,
                    s -> new TangentHarmonics(highest),
                    List.of(random(50, V, 2, 3)),
                    1));
        }
        cases.add(new Case("invariants", Invariants.class, s -> new Invariants(), List.of(random(16, V, 5, 3)), 1));
        for (RegularNonlinearity.Function function : RegularNonlinearity.Function.values()) {
            cases.add(new Case(
                    "regular " + function,
                    RegularNonlinearity.class,
                    s -> new RegularNonlinearity(7, function),
                    List.of(random(17, V, 5, 3)),
                    1));
            cases.add(new Case(
                    "pointwise " + function,
                    RegularNonlinearity.class,
                    s -> RegularNonlinearity.pointwise(function),
                    List.of(random(18, V, 1, 3)),
                    1));
        }
        cases.add(new Case(
                "sparse product",
                SparseProduct.class,
                s -> SparseOperator.product(
                        s,
                        new int[] {0, 0, 2, 2, 2},
                        new int[] {1, 20, 3, 1, 0},
                        new double[] {1, -2, 0.5, 3, 4},
                        3,
                        V),
                List.of(random(19, V, 3, 2)),
                1));
        double[] lambda = {0, 1.3, 2.1, 5, 9};
        cases.add(new Case(
                "spectral diffusion",
                SpectralDiffusion.class,
                s -> SpectralDiffusion.of(s, RandomPairs.gaussian(V * 5, 20), lambda, areas(V).values),
                List.of(random(21, V, 1, 4), new Input(new double[] {0.1, 0.5, 0.02, 1}, 4)),
                2));
        return cases;
    }
}
