package dev.holonomy.task;

import dev.holonomy.autodiff.CrossEntropy;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Pairs;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.layer.SurfaceTensors;
import dev.holonomy.model.GaugeNet;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.Adam;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Times of a network on a surface made up to size: memory and arithmetic as on a mesh, angles random. */
public final class NetBenchmark {
    private static final int CLASSES = 8;
    private static final int WARM_UP = 2;

    private NetBenchmark() {}

    /**
     * What is measured.
     *
     * @param vertices V
     * @param neighbours pairs a vertex
     * @param width channels
     * @param order highest order
     * @param blocks residual blocks of two convolutions
     * @param eigen K of a diffusion in each block, 0 for none
     */
    public record Size(int vertices, int neighbours, int width, int order, int blocks, int eigen) {
        /** Checks the counts. */
        public Size {
            if (vertices < 16 || vertices > 10_000_000 || neighbours < 1 || neighbours > 200) {
                throw new IllegalArgumentException(vertices + " vertices with " + neighbours
                        + " neighbours, wanted 16 to 10,000,000 with 1 to 200");
            }
        }

        GaugeNetConfig config() {
            return new GaugeNetConfig(
                    width,
                    order,
                    blocks,
                    2,
                    GaugeNetConfig.NonlinearityKind.GATE,
                    7,
                    Norm.Statistics.SURFACE,
                    64,
                    0,
                    eigen);
        }

        /** Floating-point operations of the convolutions of one inference, two a multiply-add (layers of docs/conventions.md). */
        double flops() {
            double components = 2 * order + 1;
            double product = 2.0 * width * width * components * (1 + 4.0 * order);
            double gather = neighbours * (4.0 * order * width + 2.0 * width * components * components);
            return 2 * 2.0 * blocks * vertices * (product + gather);
        }
    }

    /**
     * Medians.
     *
     * @param trainMillis a training step: forward, backward and update of all vertices
     * @param inferMillis an inference, logits read back
     * @param parameters learned reals
     * @param gigaflops of the convolutions over the whole inference
     * @param peakBytes the most memory live on the device
     */
    public record Result(double trainMillis, double inferMillis, int parameters, double gigaflops, long peakBytes) {}

    /**
     * Measures.
     *
     * @param device where
     * @param size what
     * @param steps how many of each, after two that warm up
     * @param seed of everything random
     * @return the medians
     */
    public static Result run(Device device, Size size, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (Scope scope = device.scope()) {
            double[] areas = new double[size.vertices()];
            Arrays.fill(areas, 1);
            SurfaceTensors surface = SurfaceTensors.of(scope, pairs(size, random), areas);
            if (size.eigen() > 0) {
                double[] functions =
                        random.doubles((long) size.vertices() * size.eigen()).toArray();
                double[] values = random.doubles(size.eigen(), 0, 1000).sorted().toArray();
                surface = surface.withSpectrum(scope, functions, values);
            }
            Parameters parameters = new Parameters(scope, seed);
            GaugeNet net = new GaugeNet(parameters, size.config(), 0, 3, CLASSES);
            Adam adam = new Adam(scope, parameters, 0, 1);
            Tensor x = Tensor.of(scope, random.doubles(3L * size.vertices()).toArray(), size.vertices(), 1, 3);
            Buffer labels = scope.ints(random.ints(size.vertices(), 0, CLASSES).toArray());
            double[] train = new double[steps];
            double[] infer = new double[steps];
            for (int i = -WARM_UP; i < steps; i++) {
                long start = System.nanoTime();
                step(device, net, parameters, adam, surface, x, labels, i);
                long middle = System.nanoTime();
                try (Scope pass = device.scope()) {
                    net.apply(new Pass(new Tape(pass), surface, false, 0), x).read();
                }
                if (i >= 0) {
                    train[i] = (middle - start) / 1e6;
                    infer[i] = (System.nanoTime() - middle) / 1e6;
                }
            }
            Arrays.sort(train);
            Arrays.sort(infer);
            double inference = infer[steps / 2];
            return new Result(
                    train[steps / 2],
                    inference,
                    parameters.learnedCount(),
                    size.flops() / inference / 1e6,
                    device.peakBytes());
        }
    }

    private static void step(
            Device device,
            GaugeNet net,
            Parameters parameters,
            Adam adam,
            SurfaceTensors surface,
            Tensor x,
            Buffer labels,
            int seed) {
        try (Scope step = device.scope()) {
            Tape tape = new Tape(step);
            parameters.clearGradients();
            parameters.watch(tape);
            Tensor logits = net.apply(new Pass(tape, surface, true, seed), x);
            tape.backward(tape.apply(new CrossEntropy(labels, 0), logits, surface.areas()));
            adam.step(1e-3, adam.gradientNorm(), 1);
            device.finish();
        }
    }

    /** Neighbours near in memory, as in a mesh whose vertices are ordered along its surface. */
    private static Pairs pairs(Size size, SplittableRandom random) {
        int vertices = size.vertices();
        int count = Math.multiplyExact(vertices, size.neighbours());
        int[] offsets = new int[vertices + 1];
        int[] neighbours = new int[count];
        double[] weight = new double[count];
        Arrays.setAll(offsets, p -> p * size.neighbours());
        int reach = (int) Math.sqrt(vertices);
        Arrays.setAll(
                neighbours,
                e -> Math.floorMod(
                        e / size.neighbours() + random.nextInt(3) * reach - reach + random.nextInt(5) - 2, vertices));
        Arrays.fill(weight, 1.0 / size.neighbours());
        double[] r = random.doubles(count).toArray();
        double[] theta = random.doubles(count, 0, 2 * Math.PI).toArray();
        double[] transport = random.doubles(count, -Math.PI, Math.PI).toArray();
        return new Pairs(offsets, neighbours, r, theta, transport, weight, 1);
    }
}
