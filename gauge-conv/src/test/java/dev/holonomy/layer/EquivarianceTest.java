package dev.holonomy.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holonomy.autodiff.RegularNonlinearity;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.model.GaugeNet;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layer-then-turn = turn-then-layer, under a random gauge at every vertex; in double, on pairs with random angles. */
class EquivarianceTest {
    private static final int V = 60;
    private static final int C = 6;
    private static final double[] ALPHA =
            Arrays.stream(RandomPairs.gaussian(V, 5)).map(a -> 3 * a).toArray();

    /** Order n of each vertex turned by n α. */
    private static double[] turned(double[] x, int components, int channels, double[] alpha) {
        double[] y = x.clone();
        for (int p = 0; p < V; p++) {
            for (int n = 1; 2 * n < components; n++) {
                double cos = Math.cos(n * alpha[p]);
                double sin = Math.sin(n * alpha[p]);
                for (int c = 0; c < channels; c++) {
                    int i = (p * components + 2 * n - 1) * channels + c;
                    y[i] = cos * x[i] - sin * x[i + channels];
                    y[i + channels] = sin * x[i] + cos * x[i + channels];
                }
            }
        }
        return y;
    }

    /** The largest difference of the two ways round, over the largest value. */
    private static double error(
            int orderIn, double[] alpha, BiFunction<Parameters, Pass, java.util.function.UnaryOperator<Tensor>> layer) {
        try (Device device = Devices.java();
                Scope scope = device.scope()) {
            int in = 2 * orderIn + 1;
            double[] x = RandomPairs.gaussian(V * in * C, 1);
            double[] areas = new double[V];
            Arrays.setAll(areas, v -> 1 + v % 4);
            Pairs pairs = RandomPairs.of(V, 6, 2);
            double[] functions = RandomPairs.gaussian(V * 7, 3);
            double[] values = {0, 1, 2, 4, 7, 9, 20};
            double[][] results = new double[2][];
            int[] shape = {};
            for (int way = 0; way < 2; way++) {
                SurfaceTensors surface = SurfaceTensors.of(scope, way == 0 ? pairs : pairs.rotatedGauge(alpha), areas)
                        .withSpectrum(scope, functions, values);
                Pass pass = new Pass(new Tape(scope), surface, true, 9);
                Tensor input = Tensor.of(scope, way == 0 ? x : turned(x, in, C, alpha), V, in, C);
                Tensor output = layer.apply(new Parameters(scope, 4), pass).apply(input);
                shape = output.shape();
                results[way] = output.read();
            }
            double[] expected = turned(results[0], shape[1], shape[2], alpha);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
            double worst = 0;
            for (int i = 0; i < expected.length; i++) {
                worst = Math.max(worst, Math.abs(expected[i] - results[1][i]));
            }
            assertThat(largest).isPositive();
            return worst / largest;
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,FREE", "0,2,FREE", "2,0,FREE", "2,2,FREE", "1,3,FREE", "3,3,FREE", "1,1,HARMONIC", "3,2,HARMONIC"})
    void convolution(int in, int out, GaugeConv.Filters filters) {
        assertThat(error(in, ALPHA, (parameters, pass) -> {
                    GaugeConv conv = new GaugeConv(parameters, "conv", in, C, out, 5, 2, filters);
                    return x -> conv.apply(pass, x);
                }))
                .isLessThan(1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "2,2", "3,3"})
    void attention(int order, int rings) {
        assertThat(error(order, ALPHA, (parameters, pass) -> {
                    EquivariantAttention layer = new EquivariantAttention(parameters, "attention", order, C, rings);
                    return x -> layer.apply(pass, x);
                }))
                .isLessThan(1e-12);
    }

    @Test
    void linearNormGateDropoutAndInvariants() {
        assertThat(error(2, ALPHA, (parameters, pass) -> {
                    LinearLayer layer = new LinearLayer(parameters, "linear", 2, C, 4);
                    return x -> layer.apply(pass, x);
                }))
                .isLessThan(1e-12);
        assertThat(error(2, ALPHA, (parameters, pass) -> {
                    Norm layer = new Norm(parameters, "norm", C, Norm.Statistics.RUNNING);
                    return x -> layer.apply(pass, x);
                }))
                .isLessThan(1e-12);
        assertThat(error(3, ALPHA, (parameters, pass) -> {
                    Nonlinearity layer = Nonlinearity.Gated.of(parameters, "gate", 3, C);
                    return x -> layer.apply(pass, x);
                }))
                .isLessThan(1e-12);
        assertThat(error(2, ALPHA, (parameters, pass) -> x -> new DropoutLayer(0.4, 1).apply(pass, x)))
                .isLessThan(1e-12);
        assertThat(error(2, ALPHA, (parameters, pass) -> x -> pass.apply(new dev.holonomy.autodiff.Invariants(), x)))
                .isLessThan(1e-12);
        assertThat(error(2, ALPHA, (parameters, pass) -> x -> Orders.change(pass, x, 1)))
                .isLessThan(1e-12);
    }

    /** Exact under turns by multiples of 2π / N; else an error that falls with N: what it is, not zero. */
    @Test
    void regularNonlinearityIsEquivariantUpToItsSamples() {
        double[] steps = new double[V];
        Arrays.setAll(steps, v -> 2 * Math.PI / 7 * (v % 7));
        double last = 1;
        for (int samples : new int[] {7, 15, 31}) {
            RegularNonlinearity relu = new RegularNonlinearity(samples, RegularNonlinearity.Function.RELU);
            double any = error(2, ALPHA, (parameters, pass) -> x -> pass.apply(relu, x));
            assertThat(any).isLessThan(last / 2).isGreaterThan(1e-6);
            last = any;
            if (samples == 7) {
                assertThat(error(2, steps, (parameters, pass) -> x -> pass.apply(relu, x)))
                        .isLessThan(1e-12);
            }
        }
    }

    @Test
    void blockWithDiffusion() {
        assertThat(error(2, ALPHA, (parameters, pass) -> {
                    GaugeResidualBlock block = new GaugeResidualBlock(
                            parameters,
                            "block",
                            2,
                            C,
                            2,
                            Convolution.Kind.FREE,
                            name -> Nonlinearity.Gated.of(parameters, name, 2, C),
                            Norm.Statistics.SURFACE,
                            new DropoutLayer(0.2, 0),
                            true);
                    return x -> block.apply(pass, x);
                }))
                .isLessThan(1e-11);
    }

    @Test
    void logitsOfTheNetworkDoNotDependOnTheGauge() {
        GaugeNetConfig config = new GaugeNetConfig(
                8, 2, 2, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 12, 0.1, 7);
        assertThat(error(2, ALPHA, (parameters, pass) -> {
                    GaugeNet net = new GaugeNet(parameters, config, Convolution.Kind.FREE, 2, C, 4);
                    return x -> net.apply(pass, x);
                }))
                .isLessThan(1e-10);
    }
}
