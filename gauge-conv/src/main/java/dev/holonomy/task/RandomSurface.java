package dev.holonomy.task;

import dev.holonomy.geodesic.spectral.GradientOperator;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.PreparedSurface;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Surfaces of random numbers: derivatives and devices must agree on any angles and inputs, not only on those of a real mesh. */
final class RandomSurface {
    private RandomSurface() {}

    static Sample sample(SegmentationConfig config, int vertices, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int degree = 5;
        int count = vertices * degree;
        int[] offsets = new int[vertices + 1];
        Arrays.setAll(offsets, p -> p * degree);
        double[] weight = new double[count];
        Arrays.fill(weight, 1.0 / degree);
        Pairs pairs = new Pairs(
                offsets,
                random.ints(count, 0, vertices).toArray(),
                random.doubles(count, 0, 1.1).toArray(),
                random.doubles(count, 0, 2 * Math.PI).toArray(),
                random.doubles(count, -Math.PI, Math.PI).toArray(),
                weight,
                1);
        int faces = 2 * vertices;
        TriangleMesh mesh = TriangleMesh.of(
                gaussian(random, 3 * vertices),
                random.ints(3L * faces, 0, vertices).toArray());
        int modes = config.net().needs().eigenfunctions();
        int channels = config.inputs().channels();
        int order = config.inputs().order();
        PreparedSurface surface = new PreparedSurface(
                mesh,
                pairs,
                random.doubles(vertices, 0.5, 1.5).toArray(),
                random.doubles(faces, 0.5, 1.5).toArray(),
                gaussian(random, vertices * (2 * order + 1) * channels),
                order,
                channels,
                // for weights that sum to 1 a projection, however many modes: what grows from block to block hides
                // derivatives
                Arrays.stream(gaussian(random, vertices * modes))
                        .map(phi -> phi / (1 + Math.sqrt((double) modes / vertices)))
                        .toArray(),
                random.doubles(modes, 0, 30).sorted().toArray(),
                config.net().needs().gradient() ? Optional.of(gradient(mesh, random)) : Optional.empty());
        int elements = config.elements() == Sample.Elements.VERTICES ? vertices : faces;
        int[] labels = random.ints(elements, 0, config.classes().size()).toArray();
        return new Sample("random", surface, labels, config.elements());
    }

    private static GradientOperator gradient(TriangleMesh mesh, SplittableRandom random) {
        int count = 3 * mesh.vertexCount();
        return GradientOperator.of(mesh, gaussian(random, count), gaussian(random, count), 1);
    }

    static double[] gaussian(SplittableRandom random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
