package dev.holonomy.data;

import java.util.ArrayList;
import java.util.List;

/** The bones of a creature in a pose; every creature has the same bones, but for tail and ears. */
final class Skeleton {
    private static final Vector DOWN = new Vector(0, -1, 0);

    private final List<Bone> bones = new ArrayList<>();
    private final CounterRandom random;
    private final double spread;

    private Skeleton(CounterRandom random, double spread) {
        this.random = random;
        this.spread = spread;
    }

    /** A number around the middle of a range; the template is the middle of all. */
    private double in(double low, double high) {
        double middle = (low + high) / 2;
        return middle + spread * (random.uniform(low, high) - middle);
    }

    private void add(String name, int part, Vector a, Vector b, double ra, double rb) {
        bones.add(new Bone(name, part, a, b, ra, rb));
    }

    /** The canonical creature: a biped of middle proportions with tail and ears. */
    static List<Bone> template() {
        Skeleton skeleton = new Skeleton(new CounterRandom(0), 0);
        skeleton.build(false, true, true);
        return skeleton.bones;
    }

    /** A random creature. */
    static List<Bone> random(CounterRandom random) {
        return random(random, random.chance(0.45));
    }

    /** A random one of a kind. */
    static List<Bone> random(CounterRandom random, boolean quadruped) {
        Skeleton skeleton = new Skeleton(random, 1);
        skeleton.build(quadruped, random.chance(0.65), random.chance(0.5));
        return skeleton.bones;
    }

    private void build(boolean quadruped, boolean tail, boolean ears) {
        double girth = in(0.8, 1.25);
        double lean = quadruped ? in(1.25, 1.5) : in(-0.05, 0.25);
        double torso = in(0.5, 0.8);
        Vector up = new Vector(0, 1, 0).pitched(-lean);
        Vector pelvis = Vector.ZERO;
        Vector waist = pelvis.plus(up.times(torso * 0.5));
        Vector chest = pelvis.plus(up.times(torso));
        double hip = girth * in(0.13, 0.17);
        double middle = girth * in(0.11, 0.2);
        double breast = girth * in(0.14, 0.2);
        add("torso low", Creatures.TORSO, pelvis, waist, hip, middle);
        add("torso high", Creatures.TORSO, waist, chest, middle, breast);
        head(chest, up, breast, girth, quadruped, ears);
        double armLength = quadruped ? in(0.26, 0.4) : in(0.24, 0.42);
        double legLength = quadruped ? armLength * in(0.92, 1.08) : in(0.3, 0.5);
        double armRadius = girth * in(0.055, 0.075);
        double legRadius = girth * in(0.07, 0.095);
        double shoulder = breast + armRadius * 0.4;
        for (int side = 1; side >= -1; side -= 2) {
            String which = side > 0 ? " left" : " right";
            Vector at = chest.minus(up.times(0.06)).plus(new Vector(side * shoulder, 0, 0));
            limb(
                    "arm" + which,
                    at,
                    side,
                    quadruped ? in(0.02, 0.14) : in(0.55, 1.5),
                    quadruped ? in(-0.45, 0.45) : in(-0.5, 0.8),
                    in(0.05, quadruped ? 0.5 : 1.1),
                    armLength,
                    armRadius,
                    true,
                    quadruped);
            Vector hipAt = pelvis.plus(new Vector(side * (hip * 0.75 + legRadius * 0.35), 0, 0));
            limb(
                    "leg" + which,
                    hipAt,
                    side,
                    quadruped ? in(0.02, 0.14) : in(0.08, 0.35),
                    in(-0.45, 0.6),
                    -in(0.05, 0.7),
                    legLength,
                    legRadius,
                    false,
                    quadruped);
        }
        if (tail) {
            Vector back = up.times(-0.5).plus(new Vector(0, 0, -1)).unit().pitched(in(-0.5, 0.6));
            double length = in(0.2, 0.4);
            Vector middlePoint = pelvis.plus(back.times(hip * 0.6 + length));
            Vector tip = middlePoint.plus(back.pitched(in(-0.5, 0.7)).times(length));
            double radius = girth * in(0.035, 0.06);
            add("tail root", Creatures.TAIL, pelvis.plus(back.times(hip * 0.9)), middlePoint, radius * 1.3, radius);
            add("tail tip", Creatures.TAIL, middlePoint, tip, radius, radius * 0.6);
        }
    }

    private void head(Vector chest, Vector up, double breast, double girth, boolean quadruped, boolean ears) {
        double nod = quadruped ? in(0.35, 0.9) : in(-0.2, 0.25);
        Vector neck = quadruped ? new Vector(0, 1, 0).pitched(-nod) : up.pitched(-nod);
        double size = in(0.1, 0.17);
        Vector base = chest.plus(neck.times(breast + in(0.05, 0.15)));
        Vector face = new Vector(0, in(-0.35, 0.1), 1).unit();
        Vector back = base.plus(neck.times(size * 0.9));
        Vector snout = back.plus(face.times(size * in(0.5, 1.2)));
        add("neck", Creatures.HEAD, chest.plus(neck.times(breast * 0.95)), base, girth * 0.075, girth * 0.065);
        add("head", Creatures.HEAD, back, snout, size, size * in(0.5, 0.85));
        if (ears) {
            double length = in(0.06, 0.18);
            for (int side = 1; side >= -1; side -= 2) {
                Vector root = back.plus(new Vector(side * size * 0.6, size * 0.75, 0));
                add(
                        "ear " + side,
                        Creatures.HEAD,
                        root,
                        root.plus(new Vector(side * 0.4, 1, -0.1).unit().times(length)),
                        0.04,
                        0.022);
            }
        }
    }

    /** Upper and lower part and hand or foot; {@code out} turns it sideways, {@code swing} forward, {@code bend} at the joint. */
    private void limb(
            String name,
            Vector at,
            int side,
            double out,
            double swing,
            double bend,
            double length,
            double radius,
            boolean arm,
            boolean quadruped) {
        Vector first = DOWN.pitched(-swing).rolled(side * out);
        Vector second = DOWN.pitched(-(swing + bend)).rolled(side * out * 0.9);
        double lower = length * in(0.85, 1.1);
        Vector joint = at.plus(first.times(length));
        Vector end = joint.plus(second.times(lower));
        double tip = radius * in(0.6, 0.75);
        add("upper " + name, arm ? Creatures.UPPER_ARM : Creatures.UPPER_LEG, at, joint, radius * 1.15, radius * 0.9);
        add("lower " + name, arm ? Creatures.LOWER_ARM : Creatures.LOWER_LEG, joint, end, radius * 0.9, tip);
        Vector ahead = arm && !quadruped ? second : new Vector(0, -0.15, 1).unit();
        double reach = arm && !quadruped ? in(0.08, 0.13) : in(0.09, 0.16);
        Vector start = end.plus(ahead.times(arm && !quadruped ? tip * 1.2 : 0));
        add(
                (arm ? "hand " : "foot ") + name,
                arm ? Creatures.HAND : Creatures.FOOT,
                start,
                start.plus(ahead.times(reach)),
                tip * 1.25,
                tip * 1.05);
    }
}
