package dev.holonomy.task;

import dev.holonomy.compute.Device;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.layer.Norm;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.train.RunFolder;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import dev.holonomy.train.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A whole training of a small network in a run folder, in this process or as the main class of another one. */
final class SmallTraining {
    static final SegmentationConfig NETWORK = new SegmentationConfig(
            InputConfig.DEFAULT.withRadius(0.1),
            new GaugeNetConfig(4, 1, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 8, 0.1, 3),
            List.of("a", "b", "c"),
            Sample.Elements.FACES);
    static final SegmentationData DATA = new SegmentationData(
            List.of(sample(20, 1), sample(30, 2), sample(16, 3)), List.of(sample(18, 4)), List.of(sample(25, 5)));

    private SmallTraining() {}

    private static Sample sample(int vertices, long seed) {
        Sample random = RandomSurface.sample(NETWORK, vertices, seed);
        return new Sample("mesh " + seed, random.surface(), random.labels(), random.elements());
    }

    static TrainingConfig config(String yaml) {
        return YamlConfig.parse(yaml, "test", TrainingConfig.DEFAULT);
    }

    /** Accumulates two meshes a step, the last step of an epoch one; chooses by the validation part. */
    static TrainingConfig config(int epochs) {
        return config("{epochs: " + epochs + ", batch: 2, validation: 0.25, evaluate_every: 3, seed: 5}");
    }

    static TrainingRun.Outcome run(
            Path folder, Device device, TrainingConfig config, SegmentationData data, TrainingRun.Listener listener) {
        try (RunFolder opened = RunFolder.open(folder);
                Segmentation model = new Segmentation(NETWORK, device, config.seed());
                SegmentationTask task = new SegmentationTask(model, config, data);
                Trainer trainer = new Trainer(task, config)) {
            return new TrainingRun(opened, trainer, config, Map.of("note", "x"), true).run(listener);
        }
    }

    /** Arguments: folder, device, epochs. Says {@code ready} when the run begins or goes on, a line an epoch, {@code done} at its end. */
    public static void main(String[] args) {
        try (Device device = Device.open(args[1]).device()) {
            run(Path.of(args[0]), device, config(Integer.parseInt(args[2])), DATA, new TrainingRun.Listener() {
                @Override
                public void begins(int epoch, Path state) {
                    System.out.println("ready " + epoch);
                }

                @Override
                public void ended(TrainingRun.Row row) {
                    System.out.println("epoch " + row.training().epoch());
                }

                @Override
                public boolean passed(int epoch, int done, int all, double loss) {
                    return true;
                }
            });
        }
        System.out.println("done");
    }
}
