package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.config.ConfigException;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.model.GeodesicNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every network there is. */
class ModelsTest {
    static Collection<String> names() {
        return NetConfig.all().keySet();
    }

    private static SegmentationConfig small(String name, InputFeature... features) {
        NetConfig net = NetConfig.all().get(name);
        InputConfig inputs = new InputConfig(List.of(features), 4, 24, 0.2, 16, 0);
        return new SegmentationConfig(
                inputs, net.measured(new SizeChanges(8, 2, 2, 6)), List.of("a", "b", "c"), Sample.Elements.FACES);
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsDerivativesAreRightInDouble(String name) {
        SegmentationConfig config = small(name, InputFeature.HKS, InputFeature.SHAPE_OPERATOR);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(config, device, 3)) {
            GradientCheck.Result result = GradientCheck.run(model, 5);
            assertThat(result.largestError()).as(result.worst()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void openClComputesWhatJavaMeans(String name) {
        SegmentationConfig config = small(name, InputFeature.HKS, InputFeature.SHAPE_OPERATOR);
        Sample sample = RandomSurface.sample(config, 77, 4);
        Devices.withOpenCl(opencl -> {
            double[] expected;
            try (Device java = Devices.java();
                    Segmentation model = new Segmentation(config, java, 3)) {
                expected = model.logits(sample.surface());
            }
            try (Segmentation model = new Segmentation(config, opencl, 3)) {
                assertThat(change(expected, model.logits(sample.surface()))).isLessThan(1e-5);
            }
            assertThat(opencl.liveBuffers()).isZero();
        });
    }

    /** The frames are a choice: with exact non-linearities the logits do not depend on them; geodesic nets turn by whole bins. */
    @ParameterizedTest
    @MethodSource("names")
    void itsLogitsDoNotDependOnTheGauge(String name) {
        SegmentationConfig whole = small(name, InputFeature.HKS, InputFeature.SHAPE_OPERATOR);
        SegmentationConfig config =
                new SegmentationConfig(whole.inputs(), NetConfig.all().get(name), whole.classes(), whole.elements());
        Sample sample = RandomSurface.sample(config, 50, 4);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(config, device, 3)) {
            double[] logits = model.logits(sample.surface());
            double[] alpha = new SplittableRandom(6).doubles(50, -3, 3).toArray();
            if (config.net() instanceof GeodesicNetConfig geodesic) {
                double bin = 2 * Math.PI / geodesic.angles();
                Arrays.setAll(alpha, p -> bin * Math.rint(alpha[p] / bin));
            }
            double[] turned = model.logits(sample.surface().rotatedGauge(alpha));
            assertThat(change(logits, turned)).isLessThan(1e-10);
        }
    }

    /** Turns by other than whole bins change the logits of a geodesic network: what it is, not zero. */
    @Test
    void geodesicNetworksAreInvariantUpToTheirBinsOnly() {
        SegmentationConfig config = small("geodesic", InputFeature.HKS);
        Sample sample = RandomSurface.sample(config, 50, 4);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(config, device, 3)) {
            double[] alpha = new SplittableRandom(6).doubles(50, -3, 3).toArray();
            double[] turned = model.logits(sample.surface().rotatedGauge(alpha));
            assertThat(change(model.logits(sample.surface()), turned)).isBetween(1e-4, 0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itLearnsOneMeshByHeart(String name) {
        SegmentationConfig faces = small(name, InputFeature.HKS);
        SegmentationConfig config =
                new SegmentationConfig(faces.inputs(), faces.net(), faces.classes(), Sample.Elements.VERTICES);
        Sample sample = RandomSurface.sample(config, 16, 1);
        TrainingConfig training = YamlConfig.parse(
                "{epochs: 300, learning_rate: 0.01, weight_decay: 0, smoothing: 0, average: 0.9}",
                "test",
                TrainingConfig.DEFAULT);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(config, device, 1);
                SegmentationTask task =
                        new SegmentationTask(model, training, SegmentationData.training(List.of(sample)));
                Trainer trainer = new Trainer(task, training)) {
            for (int e = 1; e <= training.epochs(); e++) {
                trainer.epoch(e, (a, b, c, d) -> true);
            }
            int[] labels = model.predict(sample.surface()).labels();
            int right = 0;
            for (int i = 0; i < labels.length; i++) {
                right += labels[i] == sample.labels()[i] ? 1 : 0;
            }
            assertThat(right).isEqualTo(labels.length);
        }
    }

    /** The section of a configuration says which network it is by name; without a name it is the default's kind. */
    @ParameterizedTest
    @MethodSource("names")
    void aConfigurationNamesIt(String name) {
        SegmentationConfig gauge = small("gauge", InputFeature.HKS);
        SegmentationConfig config = small(name, InputFeature.HKS);
        assertThat(YamlConfig.parse(YamlConfig.toYaml(config), "test", gauge)).isEqualTo(config);
        assertThat(YamlConfig.parse("net:\n  name: " + name + "\n", "test", small("gauge", InputFeature.HKS))
                        .net()
                        .name())
                .isEqualTo(name);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        SegmentationConfig gauge = small("gauge", InputFeature.HKS);
        assertThat(YamlConfig.parse("net:\n  width: 5\n", "test", gauge).net().name())
                .isEqualTo("gauge");
        assertThatThrownBy(() -> YamlConfig.parse("net:\n  name: difusion\n", "f.yaml", gauge))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("f.yaml:2")
                .hasMessageContaining("did you mean 'diffusion'");
        assertThatThrownBy(() -> YamlConfig.parse("net:\n  name: diffusion\n  order: 2\n", "f.yaml", gauge))
                .hasMessageContaining("unknown key 'order'");
    }

    private static double change(double[] before, double[] after) {
        double largest = Arrays.stream(before).map(Math::abs).max().orElse(0);
        double worst = 0;
        for (int i = 0; i < before.length; i++) {
            double one = Math.abs(after[i] - before[i]);
            worst = one <= worst ? worst : one; // NaN is kept
        }
        return worst / largest;
    }
}
