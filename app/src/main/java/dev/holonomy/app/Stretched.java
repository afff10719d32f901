package dev.holonomy.app;

import dev.holonomy.data.LabelledMesh;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Augmentation that intrinsic inputs notice: a mesh stretched along three random perpendicular axes, each by a factor whose logarithm
 * is uniform up to the largest. Labels stay; a function of seed, mesh and number alone.
 */
final class Stretched {
    private Stretched() {}

    static List<LabelledMesh> variants(List<LabelledMesh> meshes, TrainingConfig config) {
        List<LabelledMesh> all = new ArrayList<>();
        for (int i = 0; i < meshes.size(); i++) {
            LabelledMesh item = meshes.get(i);
            for (int k = 0; k < config.variants(); k++) {
                all.add(new LabelledMesh(name(item.name(), k), variant(item.mesh(), config, i, k), item.labels()));
            }
        }
        return all;
    }

    /** Variant k of mesh i; variant 0 is the mesh itself. */
    static TriangleMesh variant(TriangleMesh mesh, TrainingConfig config, int i, int k) {
        return k == 0
                ? mesh
                : stretched(mesh, config.stretch(), new SplittableRandom(config.seed() * 1_000_003 + i * 1009L + k));
    }

    /** The copies of one mesh of a validation or test part over which predictions are averaged. */
    static List<TriangleMesh> testCopies(TriangleMesh mesh, TrainingConfig config) {
        return IntStream.range(1, config.testVariants())
                .mapToObj(k -> variant(mesh, config, -1, k))
                .toList();
    }

    static String name(String item, int k) {
        return k == 0 ? item : item + " stretched " + k;
    }

    private static TriangleMesh stretched(TriangleMesh mesh, double most, SplittableRandom random) {
        double[][] axes = axes(random);
        double[] factors = random.doubles(3, -1, 1).map(u -> Math.pow(most, u)).toArray();
        double[] from = mesh.positions();
        double[] to = new double[from.length];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            for (int a = 0; a < 3; a++) {
                double along = axes[a][0] * from[3 * v] + axes[a][1] * from[3 * v + 1] + axes[a][2] * from[3 * v + 2];
                for (int i = 0; i < 3; i++) {
                    to[3 * v + i] += factors[a] * along * axes[a][i];
                }
            }
        }
        return mesh.withPositions(to);
    }

    /** A random orthonormal frame, by Gram and Schmidt. */
    private static double[][] axes(SplittableRandom random) {
        double[][] axes = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int i = 0; i < 3; i++) {
                axes[a][i] = random.nextGaussian();
            }
            for (int b = 0; b < a; b++) {
                double dot = axes[a][0] * axes[b][0] + axes[a][1] * axes[b][1] + axes[a][2] * axes[b][2];
                for (int i = 0; i < 3; i++) {
                    axes[a][i] -= dot * axes[b][i];
                }
            }
            double norm = Math.sqrt(axes[a][0] * axes[a][0] + axes[a][1] * axes[a][1] + axes[a][2] * axes[a][2]);
            for (int i = 0; i < 3; i++) {
                axes[a][i] /= norm;
            }
        }
        return axes;
    }
}
