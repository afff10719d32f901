package dev.holonomy.geodesic.hierarchy;

import dev.holonomy.geodesic.Surface;
import dev.holonomy.mesh.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Coarser and coarser levels of a surface: farthest-point samples, nested, with the maps and transports between them.
 *
 * <p>Level 0 is the surface with all its vertices; {@link #level} l = 1, 2, … pools level l − 1. Distances, angles and
 * transport are always those of the surface itself. Immutable.
 */
public final class Hierarchy {
    private final List<Level> levels;

    private Hierarchy(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /**
     * The levels of a surface. Level l has V / ratio^l vertices, rounded up, but one for each component at least; where that
     * leaves nothing to merge, a level is as fine as the one before it.
     *
     * @param surface the surface
     * @param options number of levels, ratio, radius
     * @return the hierarchy
     * @throws MeshException if the mesh has no vertex
     */
    public static Hierarchy of(Surface surface, HierarchyOptions options) {
        int vertices = surface.mesh().vertexCount();
        if (vertices == 0) {
            throw new MeshException("the mesh has no vertices, wanted at least one to make levels of");
        }
        FarthestPointSampling sampling = FarthestPointSampling.begin(surface);
        int[] counts = new int[options.levels() + 1];
        counts[0] = vertices;
        for (int l = 1; l < counts.length; l++) {
            counts[l] = Math.max(sampling.count(), (int) Math.ceil(counts[l - 1] / options.ratio()));
        }
        int[][] nearest = new int[counts.length][];
        double[][] distance = new double[counts.length][];
        for (int l = counts.length - 1; l > 0; l--) { // a coarse level is a prefix of a finer one
            sampling.growTo(counts[l]);
            nearest[l] = sampling.nearest();
            distance[l] = sampling.distance();
        }
        int[] samples = sampling.samples();
        int[] all = new int[vertices];
        for (int v = 0; v < vertices; v++) {
            all[v] = v;
        }
        List<Level> levels = new ArrayList<>();
        double[] areas = surface.vertexAreas();
        for (int l = 1; l < counts.length; l++) {
            int[] fine = l == 1 ? all : Arrays.copyOf(samples, counts[l - 1]);
            int[] coarse = Arrays.copyOf(samples, counts[l]);
            double radius = options.radius() * Math.pow(options.ratio(), 0.5 * (l - 1));
            LevelAssembly assembly = new LevelAssembly(surface, fine, coarse, nearest[l], distance[l], areas);
            Level level = assembly.level(radius, radius * Math.sqrt(options.ratio()), options.threads());
            levels.add(level);
            areas = level.areas();
        }
        return new Hierarchy(levels);
    }

    /**
     * The number of coarser levels.
     *
     * @return L; levels are 1..L
     */
    public int levelCount() {
        return levels.size();
    }

    /**
     * A level.
     *
     * @param level 1..L
     * @return it
     */
    public Level level(int level) {
        return levels.get(level - 1);
    }

    /**
     * The vertex of a level that each vertex of the surface ends up in, pooled level by level.
     *
     * @param level 0..L
     * @return indices into the level, [V]
     */
    public int[] clusters(int level) {
        int[] result = new int[levels.get(0).fineCount()];
        for (int v = 0; v < result.length; v++) {
            result[v] = v;
            for (int l = 0; l < level; l++) {
                result[v] = levels.get(l).parents()[result[v]];
            }
        }
        return result;
    }

    /**
     * The transport from each vertex of the surface to its vertex of a level, over the levels between.
     *
     * @param level 0..L
     * @return g, the angle added to a direction at v to express it at the coarse vertex; in -π..π, [V]
     */
    public double[] transport(int level) {
        double[] result = new double[levels.get(0).fineCount()];
        for (int v = 0; v < result.length; v++) {
            int at = v;
            double g = 0;
            for (int l = 0; l < level; l++) {
                g += levels.get(l).transport()[at];
                at = levels.get(l).parents()[at];
            }
            result[v] = Turns.signed(g);
        }
        return result;
    }

    /**
     * The same levels in other frames: α_v is added to every angle at vertex v of the surface.
     *
     * @param alpha angles, [V]
     * @return the hierarchy in the turned gauge
     */
    public Hierarchy rotatedGauge(double[] alpha) {
        if (alpha.length != levels.get(0).fineCount()) {
            throw new IllegalArgumentException("wanted " + levels.get(0).fineCount() + " angles, got " + alpha.length);
        }
        List<Level> turned = new ArrayList<>();
        double[] fine = alpha;
        for (Level level : levels) {
            double[] coarse = new double[level.count()];
            for (int c = 0; c < coarse.length; c++) {
                coarse[c] = alpha[level.samples()[c]];
            }
            turned.add(level.rotatedGauge(fine, coarse));
            fine = coarse;
        }
        return new Hierarchy(turned);
    }
}
