package dev.holonomy.task;

import dev.holonomy.autodiff.ComplexOperator;
import dev.holonomy.autodiff.CrossEntropy;
import dev.holonomy.autodiff.Tape;
import dev.holonomy.compute.Buffer;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.ProfiledDevice;
import dev.holonomy.compute.Scope;
import dev.holonomy.layer.Pairs;
import dev.holonomy.layer.Parameters;
import dev.holonomy.layer.Pass;
import dev.holonomy.layer.SurfaceTensors;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.Network;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.model.SurfaceParts;
import dev.holonomy.tensor.Tensor;
import dev.holonomy.train.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Times of a network on a surface made up to size: memory and arithmetic as on a mesh, angles random. */
public final class NetBenchmark {
    /** The networks there are. */
    public static final List<String> NETS = List.copyOf(NetConfig.all().keySet());

    private static final int CLASSES = 8;
    private static final int WARM_UP = 2;

    private NetBenchmark() {}

    /**
     * What is measured.
     *
     * @param net the network
     * @param inputs scalars at each vertex
     * @param vertices V
     * @param neighbours pairs a vertex, for networks on charts
     */
    public record Size(NetConfig net, int inputs, int vertices, int neighbours) {
        /** Checks the counts. */
        public Size {
            if (vertices < 16 || vertices > 10_000_000 || neighbours < 1 || neighbours > 200) {
                throw new IllegalArgumentException(vertices + " vertices with " + neighbours
                        + " neighbours, wanted 16 to 10,000,000 with 1 to 200");
            }
        }
    }

    /**
     * A network as its peers measure it; see {@link NetConfig#measured}.
     *
     * @param net one of {@link #NETS}
     * @param vertices V
     * @param neighbours pairs a vertex
     * @param changes what is to differ
     * @return its size
     */
    public static Size size(String net, int vertices, int neighbours, SizeChanges changes) {
        NetConfig shape = NetConfig.all().get(net);
        if (shape == null) {
            throw new IllegalArgumentException("no network is called '" + net + "'");
        }
        return new Size(shape.measured(changes), shape.measuredInputs(), vertices, neighbours);
    }

    /**
     * Medians.
     *
     * @param trainMillis a training step: forward, backward and update of all vertices
     * @param inferMillis an inference, logits read back
     * @param parameters learned reals
     * @param gigaflops of the products over the whole inference, two operations a multiply-add
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
            SurfaceTensors surface = surface(scope, size, random);
            Parameters parameters = new Parameters(scope, seed);
            Network net = size.net().make(parameters, 0, size.inputs(), CLASSES);
            Adam adam = new Adam(scope, parameters, 0, 1);
            Tensor x = Tensor.of(
                    scope,
                    random.doubles((long) size.inputs() * size.vertices()).toArray(),
                    size.vertices(),
                    1,
                    size.inputs());
            Buffer labels = scope.ints(random.ints(size.vertices(), 0, CLASSES).toArray());
            double[] train = new double[steps];
            double[] infer = new double[steps];
            for (int i = -WARM_UP; i < steps; i++) {
                if (i == 0 && device instanceof ProfiledDevice profiled) {
                    profiled.reset();
                }
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
                    size.net().multiplyAdds(size.inputs(), CLASSES, size.neighbours())
                            * 2
                            * size.vertices()
                            / inference
                            / 1e6,
                    device.peakBytes());
        }
    }

    private static void step(
            Device device,
            Network net,
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

    private static SurfaceTensors surface(Scope scope, Size size, SplittableRandom random) {
        int vertices = size.vertices();
        SurfaceParts needs = size.net().needs();
        double[] areas = new double[vertices];
        Arrays.fill(areas, 1);
        SurfaceTensors surface =
                SurfaceTensors.of(scope, needs.charts() ? pairs(size, random) : Pairs.none(vertices), areas);
        surface = surface.withCoarser(scope, RandomSurface.coarser(needs.levels(), areas, size.neighbours(), random));
        int modes = needs.eigenfunctions();
        if (modes > 0) {
            double[] functions = random.doubles((long) vertices * modes, -1, 1).toArray();
            double[] values = random.doubles(modes, 0, 1000).sorted().toArray();
            surface = surface.withSpectrum(scope, functions, values);
        }
        if (needs.gradient()) {
            Pairs ring =
                    pairs(new Size(size.net(), size.inputs(), vertices, 7), random); // a vertex and its six neighbours
            int entries = ring.neighbours().length;
            surface = surface.withGradient(ComplexOperator.of(
                    scope,
                    ring.offsets(),
                    ring.neighbours(),
                    random.doubles(entries, -1, 1).toArray(),
                    random.doubles(entries, -1, 1).toArray()));
        }
        return surface;
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
