package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.model.SurfaceParts;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks on a real surface with boundary: its own charts, transports and hierarchy. */
class UNetTest {
    private static final int N = 12;

    private static SegmentationConfig config(String name) {
        InputConfig inputs =
                new InputConfig(List.of(InputFeature.HKS, InputFeature.SHAPE_OPERATOR), 4, 24, 0.15, 16, 0);
        return new SegmentationConfig(
                inputs, NetConfig.all().get(name), List.of("a", "b", "c"), Sample.Elements.VERTICES);
    }

    /** An irregular saddle over a square of N × N vertices. */
    private static TriangleMesh saddle() {
        SplittableRandom random = new SplittableRandom(4);
        double[] positions = new double[3 * N * N];
        for (int v = 0; v < N * N; v++) {
            double x = v % N - N / 2 + random.nextDouble(-0.2, 0.2);
            double y = v / N - N / 2 + random.nextDouble(-0.2, 0.2);
            positions[3 * v] = x;
            positions[3 * v + 1] = y;
            positions[3 * v + 2] = 0.05 * (x * x - 0.6 * y * y) + 0.01 * x * x * x;
        }
        int[] faces = IntStream.range(0, (N - 1) * (N - 1))
                .map(i -> i / (N - 1) * N + i % (N - 1))
                .flatMap(a -> IntStream.of(a, a + 1, a + N + 1, a, a + N + 1, a + N))
                .toArray();
        return TriangleMesh.of(positions, faces);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauge-unet", "harmonic-unet", "field", "attention", "delta"})
    void logitsDoNotDependOnTheGaugeWithBoundary(String name) {
        Devices.withOpenCl(opencl -> assertThat(gaugeError(name, opencl)).isLessThan(1e-5));
        try (Device java = Devices.java()) {
            assertThat(gaugeError(name, java)).isLessThan(1e-10);
        }
    }

    private static double gaugeError(String name, Device device) {
        try (Segmentation model = new Segmentation(config(name), device, 3)) {
            PreparedSurface surface = model.prepare(saddle(), 1);
            double[] before = model.logits(surface);
            double[] alpha = new SplittableRandom(6).doubles(N * N, -3, 3).toArray();
            double[] after = model.logits(surface.rotatedGauge(alpha));
            double largest = Arrays.stream(before).map(Math::abs).max().orElse(0);
            double worst = 0;
            for (int i = 0; i < before.length; i++) {
                double one = Math.abs(after[i] - before[i]);
                worst = one <= worst ? worst : one; // NaN is kept
            }
            return worst / largest;
        }
    }

    @Test
    void aSurfacePreparedWithoutLevelsIsRefused() {
        SegmentationConfig config = config("gauge-unet");
        PreparedSurface flat = PreparedSurface.of(saddle(), config.inputs(), new SurfaceParts(true, 0, false), 1);
        try (Device java = Devices.java();
                Segmentation model = new Segmentation(config, java, 3)) {
            assertThatThrownBy(() -> model.logits(flat))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no coarser level");
        }
    }
}
