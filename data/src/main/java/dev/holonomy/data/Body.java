package dev.holonomy.data;

import java.util.List;

/** The implicit surface of a skeleton: a smooth minimum of the distances from its bones; negative inside. */
final class Body {
    /** 55 log 2: a term smaller than the largest by 2^-55 is below half an ulp of the sum and leaves it as it is. */
    private static final double NEGLIGIBLE = 38.2;

    private final List<Bone> bones;
    private final Bone[] flat; // what the inner loops go over
    private final double blend;

    Body(List<Bone> bones, double blend) {
        this.bones = List.copyOf(bones);
        this.flat = bones.toArray(new Bone[0]);
        this.blend = blend;
    }

    List<Bone> bones() {
        return bones;
    }

    /** −k log Σ exp(−d_i / k), shifted so that a single bone keeps its distance. */
    double value(Vector p) {
        return value(p.x(), p.y(), p.z());
    }

    private double value(double x, double y, double z) {
        double least = Double.POSITIVE_INFINITY;
        double[] distances = new double[flat.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = flat[i].distance(x, y, z);
            least = Math.min(least, distances[i]);
        }
        if (least > 20 * blend) {
            return least; // far outside, where the sum is a single term
        }
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (double d : distances) {
            double exponent = (least - d) / blend;
            if (exponent >= largest - NEGLIGIBLE) {
                sum += StrictMath.exp(exponent);
                largest = Math.max(largest, exponent);
            }
        }
        return least - blend * StrictMath.log(sum);
    }

    Vector gradient(Vector p) {
        double h = 1e-5;
        return new Vector(
                        value(p.x() + h, p.y(), p.z()) - value(p.x() - h, p.y(), p.z()),
                        value(p.x(), p.y() + h, p.z()) - value(p.x(), p.y() - h, p.z()),
                        value(p.x(), p.y(), p.z() + h) - value(p.x(), p.y(), p.z() - h))
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
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < flat.length; i++) {
            double distance = flat[i].distance(p.x(), p.y(), p.z());
            if (distance < least) {
                least = distance;
                best = i;
            }
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
