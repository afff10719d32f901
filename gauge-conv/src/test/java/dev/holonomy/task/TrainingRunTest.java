package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.autodiff.Tape;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.FaultyDevice;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameter;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.train.DivergedException;
import dev.holonomy.train.Evaluation;
import dev.holonomy.train.Loss;
import dev.holonomy.train.Metric;
import dev.holonomy.train.Part;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.TaskNetwork;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.train.TrainingRun;
import dev.holonomy.train.TrainingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
    @TempDir
    private Path folder;

    /** A task whose held-out figures follow a script, an entry an evaluation. */
    private record Scripted(SegmentationTask inner, List<Double> script, List<Part> asked) implements TrainingTask {
        @Override
        public TaskNetwork network() {
            return inner.network();
        }

        @Override
        public int sampleCount() {
            return inner.sampleCount();
        }

        @Override
        public String sampleName(int sample) {
            return inner.sampleName(sample);
        }

        @Override
        public Loss loss(Tape tape, int sample, long seed) {
            return inner.loss(tape, sample, seed);
        }

        @Override
        public List<Metric> metrics() {
            return List.of(inner.metrics().get(0));
        }

        @Override
        public boolean has(Part part) {
            return true;
        }

        @Override
        public Evaluation evaluate(Part part) {
            asked.add(part);
            int count = (int) asked.stream().filter(p -> p == Part.VALIDATION).count();
            double value = part == Part.TEST ? 1.0 / asked.size() : script.get(count - 1);
            return new Evaluation(new double[] {value}, Map.of(), Map.of());
        }
    }

    @Test
    void theValidationPartChoosesAndStopsAndTheTestPartDoesNeither() {
        TrainingConfig config =
                SmallTraining.config("{epochs: 40, validation: 0.5, patience: 4, evaluate_every: 2, seed: 3}");
        List<Double> script = List.of(0.1, 0.6, 0.5, 0.6, 9.0, 9.0);
        try (Device device = Devices.java();
                Segmentation model = new Segmentation(SmallTraining.NETWORK, device, 1);
                SegmentationTask inner = new SegmentationTask(model, config, SmallTraining.DATA)) {
            List<Part> asked = new ArrayList<>();
            TrainingTask task = new Scripted(inner, script, asked);
            TrainingRun.Outcome outcome = scripted(task, config, false);
            assertThat(outcome.chosen()).as("the first of the two best").isEqualTo(4);
            assertThat(outcome.epochs()).isEqualTo(8);
            assertThat(outcome.validation()).containsExactly(0.6);
            assertThat(asked)
                    .containsExactly(Part.VALIDATION, Part.VALIDATION, Part.VALIDATION, Part.VALIDATION, Part.TEST);
            assertThat(SafeTensors.read(folder.resolve("run/best.safetensors")).metadata())
                    .containsEntry("holonomy.epoch", "4");
            TrainingRun.Outcome again = scripted(task, config, false);
            assertThat(again.epochs())
                    .as("a run that stopped early stays stopped")
                    .isEqualTo(8);
            assertThat(again.chosen()).isEqualTo(4);
        }
    }

    private TrainingRun.Outcome scripted(TrainingTask task, TrainingConfig config, boolean test) {
        try (RunFolder opened = RunFolder.open(folder.resolve("run"));
                Trainer trainer = new Trainer(task, config)) {
            return new TrainingRun(opened, trainer, config, Map.of(), test).run((e, d, a, l) -> true);
        }
    }

    /** Gradients of all meshes accumulated for one plain step: the order of the meshes does not matter. */
    @Test
    void anAccumulatedStepIsTheMeanOfItsMeshes() {
        SegmentationConfig plain = new SegmentationConfig(
                SmallTraining.NETWORK.inputs(),
                new GaugeNetConfig(
                        4, 1, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 8, 0, 3),
                SmallTraining.NETWORK.classes(),
                Sample.Elements.FACES);
        try (Device device = Devices.java()) {
            double[] one = afterOneEpoch(plain, device, SmallTraining.DATA.training(), 3, 1);
            assertThat(afterOneEpoch(plain, device, SmallTraining.DATA.training(), 3, 2))
                    .containsExactly(one, within(1e-12));
            double[] start = afterOneEpoch(plain, device, SmallTraining.DATA.training(), 3, 0);
            double[] mean = start.clone();
            for (Sample sample : SmallTraining.DATA.training()) {
                double[] alone = afterOneEpoch(plain, device, List.of(sample), 1, 1);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += (alone[i] - start[i]) / 3;
                }
            }
            assertThat(one).containsExactly(mean, within(1e-9));
        }
    }

    /** The learned parameters after an epoch of plain descent; seed 0 for none. */
    private static double[] afterOneEpoch(
            SegmentationConfig network, Device device, List<Sample> samples, int batch, long seed) {
        TrainingConfig config =
                SmallTraining.config("{optimizer: sgd, momentum: 0, weight_decay: 0, clip: 1e9, warmup: 0, "
                        + "schedule: constant, learning_rate: 0.1, batch: " + batch + ", seed: " + seed + "}");
        try (Segmentation model = new Segmentation(network, device, 7);
                SegmentationTask task = new SegmentationTask(model, config, SegmentationData.training(samples));
                Trainer trainer = new Trainer(task, config)) {
            if (seed > 0) {
                trainer.epoch(1, (e, d, a, l) -> true);
            }
            return model.parameters().all().stream()
                    .filter(Parameter::learned)
                    .flatMapToDouble(p -> java.util.Arrays.stream(p.value().read()))
                    .toArray();
        }
    }

    @Test
    void twoRunsWithOneSeedAreTheSameBits() throws Exception {
        try (Device device = Devices.java()) {
            TrainingConfig config = SmallTraining.config(45);
            for (String name : List.of("a", "b")) {
                SmallTraining.run(folder.resolve(name), device, config, SmallTraining.DATA, (e, d, a, l) -> true);
            }
            KilledTrainingTest.assertSameRun(folder.resolve("a"), folder.resolve("b"));
            assertThat(device.liveBuffers()).isZero();
        }
    }

    /** What was counted before the first step is what the device holds after it, and after every later one. */
    @Test
    void memoryIsCountedBeforeTheFirstStepAndStaysFlat() {
        try (Device java = Devices.java()) {
            memoryIsFlat(java);
        }
        Devices.withOpenCl(TrainingRunTest::memoryIsFlat);
    }

    private static void memoryIsFlat(Device device) {
        TrainingConfig config = SmallTraining.config("{epochs: 9, batch: 2}");
        try (Segmentation model = new Segmentation(SmallTraining.NETWORK, device, 5);
                SegmentationTask task = new SegmentationTask(model, config, SmallTraining.DATA);
                Trainer trainer = new Trainer(task, config)) {
            List<double[]> before = values(model);
            Trainer.MemoryPlan plan = trainer.plan();
            assertThat(device.heldBytes())
                    .as("what a step takes is not taken yet")
                    .isLessThan(plan.bytes());
            assertThat(trainer.plan().bytes()).isEqualTo(plan.bytes());
            assertThat(values(model)).usingRecursiveComparison().isEqualTo(before);
            assertThat(plan.sample()).as("the mesh of 30 vertices").isEqualTo("mesh 2");
            for (int epoch = 1; epoch <= 9; epoch++) {
                trainer.epoch(epoch, (e, d, a, l) -> true);
                assertThat(device.heldBytes()).isEqualTo(plan.bytes());
            }
        }
    }

    private static List<double[]> values(Segmentation model) {
        return model.parameters().all().stream().map(p -> p.value().read()).toList();
    }

    @Test
    void tooLittleMemoryIsSaidBeforeTheFirstStep() {
        TrainingConfig config = SmallTraining.config("{epochs: 1}");
        try (FaultyDevice device = new FaultyDevice(Devices.java());
                Segmentation model = new Segmentation(SmallTraining.NETWORK, device, 5);
                SegmentationTask task = new SegmentationTask(model, config, SmallTraining.DATA);
                Trainer trainer = new Trainer(task, config)) {
            device.leave(1 << 16);
            assertThatThrownBy(trainer::plan)
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("a training step on mesh 2 takes 1 MB more")
                    .hasMessageContaining("1 MB are missing; lower model.width");
        }
    }

    /** A loss that is no number stops the run with the state of the last complete epoch on the disk. */
    @Test
    void aDivergedRunKeepsTheLastGoodWeights() throws Exception {
        TrainingConfig config = SmallTraining.config("{epochs: 4, seed: 5}");
        try (Device device = Devices.java();
                RunFolder opened = RunFolder.open(folder.resolve("run"));
                Segmentation model = new Segmentation(SmallTraining.NETWORK, device, 5);
                SegmentationTask task = new SegmentationTask(model, config, SmallTraining.DATA);
                Trainer trainer = new Trainer(task, config)) {
            Parameter weight = model.parameters().all().stream()
                    .filter(p -> p.name().endsWith("weight"))
                    .findFirst()
                    .orElseThrow();
            TrainingRun run = new TrainingRun(opened, trainer, config, Map.of(), false);
            assertThatThrownBy(() -> run.run((epoch, done, all, loss) -> {
                        if (epoch == 3 && done == 1) {
                            double[] broken = weight.value().read();
                            broken[0] = Double.NaN;
                            weight.value().buffer().write(broken);
                        }
                        return true;
                    }))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("epoch 3: the loss of mesh ")
                    .hasMessageContaining("its parameter " + weight.name() + " is not finite");
        }
        try (Device device = Devices.java();
                Segmentation saved = SegmentationCheckpoint.load(folder.resolve("run/last.safetensors"), device)) {
            assertThat(SafeTensors.read(folder.resolve("run/last.safetensors")).metadata())
                    .containsEntry("holonomy.epoch", "2");
            assertThat(saved.logits(SmallTraining.DATA.test().get(0).surface())).doesNotContain(Double.NaN);
        }
        assertThat(Files.readAllLines(folder.resolve("run/metrics.csv"))).hasSize(3);
    }
}
