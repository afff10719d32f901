package dev.holonomy.geodesic;

import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * The shape diameter function (Shapira, Shamir and Cohen-Or 2008): how thick a solid is below each vertex of its surface.
 *
 * <p>From each vertex {@link #RAYS} rays go inward in a cone of 60° around the inward normal, spread evenly over its solid
 * angle. A ray counts if the first face it meets (not one at the vertex) is met from within. Of the lengths
 * within one standard deviation of their median the mean is taken, weighted by the inverse of the angle to the axis of the
 * cone. Where no ray counts, as at the rim of an open surface, a vertex takes the mean of its neighbours that have a value;
 * a component without any has zeros. The result does not depend on frames, rigid motion (beyond rounding) or threads.
 */
public final class ShapeDiameter {
    /** Rays a vertex. */
    public static final int RAYS = 30;

    private static final double CONE = Math.PI / 3;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double[] TILT = tilts();
    private static final double[] DIRECTION = directions();

    private ShapeDiameter() {}

    /**
     * The shape diameter at each vertex.
     *
     * @param surface a surface that bounds a solid, normals outward
     * @param threads how many threads work; 0 takes one a processor
     * @return lengths in the units of the mesh, finite and not negative, [V]
     */
    public static double[] of(Surface surface, int threads) {
        TriangleMesh mesh = surface.mesh();
        double[] result = new double[mesh.vertexCount()];
        FaceTree tree = new FaceTree(mesh);
        double[] faceNormal = Frames.faceNormals(mesh);
        // Frames of their own: those of the surface may be in another gauge, and a scalar must not see that.
        Frames frames = Frames.of(
                mesh, surface.halfEdges(), surface.lengths(), Transport.of(surface.lengths(), surface.halfEdges()));
        ParallelBlocks.run(
                result.length, threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), () -> {
                    FaceTree.Ray ray = tree.new Ray();
                    double[] length = new double[RAYS];
                    double[] sorted = new double[RAYS];
                    double[] direction = new double[3];
                    return (block, from, to) -> {
                        for (int v = from; v < to; v++) {
                            int hits = cast(v, ray, frames, faceNormal, length, direction);
                            result[v] = hits == 0 ? Double.NaN : robustMean(length, sorted, hits);
                        }
                    };
                });
        fillGaps(surface.halfEdges(), result);
        return result;
    }

    /** Angles of the rays to the axis: rings of equal solid angle. */
    private static double[] tilts() {
        double[] result = new double[RAYS];
        for (int i = 0; i < RAYS; i++) {
            result[i] = Math.acos(1 - (i + 0.5) / RAYS * (1 - Math.cos(CONE)));
        }
        return result;
    }

    /** Directions of the rays in a frame: along e1, along e2, along the normal, [RAYS, 3]. */
    private static double[] directions() {
        double[] result = new double[3 * RAYS];
        for (int i = 0; i < RAYS; i++) {
            result[3 * i] = Math.sin(TILT[i]) * Math.cos(GOLDEN_ANGLE * i);
            result[3 * i + 1] = Math.sin(TILT[i]) * Math.sin(GOLDEN_ANGLE * i);
            result[3 * i + 2] = -Math.cos(TILT[i]);
        }
        return result;
    }

    /** Lengths of the rays of a vertex, NaN for those that do not count. */
    private static int cast(int v, FaceTree.Ray ray, Frames frames, double[] faceNormal, double[] length, double[] d) {
        int hits = 0;
        for (int i = 0; i < RAYS; i++) {
            for (int c = 0; c < 3; c++) {
                d[c] = DIRECTION[3 * i] * frames.e1()[3 * v + c]
                        + DIRECTION[3 * i + 1] * frames.e2()[3 * v + c]
                        + DIRECTION[3 * i + 2] * frames.normal()[3 * v + c];
            }
            ray.cast(v, d[0], d[1], d[2]);
            int n = 3 * ray.face;
            boolean within =
                    ray.face >= 0 && d[0] * faceNormal[n] + d[1] * faceNormal[n + 1] + d[2] * faceNormal[n + 2] > 0;
            length[i] = within ? ray.distance : Double.NaN;
            hits += within ? 1 : 0;
        }
        return hits;
    }

    private static double robustMean(double[] length, double[] sorted, int hits) {
        int n = 0;
        double sum = 0;
        for (double l : length) {
            if (!Double.isNaN(l)) {
                sorted[n++] = l;
                sum += l;
            }
        }
        Arrays.sort(sorted, 0, n);
        double median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += (sorted[i] - sum / hits) * (sorted[i] - sum / hits) / hits;
        }
        double reach = Math.sqrt(variance) * (1 + 1e-9);
        double weighted = 0;
        double weights = 0;
        for (int i = 0; i < RAYS; i++) {
            if (Math.abs(length[i] - median) <= reach) {
                weighted += length[i] / TILT[i];
                weights += 1 / TILT[i];
            }
        }
        return weights > 0 ? weighted / weights : median;
    }

    /** Spreads values over vertices that have none, ring by ring, each ring from those before it. */
    private static void fillGaps(HalfEdges halfEdges, double[] value) {
        int[] ring = new int[value.length];
        boolean[] met = new boolean[value.length];
        int size = 0;
        for (int v = 0; v < value.length; v++) {
            met[v] = !Double.isNaN(value[v]);
        }
        for (int v = 0; v < value.length; v++) {
            if (!Double.isNaN(value[v])) {
                size = meetNeighbours(halfEdges, v, met, ring, size);
            }
        }
        double[] mean = new double[value.length];
        for (int done = 0; done < size; ) {
            int last = size;
            for (int i = done; i < last; i++) {
                mean[i] = neighbourMean(halfEdges, value, ring[i]);
            }
            for (int i = done; i < last; i++) {
                value[ring[i]] = mean[i];
            }
            for (int i = done; i < last; i++) {
                size = meetNeighbours(halfEdges, ring[i], met, ring, size);
            }
            done = last;
        }
        for (int v = 0; v < value.length; v++) {
            value[v] = Double.isNaN(value[v]) ? 0 : value[v];
        }
    }

    /** Appends the neighbours of v that were not met. */
    private static int meetNeighbours(HalfEdges halfEdges, int v, boolean[] met, int[] ring, int size) {
        int end = size;
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            int q = halfEdges.tip(h);
            if (!met[q]) {
                met[q] = true;
                ring[end++] = q;
            }
        }
        return end;
    }

    private static double neighbourMean(HalfEdges halfEdges, double[] value, int v) {
        double sum = 0;
        int known = 0;
        for (int h = halfEdges.first(v), i = 0; i < halfEdges.degree(v); i++, h = halfEdges.nextAround(h)) {
            double neighbour = value[halfEdges.tip(h)];
            if (!Double.isNaN(neighbour)) {
                sum += neighbour;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }
}
