package dev.holonomy.task;

import dev.holonomy.compute.Device;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameter;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;

/** Whether a device computes what Java means: logits and gradients of networks that use every kernel, and a short training. */
public final class DeviceCheck {
    /** Training steps whose losses are compared. */
    public static final int STEPS = 50;

    private static final int VERTICES = 203;

    private DeviceCheck() {}

    /**
     * What was found.
     *
     * @param largestError of logits and gradients, over the largest number of each tensor
     * @param worst the tensor it was found at
     * @param lossCurveError the largest relative difference of the losses of {@link #STEPS} steps
     */
    public record Result(double largestError, String worst, double lossCurveError) {}

    /**
     * Compares two devices.
     *
     * @param device the one that is checked
     * @param oracle the Java device
     * @param seed of all numbers
     * @return the largest differences
     */
    public static Result run(Device device, Device oracle, long seed) {
        double largest = 0;
        String worst = "none";
        List<NetConfig> nets = new ArrayList<>();
        for (GaugeNetConfig.NonlinearityKind kind : GaugeNetConfig.NonlinearityKind.values()) {
            nets.add(net(kind));
        }
        NetConfig.all().values().stream()
                .filter(net -> !(net instanceof GaugeNetConfig))
                .map(net -> net.measured(new SizeChanges(16, 1, 2, 12)))
                .forEach(nets::add);
        for (NetConfig net : nets) {
            SegmentationConfig config = config(net);
            Sample sample = RandomSurface.sample(config, VERTICES, seed);
            List<Named> expected = tensors(config, oracle, sample, seed);
            List<Named> got = tensors(config, device, sample, seed);
            for (int i = 0; i < got.size(); i++) {
                double error = error(got.get(i).values, expected.get(i).values);
                if (!(error <= largest)) {
                    largest = error;
                    worst = net.name() + " " + got.get(i).name;
                }
            }
        }
        SegmentationConfig config = config(net(GaugeNetConfig.NonlinearityKind.GATE));
        double[] curve = losses(config, device, seed);
        double[] meant = losses(config, oracle, seed);
        double apart = 0;
        for (int i = 0; i < curve.length; i++) {
            apart = Math.max(apart, Math.abs(curve[i] - meant[i]) / meant[i]);
        }
        return new Result(largest, worst, apart);
    }

    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    private record Named(String name, double[] values) {}

    private static NetConfig net(GaugeNetConfig.NonlinearityKind kind) {
        return new GaugeNetConfig(8, 2, 1, 2, kind, 9, Norm.Statistics.SURFACE, 24, 0.2, 12);
    }

    private static SegmentationConfig config(NetConfig net) {
        return new SegmentationConfig(
                InputConfig.DEFAULT.withRadius(0.1), net, List.of("a", "b", "c"), Sample.Elements.FACES);
    }

    private static List<Named> tensors(SegmentationConfig config, Device device, Sample sample, long seed) {
        try (Segmentation model = new Segmentation(config, device, seed)) {
            List<Named> tensors = new ArrayList<>();
            tensors.add(new Named("logits", model.logits(sample.surface())));
            GradientCheck.loss(model, sample, seed, true);
            for (Parameter parameter : model.parameters().all()) {
                if (parameter.learned() && !parameter.name().endsWith("bias")) {
                    tensors.add(new Named(parameter.name(), parameter.gradient().read()));
                }
            }
            return tensors;
        }
    }

    private static double error(double[] got, double[] expected) {
        double largest = 1e-12;
        double apart = 0;
        for (int i = 0; i < got.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double one = Math.abs(got[i] - expected[i]);
            apart = one <= apart ? apart : one; // NaN is kept
        }
        return apart / largest;
    }

    private static double[] losses(SegmentationConfig config, Device device, long seed) {
        TrainingConfig training = TrainingConfig.DEFAULT.withEpochs(STEPS).withSeed(seed);
        double[] losses = new double[STEPS];
        try (Segmentation model = new Segmentation(config, device, seed);
                SegmentationTask task = new SegmentationTask(
                        model,
                        training,
                        SegmentationData.training(List.of(RandomSurface.sample(config, VERTICES, seed))));
                Trainer trainer = new Trainer(task, training)) {
            for (int i = 0; i < STEPS; i++) {
                losses[i] = trainer.epoch(i + 1, (e, d, a, l) -> true).loss();
            }
        }
        return losses;
    }
}
