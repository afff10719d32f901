package dev.holonomy.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kinds of creatures, each a way to put bones together in random proportions and poses. */
enum Kind {
    BIPED {
        @Override
        List<Bone> bones(CounterRandom random) {
            return Skeleton.random(random, false);
        }
    },
    BIRD {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            double body = limbs.in(0.25, 0.4);
            Vector up = new Vector(0, 1, 0).pitched(-limbs.in(0.4, 1.1));
            Vector chest = up.times(body);
            limbs.bone(Vector.ZERO, chest, limbs.in(0.1, 0.14), limbs.in(0.14, 0.2));
            Vector head = chest.plus(new Vector(0, 1, limbs.in(0.2, 0.8)).unit().times(limbs.in(0.2, 0.45)));
            limbs.bone(chest, head, 0.075, 0.065);
            limbs.bone(head, head.plus(new Vector(0, limbs.in(-0.1, 0.03), 0.12)), 0.1, 0.06);
            limbs.limb(up.times(-0.08), up.times(-1).pitched(limbs.in(-0.4, 0.4)), 1, limbs.in(0.2, 0.35), 0.09, 0.05);
            for (int side = 1; side >= -1; side -= 2) {
                Vector out = new Vector(side, limbs.in(-0.5, 0.9), limbs.in(-0.5, 0.2)).unit();
                limbs.limb(chest.plus(out.times(0.1)), out, 3, limbs.in(0.17, 0.26), 0.08, 0.045);
                Vector hip = new Vector(side * 0.1, -0.06, 0.02);
                limbs.limb(
                        hip, new Vector(side * 0.15, -1, limbs.in(-0.3, 0.4)), 2, limbs.in(0.13, 0.22), 0.055, 0.045);
            }
            return limbs.bones();
        }
    },
    FISH {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            double girth = limbs.in(0.13, 0.2);
            Vector nose = new Vector(limbs.in(-0.06, 0.06), 0, limbs.in(0.25, 0.45));
            Vector stem = new Vector(limbs.in(-0.15, 0.15), 0, -limbs.in(0.3, 0.5));
            limbs.bone(Vector.ZERO, nose, girth, girth * limbs.in(0.5, 0.75));
            limbs.bone(Vector.ZERO, stem, girth, 0.06);
            for (int side = 1; side >= -1; side -= 2) {
                Vector tail = new Vector(limbs.in(-0.2, 0.2), side * limbs.in(0.7, 1.2), -1).unit();
                limbs.limb(stem, tail, 1, limbs.in(0.16, 0.28), 0.055, 0.045);
                Vector fin = new Vector(side, limbs.in(-0.7, 0), -limbs.in(0.2, 0.9)).unit();
                limbs.limb(new Vector(side * girth * 0.8, 0, 0.1), fin, 1, limbs.in(0.15, 0.28), 0.055, 0.045);
            }
            Vector back = new Vector(0, 1, -limbs.in(0.1, 0.9)).unit();
            limbs.limb(new Vector(0, girth * 0.8, 0), back, 1, limbs.in(0.12, 0.24), 0.06, 0.045);
            return limbs.bones();
        }
    },
    OCTOPUS {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            double head = limbs.in(0.15, 0.21);
            limbs.bone(
                    Vector.ZERO,
                    new Vector(limbs.in(-0.1, 0.1), limbs.in(0.2, 0.4), 0),
                    head,
                    head * limbs.in(0.8, 1.1));
            limbs.ring(8, head * 0.75, -head * 0.5, -limbs.in(0.1, 0.5), 4, limbs.in(0.15, 0.22), 0.06, 0.045);
            return limbs.bones();
        }
    },
    QUADRUPED {
        @Override
        List<Bone> bones(CounterRandom random) {
            return Skeleton.random(random, true);
        }
    },
    SNAKE {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            Vector ahead = new Vector(0, 0, 1);
            double radius = limbs.in(0.07, 0.1);
            limbs.bone(Vector.ZERO, new Vector(0, 0, 0.14), radius * 1.3, radius * 0.9);
            limbs.limb(Vector.ZERO, ahead.times(-1), 9, limbs.in(0.17, 0.26), radius, 0.045);
            return limbs.bones();
        }
    },
    SPIDER {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            double chest = limbs.in(0.13, 0.17);
            limbs.bone(Vector.ZERO, new Vector(0, 0, 0.08), chest, chest * 0.9);
            Vector back = new Vector(0, limbs.in(0, 0.15), -limbs.in(0.3, 0.4));
            limbs.bone(back.times(0.8), back, limbs.in(0.14, 0.2), limbs.in(0.14, 0.2));
            double length = limbs.in(0.22, 0.34);
            for (int side = 1; side >= -1; side -= 2) {
                for (int leg = 0; leg < 4; leg++) {
                    double ahead = 0.9 - 0.6 * leg + limbs.in(-0.08, 0.08);
                    Vector knee = new Vector(side, limbs.in(0.4, 0.8), ahead).unit();
                    Vector root = new Vector(side * chest * 0.8, 0, 0.05 + chest * 0.5 * ahead);
                    Vector joint = root.plus(knee.times(length));
                    limbs.bone(root, joint, 0.05, 0.045);
                    Vector foot = new Vector(side * 0.7, -limbs.in(0.8, 1.5), 0.6 * ahead).unit();
                    limbs.bone(joint, joint.plus(foot.times(length * limbs.in(1, 1.4))), 0.045, 0.042);
                }
            }
            return limbs.bones();
        }
    },
    STARFISH {
        @Override
        List<Bone> bones(CounterRandom random) {
            Limbs limbs = new Limbs(random);
            double middle = limbs.in(0.12, 0.18);
            limbs.bone(Vector.ZERO, new Vector(0, 0.02, 0), middle, middle);
            limbs.ring(5, middle * 0.4, 0, limbs.in(-0.25, 0.25), 2, limbs.in(0.18, 0.3), limbs.in(0.08, 0.11), 0.045);
            return limbs.bones();
        }
    };

    abstract List<Bone> bones(CounterRandom random);

    /** What people call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bones that are put together. */
    private static final class Limbs {
        private static final double BEND = 0.35; // radians at a joint, at most

        private final CounterRandom random;
        private final List<Bone> bones = new ArrayList<>();

        Limbs(CounterRandom random) {
            this.random = random;
        }

        double in(double low, double high) {
            return random.uniform(low, high);
        }

        List<Bone> bones() {
            return bones;
        }

        void bone(Vector a, Vector b, double ra, double rb) {
            bones.add(new Bone("bone " + bones.size(), 0, a, b, ra, rb));
        }

        /** A row of bones that bends at each joint, thinner to its end. */
        void limb(Vector root, Vector direction, int segments, double length, double ra, double rb) {
            Vector at = root;
            Vector ahead = direction.unit();
            for (int s = 0; s < segments; s++) {
                Vector next = at.plus(ahead.times(length));
                bone(at, next, ra + (rb - ra) * s / segments, ra + (rb - ra) * (s + 1) / segments);
                at = next;
                Vector aside = ahead.cross(new Vector(0, 1, 0)).unit();
                Vector turned = ahead.plus(aside.times(in(-BEND, BEND) * 1.5));
                ahead = turned.plus(new Vector(0, in(-BEND, BEND), 0)).unit();
            }
        }

        /** Limbs all around, at a distance and a height, {@code rise} up for one outwards. */
        void ring(
                int count,
                double distance,
                double height,
                double rise,
                int segments,
                double length,
                double ra,
                double rb) {
            for (int i = 0; i < count; i++) {
                double angle = 2 * Math.PI * (i + in(-0.12, 0.12)) / count;
                Vector out = new Vector(StrictMath.cos(angle), 0, StrictMath.sin(angle));
                Vector root = out.times(distance).plus(new Vector(0, height, 0));
                limb(root, out.plus(new Vector(0, rise + in(-0.15, 0.15), 0)), segments, length, ra, rb);
            }
        }
    }
}
