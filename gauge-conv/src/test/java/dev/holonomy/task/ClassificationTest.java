package dev.holonomy.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.Devices;
import dev.holonomy.config.YamlConfig;
import dev.holonomy.geodesic.cache.GeometryCache;
import dev.holonomy.layer.Norm;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import dev.holonomy.model.NetConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.train.NetworkCheckpoint;
import dev.holonomy.train.Part;
import dev.holonomy.train.Trainer;
import dev.holonomy.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class a mesh, by every network there is. */
class ClassificationTest {
    static Collection<String> names() {
        return NetConfig.all().keySet();
    }

    private static ClassificationConfig small(String name, InputFeature... features) {
        NetConfig net = NetConfig.all().get(name).measured(new SizeChanges(8, 2, 2, 6));
        InputConfig inputs = new InputConfig(List.of(features), 4, 24, 0.4, 16, 0);
        return new ClassificationConfig(inputs, net, List.of("long", "short", "round"), 10, 0.2);
    }

    @ParameterizedTest
    @MethodSource("names")
    void derivativesAreRightInDouble(String name) {
        try (Device device = Devices.java();
                Classification model =
                        new Classification(small(name, InputFeature.HKS, InputFeature.SHAPE_OPERATOR), device, 3)) {
            GradientCheck.Result result = GradientCheck.run(model, 5);
            assertThat(result.largestError()).as(result.worst()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void openClComputesWhatJavaMeans(String name) {
        ClassificationConfig config = small(name, InputFeature.HKS, InputFeature.SHAPE_OPERATOR);
        PreparedSurface surface = RandomSurface.classified(config, 77, 4).surface();
        Devices.withOpenCl(opencl -> {
            try (Device java = Devices.java();
                    Classification meant = new Classification(config, java, 3);
                    Classification model = new Classification(config, opencl, 3)) {
                assertClose(model.logits(surface), meant.logits(surface), 1e-4);
            }
        });
    }

    /** Without the networks of bins, and of levels, whose farthest points start at the first vertex. */
    static List<String> orderless() {
        return names().stream()
                .filter(name -> !name.equals("geodesic") && !name.endsWith("-unet"))
                .toList();
    }

    /** The order of the vertices changes the frames too, so this is a random gauge and more. */
    @ParameterizedTest
    @MethodSource("orderless")
    void theOrderOfTheVerticesChangesNothing(String name) {
        ClassificationConfig config = small(name, InputFeature.HKS, InputFeature.CURVATURE);
        TriangleMesh mesh = box(3, 1, 0.7);
        List<Integer> order = new ArrayList<>();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            order.add(v);
        }
        Collections.shuffle(order, new Random(8));
        double[] positions = new double[3 * order.size()];
        for (int v = 0; v < order.size(); v++) {
            for (int i = 0; i < 3; i++) {
                positions[3 * order.get(v) + i] = mesh.coordinate(v, i);
            }
        }
        int[] triangles = Arrays.stream(mesh.triangles()).map(order::get).toArray();
        try (Device device = Devices.java();
                Classification model = new Classification(config, device, 3)) {
            double[] logits = model.logits(model.prepare(mesh, GeometryCache.none(), 1));
            double[] shuffled =
                    model.logits(model.prepare(TriangleMesh.of(positions, triangles), GeometryCache.none(), 1));
            assertClose(shuffled, logits, 1e-6);
        }
    }

    @Test
    void logitsDoNotDependOnTheFrames() {
        ClassificationConfig config = small("gauge", InputFeature.HKS, InputFeature.SHAPE_OPERATOR);
        try (Device device = Devices.java();
                Classification model = new Classification(gated(config), device, 3)) {
            PreparedSurface surface = model.prepare(box(3, 1, 0.7), GeometryCache.none(), 1);
            double[] alpha = new SplittableRandom(4)
                    .doubles(surface.mesh().vertexCount(), -3, 3)
                    .toArray();
            assertClose(model.logits(surface.rotatedGauge(alpha)), model.logits(surface), 1e-10);
        }
    }

    private static ClassificationConfig gated(ClassificationConfig config) {
        return new ClassificationConfig(
                config.inputs(),
                new GaugeNetConfig(
                        6, 2, 1, 2, GaugeNetConfig.NonlinearityKind.GATE, 7, Norm.Statistics.SURFACE, 8, 0, 0),
                config.classes(),
                config.features(),
                config.dropout());
    }

    @Test
    void boxesAreToldApartAndTheNetworkIsReadBack(@TempDir Path folder) {
        ClassificationConfig config = small("mlp", InputFeature.HKS, InputFeature.HEAT_TRACE);
        TrainingConfig training = YamlConfig.parse(
                "{epochs: 40, batch: 1, learning_rate: 3e-3, warmup: 0.05, weight_decay: 1e-2, clip: 1, smoothing: 0, average: 0.9, variants: 1, stretch: 1, evaluate_every: 10, seed: 2}",
                "test",
                TrainingConfig.DEFAULT);
        try (Device device = Devices.java();
                Classification model = new Classification(config, device, 2)) {
            List<ClassifiedSample> train = new ArrayList<>();
            List<ClassifiedSample> test = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                double size = 1 + 0.03 * i;
                TriangleMesh mesh = i % 3 == 0 ? box(6, size, 1) : i % 3 == 1 ? box(4, 4 * size, 0.5) : box(1, 1, size);
                ClassifiedSample sample =
                        new ClassifiedSample("box " + i, model.prepare(mesh, GeometryCache.none(), 1), i % 3);
                (i % 4 == 3 ? test : train).add(sample);
            }
            try (ClassificationTask task = new ClassificationTask(model, training, train, List.of(), test);
                    Trainer trainer = new Trainer(task, training)) {
                assertThat(task.has(Part.VALIDATION)).isFalse();
                for (int e = 1; e <= training.epochs(); e++) {
                    trainer.epoch(e, (epoch, done, all, loss) -> true);
                }
                assertThat(task.evaluate(Part.TEST).values()[0]).isEqualTo(1.0);
            }
            Path file = folder.resolve("boxes.safetensors");
            NetworkCheckpoint.saveModel(file, model, Map.of());
            SafeTensors tensors = SafeTensors.read(file);
            try (Classification read = Classification.load(tensors, "boxes", device)) {
                assertThat(read.config()).isEqualTo(config);
                double[] p = read.probabilities(test.get(0).surface());
                assertThat(p).containsExactly(model.probabilities(test.get(0).surface()));
                assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
            }
            assertThatThrownBy(() -> SegmentationCheckpoint.load(tensors, "boxes", device))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("a network for the task 'classification', wanted segmentation");
        }
    }

    private static void assertClose(double[] got, double[] wanted, double tolerance) {
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).isCloseTo(wanted[i], within(tolerance * largest));
        }
    }

    /** A closed box whose sides are 4 by 4 squares, jittered so that no two vertices are alike. */
    private static TriangleMesh box(double x, double y, double z) {
        int n = 4;
        List<double[]> points = new ArrayList<>();
        int[][][] id = new int[n + 1][n + 1][n + 1];
        Random random = new Random(3);
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= n; j++) {
                for (int k = 0; k <= n; k++) {
                    boolean inside = i % n != 0 && j % n != 0 && k % n != 0;
                    id[i][j][k] = inside ? -1 : points.size();
                    if (!inside) {
                        points.add(new double[] {
                            x * (i + 0.1 * random.nextDouble()) / n,
                            y * (j + 0.1 * random.nextDouble()) / n,
                            z * (k + 0.1 * random.nextDouble()) / n
                        });
                    }
                }
            }
        }
        List<int[]> faces = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                quad(faces, id[a][b][0], id[a][b + 1][0], id[a + 1][b + 1][0], id[a + 1][b][0]);
                quad(faces, id[a][b][n], id[a + 1][b][n], id[a + 1][b + 1][n], id[a][b + 1][n]);
                quad(faces, id[a][0][b], id[a + 1][0][b], id[a + 1][0][b + 1], id[a][0][b + 1]);
                quad(faces, id[a][n][b], id[a][n][b + 1], id[a + 1][n][b + 1], id[a + 1][n][b]);
                quad(faces, id[0][a][b], id[0][a][b + 1], id[0][a + 1][b + 1], id[0][a + 1][b]);
                quad(faces, id[n][a][b], id[n][a + 1][b], id[n][a + 1][b + 1], id[n][a][b + 1]);
            }
        }
        return TriangleMesh.of(
                points.stream().flatMapToDouble(Arrays::stream).toArray(),
                faces.stream().flatMapToInt(Arrays::stream).toArray());
    }

    private static void quad(List<int[]> faces, int a, int b, int c, int d) {
        faces.add(new int[] {a, b, c});
        faces.add(new int[] {a, c, d});
    }
}
