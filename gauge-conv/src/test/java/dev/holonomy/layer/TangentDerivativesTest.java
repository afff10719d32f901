package dev.holonomy.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.autodiff.ComplexProduct;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Derivatives over charts of a flat square with random frames: what calculus says, at its boundary too. */
class TangentDerivativesTest {
    private static final int N = 9;
    private static final double RADIUS = 2.3;
    private static final double[][] POINTS = points();
    private static final double[] ALPHA =
            new SplittableRandom(5).doubles(N * N, -3, 3).toArray();

    private static double[][] points() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] points = new double[N * N][];
        Arrays.setAll(
                points, v -> new double[] {
                    v % N + random.nextDouble(-0.2, 0.2), Math.floorDiv(v, N) + random.nextDouble(-0.2, 0.2)
                });
        return points;
    }

    /** All points within the radius; without frames, θ is the direction in the plane and transport is nothing. */
    private static Pairs charts() {
        List<double[]> found = new ArrayList<>();
        int[] offsets = new int[N * N + 1];
        for (int p = 0; p < N * N; p++) {
            for (int q = 0; q < N * N; q++) {
                double x = POINTS[q][0] - POINTS[p][0];
                double y = POINTS[q][1] - POINTS[p][1];
                if (p != q && Math.hypot(x, y) < RADIUS) {
                    found.add(new double[] {q, Math.hypot(x, y), Math.atan2(y, x)});
                }
            }
            offsets[p + 1] = found.size();
        }
        return new Pairs(
                        offsets,
                        found.stream().mapToInt(f -> (int) f[0]).toArray(),
                        found.stream().mapToDouble(f -> f[1]).toArray(),
                        found.stream().mapToDouble(f -> f[2]).toArray(),
                        new double[found.size()],
                        found.stream().mapToDouble(f -> 1.0 / 20).toArray(),
                        RADIUS)
                .rotatedGauge(ALPHA);
    }

    /** z e^{i α}: a vector of the plane in the frame of its point. */
    private static void inFrame(double[] field, int p, double x, double y) {
        field[2 * p] = Math.cos(ALPHA[p]) * x - Math.sin(ALPHA[p]) * y;
        field[2 * p + 1] = Math.sin(ALPHA[p]) * x + Math.cos(ALPHA[p]) * y;
    }

    private static double[] applied(boolean gradient, double[] field) {
        try (Device device = Devices.java();
                Scope scope = device.scope()) {
            TangentDerivatives derivatives = TangentDerivatives.of(scope, charts());
            ComplexOperator operator = gradient ? derivatives.gradient() : derivatives.divergence();
            return new Tape(scope)
                    .apply(
                            new ComplexProduct(operator, ComplexProduct.Kind.SCALARS),
                            Tensor.of(scope, field, N * N, 2, 1))
                    .read();
        }
    }

    @Test
    void gradientOfALinearFunctionIsItsSlopeInEveryFrame() {
        double[] f = new double[2 * N * N];
        double[] slope = new double[2 * N * N];
        for (int p = 0; p < N * N; p++) {
            f[2 * p] = 3 + 2 * POINTS[p][0] - 0.7 * POINTS[p][1];
            inFrame(slope, p, 2 * RADIUS, -0.7 * RADIUS);
        }
        close(applied(true, f), slope, 0.02);
    }

    @Test
    void divergenceAndCurlOfALinearFieldAreThoseOfItsMatrix() {
        double[] field = new double[2 * N * N];
        double[] expected = new double[2 * N * N];
        for (int p = 0; p < N * N; p++) {
            double x = POINTS[p][0];
            double y = POINTS[p][1];
            inFrame(field, p, 1 + 0.5 * x - 2 * y, 3 * x + 0.3 * y);
            expected[2 * p] = RADIUS * (0.5 + 0.3);
            expected[2 * p + 1] = RADIUS * (3 + 2);
        }
        close(applied(false, field), expected, 0.02);
    }

    /** curl grad = 0 and div J grad = 0 of a linear function, whose gradient is the same everywhere: exactly. */
    @Test
    void aParallelFieldHasNoDerivatives() {
        double[] field = new double[2 * N * N];
        for (int p = 0; p < N * N; p++) {
            inFrame(field, p, 1.5, -4);
        }
        close(applied(false, field), new double[2 * N * N], 1e-12);
    }

    @Test
    void aVertexThatSeesNobodyHasDerivativesZero() {
        Pairs pairs = RandomPairs.of(20, 5, 3);
        try (Device device = Devices.java();
                Scope scope = device.scope()) {
            Tensor y = new Tape(scope)
                    .apply(
                            new ComplexProduct(
                                    TangentDerivatives.of(scope, pairs).gradient(), ComplexProduct.Kind.VECTORS),
                            Tensor.of(scope, RandomPairs.gaussian(40, 8), 20, 2, 1));
            assertThat(Arrays.copyOf(y.read(), 2)).containsOnly(0);
            assertThat(Arrays.stream(y.read()).allMatch(Double::isFinite)).isTrue();
        }
    }

    private static void close(double[] got, double[] expected, double relative) {
        double largest =
                Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(1));
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).as("number %d", i).isCloseTo(expected[i], within(relative * largest));
        }
    }
}
