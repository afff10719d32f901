package dev.holonomy.task;

import dev.holonomy.layer.Norm;
import dev.holonomy.layer.Parameter;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.PreparedSurface;
import dev.holonomy.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Whether the logits of a network depend on the frames, which are a choice, or on where the mesh stands in space. */
public final class EquivarianceCheck {
    private static final int[] SAMPLES = {7, 15, 31};

    private EquivarianceCheck() {}

    /**
     * What was found; errors are the largest change of a logit over the largest logit.
     *
     * @param gaugeError under random gauges
     * @param rigidError under a random rotation and shift of the mesh, all prepared anew
     * @param regularErrors under random gauges of a network with the same weights and regular ReLU, by its number of samples;
     *     empty for other networks
     */
    public record Result(double gaugeError, double rigidError, Map<Integer, Double> regularErrors) {}

    /**
     * Checks a network on a mesh.
     *
     * @param model the network
     * @param mesh the mesh
     * @param gauges random gauges, each with its own angle at every vertex
     * @param seed of the gauges and the motion
     * @param threads how many threads prepare the mesh
     * @return the errors
     */
    public static Result run(Segmentation model, TriangleMesh mesh, int gauges, long seed, int threads) {
        PreparedSurface surface = model.prepare(mesh, threads);
        double[] logits = model.logits(surface);
        double rigid = change(logits, model.logits(model.prepare(moved(mesh, new SplittableRandom(seed)), threads)));
        Map<Integer, Double> regular = new LinkedHashMap<>();
        if (model.config().net() instanceof GaugeNetConfig net) {
            for (int samples : SAMPLES) {
                if (samples >= 2 * net.order() + 1) {
                    try (Segmentation other = regular(model, net, samples)) {
                        regular.put(samples, underGauges(other, surface, Math.min(gauges, 5), seed));
                    }
                }
            }
        }
        return new Result(underGauges(model, surface, gauges, seed), rigid, regular);
    }

    private static double underGauges(Segmentation model, PreparedSurface surface, int gauges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] logits = model.logits(surface);
        double worst = 0;
        for (int i = 0; i < gauges; i++) {
            double[] alpha = random.doubles(surface.mesh().vertexCount(), -Math.PI, Math.PI)
                    .toArray();
            worst = Math.max(worst, change(logits, model.logits(surface.rotatedGauge(alpha))));
        }
        return worst;
    }

    private static double change(double[] before, double[] after) {
        double largest = Arrays.stream(before).map(Math::abs).max().orElse(0);
        double change = 0;
        for (int i = 0; i < before.length; i++) {
            double one = Math.abs(after[i] - before[i]);
            change = one <= change ? change : one; // NaN is kept
        }
        return change / largest;
    }

    private static Segmentation regular(Segmentation model, GaugeNetConfig net, int samples) {
        GaugeNetConfig changed = new GaugeNetConfig(
                net.width(),
                net.order(),
                net.blocks(),
                net.rings(),
                GaugeNetConfig.NonlinearityKind.REGULAR_RELU,
                samples,
                Norm.Statistics.SURFACE,
                net.head(),
                net.dropout(),
                net.eigenfunctions());
        SegmentationConfig config = new SegmentationConfig(
                model.config().inputs(),
                changed,
                model.config().classes(),
                model.config().elements());
        Segmentation other = new Segmentation(config, model.device(), 0);
        Map<String, Tensor> values = new HashMap<>();
        model.parameters().all().forEach(p -> values.put(p.name(), p.value()));
        for (Parameter parameter : other.parameters().all()) {
            Tensor same = values.get(parameter.name());
            if (same != null) {
                parameter.value().buffer().write(same.read());
            }
        }
        return other;
    }

    /** A random rotation (a unit quaternion) and a shift of half a diameter. */
    private static TriangleMesh moved(TriangleMesh mesh, SplittableRandom random) {
        double[] q = RandomSurface.gaussian(random, 4);
        double norm = Math.sqrt(Arrays.stream(q).map(a -> a * a).sum());
        double w = q[0] / norm;
        double x = q[1] / norm;
        double y = q[2] / norm;
        double z = q[3] / norm;
        double[][] r = {
            {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
            {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
            {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}
        };
        double[] positions = mesh.positions();
        double extent = Arrays.stream(positions).max().orElse(0)
                - Arrays.stream(positions).min().orElse(0);
        double[] turned = new double[positions.length];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            for (int i = 0; i < 3; i++) {
                turned[3 * v + i] = 0.5 * extent
                        + r[i][0] * positions[3 * v]
                        + r[i][1] * positions[3 * v + 1]
                        + r[i][2] * positions[3 * v + 2];
            }
        }
        return mesh.withPositions(turned);
    }
}
