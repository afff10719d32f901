package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.Dtype;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameter;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.train.DivergedException;
import dev.holonomy.train.NetworkCheckpoint;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
    private static final GaugeNetConfig NET = new GaugeNetConfig(
            6, 2, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 16, 0.1, 5);
    private static final SegmentationConfig CONFIG = new SegmentationConfig(
            InputConfig.DEFAULT.withRadius(0.1), NET, List.of("a", "b", "c"), Sample.Elements.FACES);
    private static final List<Sample> SAMPLES = List.of(
            RandomSurface.sample(CONFIG, 50, 1),
            RandomSurface.sample(CONFIG, 70, 2),
            RandomSurface.sample(CONFIG, 40, 3));

    private static TrainingConfig training(int epochs) {
        return TrainingConfig.DEFAULT.withEpochs(epochs);
    }

    private static List<double[]> values(Segmentation model) {
        List<double[]> values = new ArrayList<>();
        for (Parameter parameter : model.parameters().all()) {
            values.add(parameter.value().read());
        }
        return values;
    }

    @Test
    void gradientsOfTheWholeNetworkAreRightInDouble() {
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(CONFIG, device, 3)) {
            GradientCheck.Result result = GradientCheck.run(model, 5);
            assertThat(result.largestError()).as(result.worst()).isLessThan(1e-6);
            assertThat(result.parameters()).isGreaterThan(20);
        }
    }

    @Test
    void openClTrainsAsJavaMeans() {
        Devices.withOpenCl(opencl -> {
            try (Device java = Devices.java()) {
                DeviceCheck.Result result = DeviceCheck.run(opencl, java, 1);
                assertThat(result.largestError()).as(result.worst()).isLessThan(1e-4);
                assertThat(result.lossCurveError()).isLessThan(1e-3);
            }
            assertThat(opencl.liveBuffers()).isZero();
        });
    }

    @Test
    void aSmallSetIsLearnedByHeart() {
        TrainingConfig config = YamlConfig.parse(
                "{epochs: 150, learning_rate: 0.01, weight_decay: 0, smoothing: 0, average: 0.9}",
                "test",
                TrainingConfig.DEFAULT);
        SegmentationConfig plain = new SegmentationConfig(
                CONFIG.inputs(),
                new GaugeNetConfig(
                        12, 2, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 32, 0, 0),
                CONFIG.classes(),
                Sample.Elements.VERTICES);
        Sample sample = RandomSurface.sample(plain, 40, 1);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(plain, device, 1);
                SegmentationTask task =
                        new SegmentationTask(model, config, SegmentationData.training(List.of(sample)));
                Trainer trainer = new Trainer(task, config)) {
            double accuracy = 0;
            for (int e = 1; e <= config.epochs(); e++) {
                accuracy = trainer.epoch(e, (a, b, c, d) -> true).metric();
            }
            assertThat(accuracy).isEqualTo(1, within(1e-9));
        }
    }

    /** Stopped after two epochs and continued from the file = not stopped: the same bits; on both devices. */
    @Test
    void aResumedTrainingIsTheSameBitForBit(@TempDir Path folder) {
        try (Device device = Devices.java()) {
            resumed(device, folder.resolve("java.safetensors"));
            assertThat(device.liveBuffers()).isZero();
        }
        Devices.withOpenCl(device -> {
            resumed(device, folder.resolve("opencl.safetensors"));
            assertThat(device.liveBuffers()).isZero();
        });
    }

    private static void resumed(Device device, Path file) {
        List<double[]> whole;
        try (Segmentation model = new Segmentation(CONFIG, device, 1);
                SegmentationTask task = new SegmentationTask(model, training(4), SegmentationData.training(SAMPLES));
                Trainer trainer = new Trainer(task, training(4))) {
            for (int e = 1; e <= 4; e++) {
                trainer.epoch(e, (a, b, c, d) -> true);
                if (e == 2) {
                    NetworkCheckpoint.saveTraining(file, trainer, 2, Map.of());
                }
            }
            whole = values(model);
        }
        try (Segmentation model = new Segmentation(CONFIG, device, 99);
                SegmentationTask task = new SegmentationTask(model, training(4), SegmentationData.training(SAMPLES));
                Trainer trainer = new Trainer(task, training(4))) {
            assertThat(NetworkCheckpoint.resume(file, trainer)).isEqualTo(2);
            for (int e = 3; e <= 4; e++) {
                trainer.epoch(e, (a, b, c, d) -> true);
            }
            List<double[]> again = values(model);
            for (int i = 0; i < whole.size(); i++) {
                assertThat(again.get(i)).isEqualTo(whole.get(i));
            }
        }
    }

    @Test
    void aSavedNetworkPredictsTheSame(@TempDir Path folder) {
        Path file = folder.resolve("m.safetensors");
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(CONFIG, device, 1)) {
            NetworkCheckpoint.saveModel(file, model, Map.of("x", "y"));
            try (Segmentation loaded = SegmentationCheckpoint.load(file, device)) {
                assertThat(loaded.config()).isEqualTo(CONFIG);
                assertThat(loaded.logits(SAMPLES.get(0).surface()))
                        .isEqualTo(model.logits(SAMPLES.get(0).surface()));
            }
        }
    }

    @Test
    void checkpointsThatDoNotFitAreRefusedWhole(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("m.safetensors");
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(CONFIG, device, 1)) {
            NetworkCheckpoint.saveModel(file, model, Map.of());
            SafeTensors good = SafeTensors.read(file);
            List<NamedTensor> fewer = new ArrayList<>(good.tensors().values());
            fewer.remove(3);
            Path other = folder.resolve("fewer.safetensors");
            SafeTensors.write(other, fewer, good.metadata());
            assertThatThrownBy(() -> SegmentationCheckpoint.load(other, device))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("do not fit");
            List<NamedTensor> nan = new ArrayList<>(good.tensors().values());
            double[] bad = nan.get(0).values().clone();
            bad[0] = Double.NaN;
            nan.set(0, new NamedTensor(nan.get(0).name(), nan.get(0).shape(), bad, Dtype.F64));
            SafeTensors.write(other, nan, good.metadata());
            assertThatThrownBy(() -> SegmentationCheckpoint.load(other, device)).hasMessageContaining("not finite");
            SafeTensors.write(other, fewer, Map.of());
            assertThatThrownBy(() -> SegmentationCheckpoint.load(other, device)).hasMessageContaining("metadata");
            SafeTensors.write(
                    other,
                    fewer,
                    Map.of("holonomy.task", "segmentation", "holonomy.config", "", "holonomy.format", "99"));
            assertThatThrownBy(() -> SegmentationCheckpoint.load(other, device)).hasMessageContaining("format 99");
            Files.writeString(other, "no tensors at all");
            assertThatThrownBy(() -> SegmentationCheckpoint.load(other, device))
                    .isInstanceOf(CheckpointException.class);
            assertThatThrownBy(() -> SegmentationCheckpoint.load(folder.resolve("none"), device))
                    .hasMessageContaining("no such file");
            try (SegmentationTask task = new SegmentationTask(model, training(2), SegmentationData.training(SAMPLES));
                    Trainer trainer = new Trainer(task, training(2))) {
                assertThatThrownBy(() -> NetworkCheckpoint.resume(file, trainer))
                        .hasMessageContaining("nothing to resume");
            }
        }
    }

    @Test
    void aDivergingTrainingStops() {
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(CONFIG, device, 1);
                SegmentationTask task = new SegmentationTask(model, training(2), SegmentationData.training(SAMPLES));
                Trainer trainer = new Trainer(task, training(2))) {
            Parameter weight = model.parameters().all().stream()
                    .filter(p -> p.name().equals("head_2.weight"))
                    .findFirst()
                    .orElseThrow();
            double[] huge = weight.value().read();
            huge[0] = Double.POSITIVE_INFINITY;
            weight.value().buffer().write(huge);
            assertThatThrownBy(() -> trainer.epoch(1, (a, b, c, d) -> true))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("epoch 1: the loss of random is NaN, first in layer head_2: its parameter");
            huge[0] = 1e200;
            weight.value().buffer().write(huge);
            assertThatThrownBy(() -> trainer.epoch(1, (a, b, c, d) -> true))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("of the gradient by ")
                    .hasMessageContaining(" on random is ");
        }
    }

    @Test
    void scoresAreWhatTheirNamesSay() {
        SegmentationScore score = new SegmentationScore(3);
        assertThat(score.add(new int[] {0, 0, 1, -1}, new int[] {0, 1, 1, 2}, new double[] {1, 1, 2, 50}))
                .isEqualTo(0.75);
        assertThat(score.elementAccuracy()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score.iou(0)).isCloseTo(0.5, within(1e-12));
        assertThat(score.iou(1)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score.iou(2)).isNaN();
        assertThat(score.meanIou()).isCloseTo((0.5 + 2.0 / 3) / 2, within(1e-12));
    }
}
