package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.ChartTensors;
import dev.holonomy.layer.DiscFilter;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Derivatives against differences, features against turned frames, filters against the convolution they belong to. */
class ExplanationTest {
    private static final int N = 6;

    private static TriangleMesh hill() {
        SplittableRandom random = new SplittableRandom(2);
        double[] positions = new double[3 * N * N];
        for (int v = 0; v < N * N; v++) {
            double x = v % N - N / 2.0 + random.nextDouble(-0.2, 0.2);
            int row = v / N;
            double y = row - N / 2.0 + random.nextDouble(-0.2, 0.2);
            positions[3 * v] = x;
            positions[3 * v + 1] = y;
            positions[3 * v + 2] = 0.1 * (x * x + 0.3 * x * y);
        }
        int[] faces = new int[6 * (N - 1) * (N - 1)];
        for (int i = 0; i < (N - 1) * (N - 1); i++) {
            int a = i / (N - 1) * N + i % (N - 1);
            System.arraycopy(new int[] {a, a + 1, a + N + 1, a, a + N + 1, a + N}, 0, faces, 6 * i, 6);
        }
        return TriangleMesh.of(positions, faces);
    }

    private static Segmentation network(Device device, String name, Sample.Elements elements) {
        InputConfig inputs = new InputConfig(List.of(InputFeature.HKS, InputFeature.SHAPE_OPERATOR), 3, 12, 0.3, 16, 0);
        return new Segmentation(
                new SegmentationConfig(inputs, NetConfig.all().get(name), List.of("a", "b"), elements), device, 5);
    }

    private static PreparedSurface with(PreparedSurface s, double[] inputs) {
        return new PreparedSurface(
                s.mesh(),
                s.source(),
                s.pairs(),
                s.areas(),
                s.faceAreas(),
                inputs,
                s.order(),
                s.channels(),
                s.eigenfunctions(),
                s.eigenvalues(),
                s.gradient(),
                s.coarser());
    }

    @Test
    void theDerivativeOfALogitIsTheLimitOfItsDifferences() {
        for (Sample.Elements elements : Sample.Elements.values()) {
            try (Device java = Devices.java();
                    Segmentation model = network(java, "gauge", elements)) {
                PreparedSurface surface = model.prepare(hill(), 1);
                int element = 17;
                double[] gradient =
                        new Explanation(model).gradient(surface, element, 1).values();
                SplittableRandom random = new SplittableRandom(8);
                for (int round = 0; round < 12; round++) {
                    int i = random.nextInt(gradient.length);
                    double h = 1e-7;
                    double[] more = surface.inputs().clone();
                    double[] less = surface.inputs().clone();
                    more[i] += h;
                    less[i] -= h;
                    double difference = (model.logits(with(surface, more))[2 * element + 1]
                                    - model.logits(with(surface, less))[2 * element + 1])
                            / (2 * h);
                    assertThat(gradient[i]).isCloseTo(difference, within(5e-6 * (1 + Math.abs(difference))));
                }
            }
        }
    }

    @Test
    void featuresOfOrderNTurnNTimesAsFarAsTheFrame() {
        try (Device java = Devices.java();
                Segmentation model = network(java, "gauge", Sample.Elements.VERTICES)) {
            PreparedSurface surface = model.prepare(hill(), 1);
            Explanation explanation = new Explanation(model);
            double[] alpha = new double[N * N];
            alpha[14] = 0.7;
            Explanation.Field before = explanation.features(surface).orElseThrow();
            Explanation.Field after =
                    explanation.features(surface.rotatedGauge(alpha)).orElseThrow();
            for (int c = 0; c < before.channels(); c++) {
                assertThat(after.at(14, 0, c)).isCloseTo(before.at(14, 0, c), within(1e-9));
                for (int n = 1; n <= before.order(); n++) {
                    double x = before.at(14, 2 * n - 1, c);
                    double y = before.at(14, 2 * n, c);
                    assertThat(after.at(14, 2 * n - 1, c))
                            .isCloseTo(Math.cos(0.7 * n) * x - Math.sin(0.7 * n) * y, within(1e-9));
                    assertThat(after.at(14, 2 * n, c))
                            .isCloseTo(Math.sin(0.7 * n) * x + Math.cos(0.7 * n) * y, within(1e-9));
                }
            }
        }
    }

    @Test
    void aNetworkWithoutFramesHasNoField() {
        try (Device java = Devices.java();
                Segmentation model = network(java, "mlp", Sample.Elements.VERTICES)) {
            assertThat(new Explanation(model).features(model.prepare(hill(), 1)))
                    .isEmpty();
            assertThat(DiscFilter.strongest(model.parameters(), 3)).isEmpty();
        }
    }

    /** One scalar at q: what the convolution gives p is w times the filter at the place of q. */
    @Test
    void aFilterIsWhatTheConvolutionMakesOfOneNeighbour() {
        double theta = 2 * Math.PI * 7 / 48; // the places at which filters are told, so nothing is interpolated
        double r = 4 / 12.0;
        try (Device java = Devices.java();
                Segmentation model = network(java, "gauge", Sample.Elements.VERTICES);
                Scope scope = java.scope()) {
            var weight = model.parameters().all().stream()
                    .filter(p -> p.name().equals("block_0.conv_1.weight"))
                    .findFirst()
                    .orElseThrow()
                    .value();
            int[] shape = weight.shape();
            Pairs pair = new Pairs(
                    new int[] {0, 1, 1},
                    new int[] {1},
                    new double[] {r},
                    new double[] {theta},
                    new double[] {0.4},
                    new double[] {1},
                    1);
            List<DiscFilter> filters = DiscFilter.strongest(model.parameters(), 1000);
            for (DiscFilter filter : filters) {
                if (!filter.name().startsWith("block_0.conv_1: ")) {
                    continue;
                }
                int[] n = Pattern.compile("[0-9]+")
                        .matcher(filter.name().substring(16))
                        .results()
                        .mapToInt(m -> Integer.parseInt(m.group()))
                        .toArray();
                if (n[0] > 1 || n[1] > 2) {
                    continue; // the others are made by the same loop
                }
                double[] x = new double[2 * shape[1] * shape[2]];
                x[shape[1] * shape[2] + n[0]] = 1;
                Tensor y = new Tape(scope)
                        .apply(
                                new ChartTensors(scope, pair)
                                        .convolution((shape[1] - 1) / 2, (shape[3] - 1) / 2, shape[0]),
                                Tensor.of(scope, x, 2, shape[1], shape[2]),
                                weight);
                double got = y.read()[Math.max(0, 2 * n[2] - 1) * shape[4] + n[1]];
                assertThat(filter.values()[4 * filter.angles() + 7]).isCloseTo(got, within(1e-12));
            }
        }
    }
}
