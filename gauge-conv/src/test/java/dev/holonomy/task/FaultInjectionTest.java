package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.compute.DeviceException;
import dev.holonomy.compute.Devices;
import dev.holonomy.compute.FaultyDevice;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultInjectionTest {
    /** From the first parameter to the prediction, each call to the device fails once: the failure comes through and no buffer is left. */
    @ParameterizedTest
    @ValueSource(strings = {"gauge", "diffusion"})
    void everyFailingCallLeavesNoBuffer(String name) {
        SegmentationConfig config = new SegmentationConfig(
                new InputConfig(List.of(InputFeature.HKS, InputFeature.SHAPE_OPERATOR), 3, 24, 0.2, 16, 0),
                NetConfig.all().get(name).measured(new SizeChanges(4, 1, 1, 3)),
                List.of("a", "b"),
                Sample.Elements.FACES);
        Sample sample = RandomSurface.sample(config, 16, 1);
        int calls;
        try (FaultyDevice device = new FaultyDevice(Devices.java())) {
            life(config, device, sample);
            calls = device.calls();
            assertThat(calls).isGreaterThan(100);
            assertThat(device.liveBuffers()).isZero();
        }
        for (int n = 0; n < calls; n++) {
            try (FaultyDevice device =
                    new FaultyDevice(Devices.java())) { // without pooled memory, so that allocation fails too
                device.failAfter(n);
                assertThatThrownBy(() -> life(config, device, sample))
                        .as("call %d", n)
                        .isInstanceOf(DeviceException.class)
                        .hasMessageStartingWith("injected");
                assertThat(device.liveBuffers()).as("after call %d", n).isZero();
            }
        }
    }

    private static void life(SegmentationConfig config, FaultyDevice device, Sample sample) {
        try (Segmentation model = new Segmentation(config, device, 1);
                SegmentationTask task = new SegmentationTask(
                        model, TrainingConfig.DEFAULT.withEpochs(1), SegmentationData.training(List.of(sample)));
                Trainer trainer = new Trainer(task, TrainingConfig.DEFAULT.withEpochs(1))) {
            trainer.epoch(1, (a, b, c, d) -> true);
            trainer.average().whileApplied(() -> model.logits(sample.surface()));
        }
    }
}
