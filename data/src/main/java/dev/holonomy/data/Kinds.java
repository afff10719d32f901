package dev.holonomy.data;

import dev.holonomy.mesh.MeshChecks;
import dev.holonomy.mesh.MeshReport;
import dev.holonomy.mesh.TriangleMesh;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Synthetic creatures of several kinds, each mesh of one class: blended capsules in many proportions and poses, meshed irregularly.
 *
 * <p>They are made when asked for: a mesh is a function of seed, item and size, on any thread and Java release. Items are called
 * {@code KIND/NNN} as in {@link ClassFolders}, kind after kind; of each kind the first seven tenths are to train on.
 */
public final class Kinds implements ClassifiedSet {
    /** The seed of the set that is called {@code kinds}. */
    public static final long SEED = 2026;

    /** How many there are of each kind in the set that is called {@code kinds}. */
    public static final int EACH = 16;

    /** Vertices of each on average in the set that is called {@code kinds}. */
    public static final int VERTICES = 500;

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final long PURPOSE = 0x4B494E44;
    private static final int ATTEMPTS = 400;
    private static final double LEAST_ANGLE = 0.03; // radians

    private final long seed;
    private final int each;
    private final int vertices;

    /**
     * A set.
     *
     * @param seed of all meshes
     * @param each how many of each kind
     * @param vertices about how many a mesh has on average, 300..20000
     */
    public Kinds(long seed, int each, int vertices) {
        if (each < 1 || each > 100_000) {
            throw new IllegalArgumentException(each + " meshes of each kind, wanted 1 to 100000");
        }
        if (vertices < 300 || vertices > 20_000) {
            throw new IllegalArgumentException(vertices + " vertices a creature, wanted 300 to 20000");
        }
        this.seed = seed;
        this.each = each;
        this.vertices = vertices;
    }

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public List<String> classNames() {
        return KINDS.stream().map(Kind::label).toList();
    }

    @Override
    public List<String> itemNames() {
        return IntStream.range(0, each * KINDS.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%s/%03d", KINDS.get(classOf(i)).label(), i % each))
                .toList();
    }

    @Override
    public int classOf(int index) {
        return index / each;
    }

    @Override
    public TriangleMesh mesh(int index) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CounterRandom random = new CounterRandom(seed, PURPOSE, classOf(index), index % each, attempt);
            int size = (int) (vertices * random.uniform(0.75, 1.3));
            Body body = new Body(KINDS.get(classOf(index)).bones(random), Creatures.BLEND);
            Remesher surface = Tetrahedra.mesh(body, Creatures.CELL);
            if (Creatures.sphere(MeshChecks.of(surface.mesh()))) {
                TriangleMesh mesh = Creatures.mesh(body, surface, size, random, Creatures.DENSITY_SPREAD);
                MeshReport report = MeshChecks.of(mesh);
                if (Creatures.sphere(report) && report.angles().least() > LEAST_ANGLE) {
                    return mesh;
                }
            }
        }
        throw new IllegalStateException(
                "item " + index + " of seed " + seed + " touches itself or has needles in " + ATTEMPTS + " poses");
    }

    @Override
    public String defaultScheme() {
        return "file";
    }

    /**
     * The fixed split for {@code file}, else a drawn one.
     *
     * @param scheme {@code file}, or as of {@link Split#drawEach}
     * @param drawSeed seed of the draw
     * @return the split
     */
    @Override
    public Split split(String scheme, long drawSeed) {
        if (!scheme.equals("file")) {
            return ClassifiedSet.super.split(scheme, drawSeed);
        }
        int train = Math.max(1, each * 7 / 10);
        List<Integer> all = IntStream.range(0, size()).boxed().toList();
        return new Split(
                "file",
                0,
                all.stream().filter(i -> i % each < train).toList(),
                all.stream().filter(i -> i % each >= train).toList());
    }

    @Override
    public int size() {
        return each * KINDS.size();
    }
}
