package dev.holonomy.data;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A generator of labelled creatures: bipeds and quadrupeds of blended capsules in many proportions and poses, meshed irregularly.
 *
 * <p>Deterministic: a creature is a function of seed, index and size, on any thread and Java release. Left and right share a part.
 */
public final class Creatures {
    /** The parts, in the order of the class ids. */
    public static final List<String> PARTS =
            List.of("head", "torso", "upperarm", "lowerarm", "hand", "upperleg", "lowerleg", "foot", "tail");

    static final int HEAD = 0;
    static final int TORSO = 1;
    static final int UPPER_ARM = 2;
    static final int LOWER_ARM = 3;
    static final int HAND = 4;
    static final int UPPER_LEG = 5;
    static final int LOWER_LEG = 6;
    static final int FOOT = 7;
    static final int TAIL = 8;

    static final double BLEND = 0.022;
    static final double CELL = 0.05;
    private static final int ATTEMPTS = 200; // at the least size two poses in three are refused
    private static final double LEAST_ANGLE = 0.1; // radians: no needles
    private static final double THICKNESS = 1.4; // the longest edge over the radius of a limb: thin ones stay round
    static final double DENSITY_SPREAD = 0.3;

    private final long seed;
    private final int vertices;
    private final TriangleMesh templateMesh;
    private final Body templateBody;

    /**
     * A generator.
     *
     * @param seed of all creatures
     * @param vertices about how many a creature has on average, 800..20000
     */
    public Creatures(long seed, int vertices) {
        if (vertices < 800 || vertices > 20_000) {
            throw new IllegalArgumentException(vertices + " vertices a creature, wanted 800 to 20000");
        }
        this.seed = seed;
        this.vertices = vertices;
        templateBody = new Body(Skeleton.template(), BLEND);
        templateMesh = templateMesh(templateBody, vertices);
    }

    /** The template's mesh; where a size gives it a needle, the next one without. */
    private static TriangleMesh templateMesh(Body body, int vertices) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int size = vertices + vertices * attempt / ATTEMPTS;
            TriangleMesh mesh = mesh(body, Tetrahedra.mesh(body, CELL), size, new CounterRandom(0), 0);
            if (sound(MeshChecks.of(mesh))) {
                return mesh;
            }
        }
        throw new IllegalStateException("the template of " + vertices + " vertices has needles");
    }

    /**
     * The canonical creature, which all maps point to; the same for every seed.
     *
     * @return the template with its parts and the identity as map
     */
    public Creature template() {
        int count = templateMesh.vertexCount();
        int[] identity = new int[count];
        for (int v = 0; v < count; v++) {
            identity[v] = v;
        }
        return new Creature(
                "template",
                templateMesh,
                parts(templateMesh, templateBody),
                new VertexMap("template", identity, count));
    }

    /**
     * One creature.
     *
     * @param index any number from 0
     * @return the creature
     */
    public Creature creature(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("creature " + index + ", wanted 0 or more");
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CounterRandom random = new CounterRandom(seed, index, attempt);
            int size = (int) (vertices * random.uniform(0.75, 1.3));
            Body body = new Body(Skeleton.random(random), BLEND);
            Remesher surface = Tetrahedra.mesh(body, CELL);
            if (!sphere(MeshChecks.of(surface.mesh()))) {
                continue; // remeshing keeps the topology, so its cost can be saved
            }
            TriangleMesh mesh = mesh(body, surface, size, random, DENSITY_SPREAD);
            if (sound(MeshChecks.of(mesh))) {
                String name = String.format(Locale.ROOT, "creature_%03d", index);
                return new Creature(name, mesh, parts(mesh, body), map(mesh, body));
            }
        }
        throw new IllegalStateException(
                "creature " + index + " of seed " + seed + " touches itself or has needles in " + ATTEMPTS + " poses");
    }

    /** Closed, manifold, oriented, of genus 0 and in one piece. */
    static boolean sphere(MeshReport report) {
        return report.closed()
                && report.manifold()
                && report.oriented()
                && report.euler() == 2
                && report.components() == 1;
    }

    private static boolean sound(MeshReport report) {
        return sphere(report) && report.angles().least() > LEAST_ANGLE;
    }

    /** Each bone has its own density within the spread, so that triangles differ over the body. */
    static TriangleMesh mesh(Body body, Remesher remesher, int vertices, CounterRandom random, double spread) {
        double[] density = new double[body.bones().size()];
        for (int i = 0; i < density.length; i++) {
            density[i] = 1 + random.uniform(-spread, spread);
        }
        double length = 1.07 * Math.sqrt(2 * remesher.area() / (Math.sqrt(3) * vertices));
        remesher.remesh(
                p -> {
                    int nearest = body.nearestBone(p);
                    Bone bone = body.bones().get(nearest);
                    return Math.min(length * density[nearest], THICKNESS * bone.radius(bone.along(p)));
                },
                6);
        return remesher.mesh();
    }

    private static Vector position(TriangleMesh mesh, int v) {
        return new Vector(mesh.coordinate(v, 0), mesh.coordinate(v, 1), mesh.coordinate(v, 2));
    }

    private static VertexLabels parts(TriangleMesh mesh, Body body) {
        int[] labels = new int[mesh.vertexCount()];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = body.bones().get(body.nearestBone(position(mesh, v))).part();
        }
        return new VertexLabels("parts", labels, PARTS);
    }

    /** Where a point is on its bone: along it, and the offset over the radius, turned to where the template's bone points. */
    private record BonePlace(String bone, double along, Vector offset) {
        double apart(BonePlace o) {
            Vector d = offset.minus(o.offset);
            return 4 * (along - o.along) * (along - o.along) + d.dot(d);
        }
    }

    private BonePlace place(Vector p, Body body) {
        Bone bone = body.bones().get(body.nearestBone(p));
        double t = bone.along(p);
        Vector offset = p.minus(bone.axisPoint(t)).times(1 / bone.radius(t));
        Vector rest = templateBody.bones().stream()
                .filter(b -> b.name().equals(bone.name()))
                .findFirst()
                .orElse(bone)
                .direction();
        return new BonePlace(bone.name(), t, offset.rotated(bone.direction(), rest));
    }

    VertexMap map(TriangleMesh mesh, Body body) {
        List<BonePlace> places = new ArrayList<>();
        for (int v = 0; v < templateMesh.vertexCount(); v++) {
            places.add(place(position(templateMesh, v), templateBody));
        }
        int[] targets = new int[mesh.vertexCount()];
        for (int v = 0; v < targets.length; v++) {
            BonePlace mine = place(position(mesh, v), body);
            double least = Double.POSITIVE_INFINITY;
            for (int t = 0; t < places.size(); t++) {
                BonePlace other = places.get(t);
                double apart = other.bone.equals(mine.bone) ? mine.apart(other) : Double.POSITIVE_INFINITY;
                if (apart < least) {
                    least = apart;
                    targets[v] = t;
                }
            }
        }
        return new VertexMap("template", targets, places.size());
    }
}
