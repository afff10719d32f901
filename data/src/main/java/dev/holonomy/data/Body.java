package dev.holonomy.data;

import java.util.List;

/** The implicit surface of a skeleton: a smooth minimum of the distances from its bones; negative inside. */
final class Body {
    private final List<Bone> bones;
    private final double blend;

    Body(List<Bone> bones, double blend) {
        this.bones = List.copyOf(bones);
        this.blend = blend;
    }

    List<Bone> bones() {
        return bones;
    }

    /** −k log Σ exp(−d_i / k), shifted so that a single bone keeps its distance. */
    double value(Vector p) {
        double least = Double.POSITIVE_INFINITY;
        double[] distances = new double[bones.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = bones.get(i).distance(p);
            least = Math.min(least, distances[i]);
        }
        if (least > 20 * blend) {
            return least; // far outside, where the sum is a single term
        }
        double sum = 0;
        for (double d : distances) {
            sum += StrictMath.exp((least - d) / blend);
        }
        return least - blend * StrictMath.log(sum);
    }

    Vector gradient(Vector p) {
        double h = 1e-5;
        return new Vector(
                        value(p.plus(new Vector(h, 0, 0))) - value(p.plus(new Vector(-h, 0, 0))),
                        value(p.plus(new Vector(0, h, 0))) - value(p.plus(new Vector(0, -h, 0))),
                        value(p.plus(new Vector(0, 0, h))) - value(p.plus(new Vector(0, 0, -h))))
                .times(1 / (2 * h));
    }

    /** A few Newton steps along the gradient to the surface. */
    Vector projected(Vector p) {
        Vector q = p;
        for (int i = 0; i < 3; i++) {
            Vector g = gradient(q);
            double slope = g.dot(g);
            if (slope < 1e-6) {
                return q;
            }
            q = q.minus(g.times(value(q) / slope));
        }
        return q;
    }

    /** The bone whose surface is nearest: the part of strongest influence. */
    int nearestBone(Vector p) {
        int best = 0;
        for (int i = 1; i < bones.size(); i++) {
            best = bones.get(i).distance(p) < bones.get(best).distance(p) ? i : best;
        }
        return best;
    }

    /** {low corner, high corner} of a box around all bones. */
    Vector[] box() {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (Bone bone : bones) {
            for (Vector end : List.of(bone.a(), bone.b())) {
                double[] c = {end.x(), end.y(), end.z()};
                double margin = Math.max(bone.ra(), bone.rb()) + 4 * blend;
                for (int i = 0; i < 3; i++) {
                    low[i] = Math.min(low[i], c[i] - margin);
                    high[i] = Math.max(high[i], c[i] + margin);
                }
            }
        }
        return new Vector[] {new Vector(low[0], low[1], low[2]), new Vector(high[0], high[1], high[2])};
    }
}
