package dev.holonomy.task;

import dev.holonomy.geodesic.spectral.GradientOperator;
import dev.holonomy.layer.Coarsening;
import dev.holonomy.layer.Pairs;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.PreparedSurface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Surfaces of random numbers: derivatives and devices must agree on any angles and inputs, not only on those of a real mesh. */
final class RandomSurface {
    private static final int DEGREE = 5;

    private RandomSurface() {}

    static Sample sample(SegmentationConfig config, int vertices, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Pairs pairs = pairs(random, vertices, DEGREE);
        int faces = 2 * vertices;
        TriangleMesh mesh = TriangleMesh.of(
                gaussian(random, 3 * vertices),
                random.ints(3L * faces, 0, vertices).toArray());
        int modes = config.net().needs().eigenfunctions();
        int channels = config.inputs().channels();
        int order = config.inputs().order();
        double[] areas = random.doubles(vertices, 0.5, 1.5).toArray();
        PreparedSurface surface = new PreparedSurface(
                mesh,
                new int[0],
                pairs,
                areas,
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
                config.net().needs().gradient() ? Optional.of(gradient(mesh, random)) : Optional.empty(),
                coarser(config.net().needs().levels(), areas, DEGREE, new SplittableRandom(seed + 1)));
        int elements = config.elements() == Sample.Elements.VERTICES ? vertices : faces;
        int[] labels = random.ints(elements, 0, config.classes().size()).toArray();
        return new Sample("random", surface, labels, config.elements());
    }

    /** Class 0 of a random surface. */
    static ClassifiedSample classified(ClassificationConfig config, int vertices, long seed) {
        SegmentationConfig same =
                new SegmentationConfig(config.inputs(), config.net(), config.classes(), Sample.Elements.VERTICES);
        return new ClassifiedSample("random", sample(same, vertices, seed).surface(), 0);
    }

    private static Pairs pairs(SplittableRandom random, int vertices, int degree) {
        int count = vertices * degree;
        int[] offsets = new int[vertices + 1];
        Arrays.setAll(offsets, p -> p * degree);
        double[] weight = new double[count];
        Arrays.fill(weight, 1.0 / degree);
        return new Pairs(
                offsets,
                random.ints(count, 0, vertices).toArray(),
                random.doubles(count, 0, 1.1).toArray(),
                random.doubles(count, 0, 2 * Math.PI).toArray(),
                random.doubles(count, -Math.PI, Math.PI).toArray(),
                weight,
                1);
    }

    /** Levels of a quarter each whose centres are the first vertices; every cell has one fine vertex at least. */
    static List<Coarsening> coarser(int levels, double[] fineAreas, int degree, SplittableRandom random) {
        List<Coarsening> coarser = new ArrayList<>();
        double[] fine = fineAreas;
        for (int l = 0; l < levels; l++) {
            int m = fine.length;
            int n = (m + 3) / 4;
            int[] samples = new int[n];
            Arrays.setAll(samples, c -> c);
            int[] parents = random.ints(m, 0, n).toArray();
            System.arraycopy(samples, 0, parents, 0, n);
            double[] areas = new double[n];
            for (int q = 0; q < m; q++) {
                areas[parents[q]] += fine[q];
            }
            double[] weight = new double[m];
            for (int q = 0; q < m; q++) {
                weight[q] = fine[q] / areas[parents[q]];
            }
            double[] transport = random.doubles(m, -Math.PI, Math.PI).toArray();
            coarser.add(new Coarsening(samples, parents, transport, weight, areas, pairs(random, n, degree)));
            fine = areas;
        }
        return coarser;
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
